create table license (
    id             uuid primary key,
    revision       bigint      not null,
    name           text        not null,
    type           text        not null,
    status         text        not null,
    invite_setting text        not null,
    email_domains  text[]      not null default '{}',
    seq            bigint      not null default 0, -- the ledger's last position on this license
    created_at     timestamptz not null
);

create table license_admin (
    license_id   uuid    not null references license,
    address      text    not null,
    account_id   uuid, -- bound when first seen; from then on it alone counts
    domain_admin boolean not null,
    primary key (license_id, address)
);
create index license_admin_address on license_admin (address);
create index license_admin_account on license_admin (account_id);

-- What each admin was to the license from which stamp on, so that a batch is judged by its actor's standing when it was
-- committed (X31), whenever it is judged.
create table admin_standing (
    license_id uuid   not null references license,
    address    text   not null,
    account_id uuid,
    since      bigint not null,
    standing   text   not null,
    primary key (license_id, address, since)
);

create table person (
    id         uuid primary key,
    created_at timestamptz not null default clock_timestamp()
);

-- How a person is known. ACCOUNT and GOOGLE are proof, an ADDRESS somebody typed is a claim.
create table person_identity (
    kind      text not null check (kind in ('ADDRESS', 'ACCOUNT', 'GOOGLE', 'LMS')),
    value     text not null,
    person_id uuid not null references person deferrable initially deferred,
    primary key (kind, value)
);
create index person_identity_person on person_identity (person_id);

-- The projection: who is on a license and why. Written only under its license's row lock.
create table membership (
    license_id uuid        not null references license,
    person_id  uuid        not null references person deferrable initially deferred,
    address    text        not null, -- for the list; the person's address when they came
    status     text        not null,
    grants     jsonb       not null,
    removed_at bigint      not null default 0,
    since      timestamptz not null, -- of this status
    primary key (license_id, person_id)
);
create index membership_list on membership (license_id, address, person_id);

-- What was decided, act by act: one row answers one chunk of a fact. Its people are the ledger's rows from first_seq to seq.
create table act (
    license_id    uuid        not null references license,
    seq           bigint      not null,
    first_seq     bigint      not null,
    fact_id       uuid,
    batch_id      uuid,
    method        text,
    actor_account uuid,
    actor_email   text,
    actor_role    text        not null,
    stamp         bigint      not null,
    recorded_at   timestamptz not null default clock_timestamp(),
    primary key (license_id, seq)
);

-- The verdicts, person by person. Append-only; never judged again.
create table ledger (
    license_id    uuid   not null,
    seq           bigint not null,
    person_id     uuid,
    row           int,
    status_before text   not null,
    status_after  text   not null,
    outcome       text   not null,
    rule          text, -- of a refusal, and the sentence to show
    detail        text,
    address       text, -- only of who was refused or failed
    primary key (license_id, seq)
);

-- Which of added and invited holds for a batch, judged once at its first chunk (X31).
create table batch (
    id         uuid primary key,
    license_id uuid not null references license,
    way        text not null
);
