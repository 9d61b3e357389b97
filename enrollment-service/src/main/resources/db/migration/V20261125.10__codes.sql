-- A license's key and link, each generation a row. The secret stands here as a digest to find it by and sealed to show it;
-- the keys of both live outside the database.
create table license_code (
    id              uuid primary key,
    license_id      uuid        not null,
    kind            text        not null check (kind in ('KEY', 'LINK')),
    generation      int         not null,
    code_hmac       bytea       not null unique,
    sealed_code     text,                          -- forgotten when it is revoked
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    expires_at      timestamptz,
    max_uses        int,
    uses            int         not null default 0, -- people who redeemed it
    allowed_domains text[]      not null default '{}',
    unique (license_id, kind, generation)
);
create unique index license_code_in_use on license_code (license_id, kind) where revoked_at is null;

-- Who redeemed which code when; what became of it is the one row of the batch of the same id.
create table redemption (
    id          uuid primary key,
    code_id     uuid        not null references license_code,
    license_id  uuid        not null,
    kind        text        not null,
    generation  int         not null,
    account     uuid        not null,
    email       text        not null,
    redeemed_at timestamptz not null,
    undone_at   timestamptz
);
create index redemption_of_license on redemption (license_id, kind, id);
create index redemption_of_account on redemption (code_id, account, redeemed_at);
create index redemption_since on redemption (license_id, kind, redeemed_at);

-- Codes tried that are none, of ten minutes: who, and from where, as digests.
create table wrong_guess (
    account_hmac bytea       not null,
    address_hmac bytea       not null,
    failed_at    timestamptz not null
);
create index wrong_guess_of_account on wrong_guess (account_hmac, failed_at);
create index wrong_guess_of_address on wrong_guess (address_hmac, failed_at);
create index wrong_guess_age on wrong_guess (failed_at);
