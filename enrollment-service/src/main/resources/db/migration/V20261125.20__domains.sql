-- Who has an account of the app, and at which address. Domain-wide takes its people from here.
create table account (
    id            uuid primary key,
    email         text        not null collate "C", -- normalized; two accounts may have had one, the later known has it
    domain        text        not null collate "C",
    as_of         timestamptz not null, -- when it was so: what is older changes nothing, whenever it is heard
    registered_at timestamptz not null default clock_timestamp(),
    source        text        not null check (source in ('SIGN_IN', 'WEBHOOK'))
);
create index account_domain on account (domain, email, as_of desc, id);

-- Webhook deliveries taken in, so that one that is sent again counts once.
create table webhook_delivery (
    id          text primary key,
    received_at timestamptz not null default clock_timestamp()
);
create index webhook_delivery_age on webhook_delivery (received_at);

-- A license deployed to a domain. CLAIMING: license-service is being asked; DEPLOYED; ENDING: ended here, and
-- license-service is being told that the claim is free; ENDED.
create table deployment (
    id               uuid primary key, -- holds the claim
    license_id       uuid        not null,
    domain           text        not null collate "C",
    display          text        not null, -- as it was typed
    state            text        not null default 'CLAIMING' check (state in ('CLAIMING', 'DEPLOYED', 'ENDING', 'ENDED')),
    attempt          int         not null default 1, -- how often deploying it was begun
    touched_at       timestamptz not null default clock_timestamp(),
    proof            text        not null check (proof in ('DNS', 'ATTESTED')),
    reason_text      text, -- of an attestation
    deployed_account uuid        not null,
    deployed_email   text        not null,
    deployed_at      timestamptz,
    ended_account    uuid,
    ended_email      text,
    ended_at         timestamptz,
    next_scan_at     timestamptz,
    -- Its latest scan: the batch its people are named in, how many it named, how many of them were judged.
    scan_batch       uuid,
    scan_began_at    timestamptz,
    scan_until       timestamptz, -- while it goes on: whoever does it has to be heard of by then
    scan_ended_at    timestamptz,
    scan_result      text check (scan_result in ('DONE', 'LICENSE_NOT_LIVE', 'CLAIM_REFUSED', 'FAILED')),
    scan_said        int         not null default 0,
    scan_judged      int         not null default 0
);
create unique index deployment_standing on deployment (license_id, domain) where state <> 'ENDED';
create index deployment_of_domain on deployment (domain) where state = 'DEPLOYED';
create index deployment_due on deployment (next_scan_at) where state = 'DEPLOYED';
create index deployment_unfinished on deployment (touched_at) where state in ('CLAIMING', 'ENDING');
create index deployment_scan on deployment (scan_batch) where scan_batch is not null;

-- A customer asks for a domain; staff answer (R38).
create table domain_request (
    id              uuid primary key,
    license_id      uuid        not null,
    domain          text        not null collate "C",
    display         text        not null,
    note_text       text,
    state           text        not null default 'REQUESTED' check (state in ('REQUESTED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    request_account uuid        not null,
    request_email   text        not null,
    requested_at    timestamptz not null default clock_timestamp(),
    decided_account uuid,
    decided_email   text,
    decided_at      timestamptz,
    reason_text     text
);
create unique index domain_request_open on domain_request (license_id, domain) where state = 'REQUESTED';
create index domain_request_of_license on domain_request (license_id, id);
create index domain_request_state on domain_request (state, id);
