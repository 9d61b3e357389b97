#!/bin/sh
# Makes Rollbook's secrets, each of them once, and writes a folder for each part with what that part alone is to know.
#
#   secrets.sh FOLDER          compose runs it so, as its first step; k8s/README.md says how to make Secrets of the result
#
# What a file here was made with opens what is in the databases: lose neither FOLDER/all nor the volume it lies in.
set -eu
umask 077
folder=$1
mkdir -p "$folder/all"

bytes() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }
password() { bytes 24 | tr '+/' '-_'; }
key() { bytes 32; }
webhook() { printf 'whsec_%s' "$(bytes 32)"; }

# A Tink keyset with one AES256-GCM key, in base64: what addresses and secrets are sealed with.
keyset() {
    id=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
    value=$({ printf '\032\040' && head -c 32 /dev/urandom; } | base64 | tr -d '\n')
    printf '{"primaryKeyId":%s,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey","value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%s,"outputPrefixType":"TINK"}]}' \
        "$id" "$value" "$id" | base64 | tr -d '\n'
}

# value NAME KIND: the secret of this name, made where there is none.
value() {
    if [ ! -s "$folder/all/$1" ]; then
        "$2" >"$folder/all/$1.new"
        mv "$folder/all/$1.new" "$folder/all/$1"
    fi
    cat "$folder/all/$1"
}

# part NAME FILE UID: what is read from the standard input becomes that file, of that user where we may give it away.
part() {
    mkdir -p "$folder/$1"
    cat >"$folder/$1/$2.new"
    mv "$folder/$1/$2.new" "$folder/$1/$2"
    [ "$(id -u)" != 0 ] || chown -R "$3" "$folder/$1"
}

# service NAME DATABASE SETTING...: its settings, as a properties file.
service() {
    name=$1 database=$2
    shift 2
    {
        echo "ROLLBOOK_DB_PASSWORD=$(value "database-$database" password)"
        echo "ROLLBOOK_SEAL_KEYSET=$(value seal-keyset keyset)"
        for setting in "$@"; do
            case $setting in
                ROLLBOOK_SERVICE_CLIENT_SECRET) echo "$setting=$(value service-client password)" ;;
                ROLLBOOK_CODES_HMAC_KEY) echo "$setting=$(value codes-hmac key)" ;;
                ROLLBOOK_DOMAINS_CHALLENGE_SECRET) echo "$setting=$(value domains-challenge key)" ;;
                ROLLBOOK_ACCOUNTS_WEBHOOK_SECRETS) echo "$setting=$(value accounts-webhook webhook)" ;;
                ROLLBOOK_APP_WEBHOOK_SECRETS) echo "$setting=$(value app-webhook webhook)" ;;
            esac
        done
    } | part "$name" settings.properties 10001
    value "database-$database" password | part databases "$database" 999
}

service license-service license
service enrollment-service enrollment ROLLBOOK_SERVICE_CLIENT_SECRET ROLLBOOK_CODES_HMAC_KEY \
    ROLLBOOK_DOMAINS_CHALLENGE_SECRET ROLLBOOK_ACCOUNTS_WEBHOOK_SECRETS
service invite-service invite ROLLBOOK_SERVICE_CLIENT_SECRET
service ou-sync-service ou_sync ROLLBOOK_SERVICE_CLIENT_SECRET
service lms-webhook-service lms ROLLBOOK_SERVICE_CLIENT_SECRET ROLLBOOK_APP_WEBHOOK_SECRETS

value database-keycloak password | part databases keycloak 999
value postgres password | part databases postgres 999
{
    echo "KC_DB_PASSWORD=$(value database-keycloak password)"
    echo "KC_BOOTSTRAP_ADMIN_USERNAME=admin"
    echo "KC_BOOTSTRAP_ADMIN_PASSWORD=$(value keycloak-admin password)"
    echo "ROLLBOOK_SERVICE_CLIENT_SECRET=$(value service-client password)"
} | part keycloak settings.properties 1000
