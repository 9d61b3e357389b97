#!/bin/sh
# Makes each service's database and the one role that owns it, and Keycloak's; nobody else may connect to it. Safe to run
# again, also with other passwords. They lie in /run/rollbook, one file a role, the superuser's as postgres.
set -eu
folder=${1:-/run/rollbook}
PGPASSWORD=$(cat "$folder/postgres")
export PGPASSWORD

for name in license enrollment invite ou_sync lms keycloak; do
    psql -q -v ON_ERROR_STOP=1 -v name="$name" -v password="$(cat "$folder/$name")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
psql -q -v ON_ERROR_STOP=1 -c 'REVOKE CONNECT ON DATABASE postgres FROM PUBLIC'
