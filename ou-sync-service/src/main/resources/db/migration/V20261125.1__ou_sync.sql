-- A Google Workspace connected to a license, and what of it is synced. A license has one at most (claim OU_SYNC).
create table sync (
    license_id       uuid primary key,
    id               uuid        not null unique, -- holds the claim; another one after a removal
    google_id        text        not null,
    google_email     text        not null,
    scopes           text        not null,
    refresh_token    text,                        -- sealed to this license and purpose; null once disconnected
    authorized_by    uuid        not null,
    authorized_at    timestamptz not null,
    units            jsonb       not null default '[]', -- picked: id, name, subtree
    trouble          text,                        -- why it is paused, or what the last run met
    paused           boolean     not null default false, -- until somebody says otherwise; trouble says who or what paused it
    paused_by_staff  boolean     not null default false, -- beside that: only staff end it
    review           text,                        -- HoldCause all removals are held for: NEW_AUTHORIZATION until approved
    freeze_from      timestamptz,
    freeze_until     timestamptz,
    next_run_at      timestamptz,
    lease            bigint      not null default 0, -- the number of the runner: an older one says nothing any more
    lease_until      timestamptz not null default '-infinity',
    grants_seq       bigint      not null default 0, -- up to where of the license's ledger ou_grant is known
    removing         boolean     not null default false, -- the claim is still to be released
    created_at       timestamptz not null default clock_timestamp()
);
create index sync_due on sync (next_run_at) where not paused and not paused_by_staff;
create index sync_of_account on sync (google_id);

-- An authorization under way: who began it, for ten minutes.
create table authorization_begun (
    state      text primary key, -- a digest of what Google brings back
    license_id uuid        not null,
    account    uuid        not null,
    email      text        not null,
    verifier   text        not null, -- sealed
    begun_at   timestamptz not null default clock_timestamp()
);

-- What license-service recorded of this service's words (a replica as of sync.grants_seq): whom a unit vouches for.
create table ou_grant (
    license_id uuid    not null,
    unit_id    text    not null,
    google_id  text    not null,
    no         bigint  not null generated always as identity,
    member_id  uuid,             -- null until license-service has judged
    email      text,             -- the address last said
    said_in    uuid,             -- the run that said them last: it says nobody twice
    vouched    boolean not null, -- false: said and not judged yet, taken back, or void by a removal
    primary key (license_id, unit_id, google_id)
);
create index ou_grant_member on ou_grant (license_id, member_id);
create index ou_grant_vouched on ou_grant (license_id, unit_id, no) include (google_id) where vouched;

-- Each run, for the admin and for the numbers of the next.
create table run (
    id         uuid primary key,
    license_id uuid        not null,
    sync_id    uuid        not null,
    stamp      bigint      not null, -- of all it says: read before its first page
    began_at   timestamptz not null default clock_timestamp(),
    ended_at   timestamptz,
    result     text,                 -- null while it goes on
    trouble    text,
    seen       int         not null default 0, -- active users of the picked units
    suspended  int         not null default 0,
    archived   int         not null default 0,
    joined     int         not null default 0, -- said to join, and how many of them are judged how
    "left"     int         not null default 0,
    held       int         not null default 0,
    judged     int         not null default 0,
    outcomes   jsonb       not null default '{}'
);
create index run_of_license on run (license_id, began_at);

-- People absent from the directory who stay until somebody approves (X7, X28).
create table held (
    license_id  uuid        not null,
    unit_id     text        not null,
    google_id   text        not null,
    email       text,
    reason      text        not null, -- LeaveReason
    cause       text        not null, -- HoldCause
    held_at     timestamptz not null default clock_timestamp(),
    approved_by uuid,
    approved_at timestamptz,          -- counts for 24 hours
    run_id      uuid        not null, -- the last run that found them absent
    primary key (license_id, unit_id, google_id)
);

-- Previews that can be committed once, within 24 hours (X30).
create table plan (
    id         uuid primary key,
    license_id uuid        not null,
    account    uuid        not null,
    kind       text        not null check (kind in ('SELECT', 'REMOVE')),
    units      jsonb       not null,
    state      text        not null default 'READING' check (state in ('READING', 'PLANNED', 'FAILED', 'COMMITTED')),
    trouble    text,
    counts     jsonb       not null default '{}',
    seats      jsonb,
    lease      bigint      not null default 0, -- the number of its reader
    lease_until timestamptz not null default '-infinity',
    made_at    timestamptz not null default clock_timestamp()
);
create index plan_to_read on plan (lease_until) where state = 'READING';
create table plan_person (
    plan_id   uuid   not null references plan on delete cascade,
    no        int    not null,
    unit_id   text   not null,
    google_id text   not null,
    email     text   not null,
    effect    text   not null, -- ADD, KEEP, REMOVE, SKIP
    outcome   text,            -- what it would come to
    why       text,
    primary key (plan_id, no)
);
create index plan_person_effect on plan_person (plan_id, effect, no);
create unique index plan_person_once on plan_person (plan_id, google_id, unit_id);

-- How many users each unit has, as last counted.
create table unit_count (
    license_id uuid        not null,
    unit_id    text        not null,
    active     int         not null,
    inactive   int         not null, -- suspended or archived
    counted_at timestamptz not null,
    primary key (license_id, unit_id)
);

-- Authorizations given up, until Google has heard of it.
create table revocation_owed (
    id            bigint generated always as identity primary key,
    license_id    uuid        not null,
    google_id     text        not null,
    refresh_token text        not null, -- sealed
    owed_at       timestamptz not null default clock_timestamp()
);
