-- An LTI platform as our tool is known to it: who signs, and where a login goes. One of Canvas serves many customers.
create table registration (
    id         uuid primary key,
    platform   text        not null check (platform in ('CANVAS', 'SCHOOLOGY', 'OTHER')),
    issuer     text        not null,
    client_id  text        not null,
    auth_url   text        not null,
    token_url  text        not null,
    jwks_url   text        not null,
    created_at timestamptz not null default clock_timestamp(),
    unique (issuer, client_id)
);

-- One platform's tie to one license. Without a license (our own app, Classroom) each assignment goes to its maker's (X27).
create table connection (
    id                  uuid primary key,
    license_id          uuid,
    kind                text        not null check (kind in ('LTI', 'CANVAS', 'CLASSROOM', 'SCHOOLOGY', 'APP')),
    name                text        not null,
    registration_id     uuid references registration, -- of LTI
    deployment          text,                         -- of LTI, as the platform writes it; of others what LmsUser says
    state               text        not null default 'PENDING' check (state in ('PENDING', 'CONFIRMED')),
    trusted             boolean     not null default false, -- its license's admin came through it: any address it asserts counts
    confirmed_by        uuid,                         -- the account of our staff; null where a launch confirmed it
    confirmed_at        timestamptz,
    settings            jsonb       not null default '{}', -- what its kind needs besides; no secret
    secret              text,                         -- sealed to the connection
    path_digest         text unique,                  -- of the secret its deliveries' path ends in
    connected_by        uuid,
    connected_at        timestamptz not null default clock_timestamp(),
    ended_by            uuid,
    ended_at            timestamptz,                  -- what came by it stays; nothing more comes
    trouble             text,                         -- why nothing can come for now, such as a grant that is gone
    check (license_id is not null or kind in ('APP', 'CLASSROOM')),
    check ((kind = 'LTI') = (registration_id is not null))
);
create unique index connection_deployment on connection (registration_id, deployment) where ended_at is null;
create index connection_of_license on connection (license_id, id);

insert into connection (id, kind, name, state)
values ('00000000-0000-0000-0000-00000000000a', 'APP', 'The app', 'CONFIRMED');

-- What was refused, and why; counted, never kept. Written now and then by each process, not per request.
create table rejection (
    connection_id uuid        not null references connection,
    why           text        not null, -- a fixed word; nothing of what came
    count         bigint      not null,
    last_at       timestamptz not null,
    primary key (connection_id, why)
);

-- What came in, once each: the key is what makes two the same (the nonce, the message's id, or the digest of the body).
create table delivery (
    id            bigint generated always as identity primary key,
    connection_id uuid        not null references connection,
    key           text        not null,
    kind          text        not null,
    received_at   timestamptz not null default clock_timestamp(),
    state         text        not null check (state in ('TAKEN', 'IGNORED', 'PARKED', 'CONFIRMING', 'DEAD')),
    why           text,
    body          text,        -- sealed to the connection, while it may be needed again: PARKED, CONFIRMING, DEAD
    tries         int         not null default 0,
    next_try_at   timestamptz, -- of CONFIRMING
    unique (connection_id, key)
);
create index delivery_of_connection on delivery (connection_id, id);
create index delivery_to_confirm on delivery (next_try_at) where state = 'CONFIRMING';
create index delivery_dead on delivery (connection_id, id) where state = 'DEAD';
create index delivery_age on delivery (received_at);

-- Assignments of our app. Who made one, and for which license, is settled by license-service's word (X26, X27).
create table assignment (
    id               uuid primary key,
    connection_id    uuid        not null references connection,
    license_id       uuid,       -- pinned when it is settled (X10); of connections with a license, from the beginning
    state            text        not null default 'ASKED'
                     check (state in ('ASKED', 'SETTLED', 'CHOOSE', 'MAKER_NOT_ON_LICENSE', 'NO_LICENSE')),
    title            text        not null,
    maker_issuer     text        not null,
    maker_deployment text        not null,
    maker_subject    text        not null,
    maker_email      text,       -- normalized
    maker_account    uuid,       -- where our own app says it
    made_at          timestamptz not null default clock_timestamp(),
    stamp            bigint      not null, -- of its making
    asks             int         not null default 0,
    next_ask_at      timestamptz           -- of ASKED
);
create index assignment_of_license on assignment (license_id, id);
create index assignment_of_connection on assignment (connection_id, id);
create index assignment_to_ask on assignment (next_ask_at) where state = 'ASKED';

-- By what an open names its assignment. The scope is the connection it comes by: another one's names mean nothing in it.
create table assignment_ref (
    connection_id uuid not null references connection,
    kind          text not null check (kind in ('OURS', 'LTI_LINK', 'CANVAS', 'CLASSROOM', 'SCHOOLOGY')),
    ref           text not null,
    assignment_id uuid not null references assignment,
    primary key (connection_id, kind, ref)
);
create index assignment_ref_of on assignment_ref (assignment_id);

-- Who opened an assignment: said each time, kept once.
create table opened (
    assignment_id     uuid        not null references assignment,
    person_issuer     text        not null,
    person_deployment text        not null,
    person_subject    text        not null,
    stamp             bigint      not null, -- of the last time
    delivery_id       bigint      not null, -- what it came by
    times             int         not null default 1,
    first_at          timestamptz not null default clock_timestamp(),
    primary key (assignment_id, person_issuer, person_deployment, person_subject)
);

-- Opens nobody can judge yet: of an unknown assignment, of one not settled, by a connection not confirmed. Thirty days.
create table parked_open (
    id                bigint generated always as identity primary key,
    connection_id     uuid        not null references connection,
    ref_kind          text        not null,
    ref               text        not null,
    person_issuer     text        not null,
    person_deployment text        not null,
    person_subject    text        not null,
    person_email      text,       -- normalized, as last asserted
    stamp             bigint      not null, -- of the last time
    delivery_id       bigint      not null, -- what it came by
    parked_at         timestamptz not null default clock_timestamp(),
    unique (connection_id, ref_kind, ref, person_issuer, person_deployment, person_subject)
);
create index parked_open_age on parked_open (parked_at);

-- An LTI login under way: what the browser has to bring back, once, within five minutes.
create table lti_state (
    id              text primary key, -- a digest of it
    nonce           text        not null,
    registration_id uuid        not null references registration,
    target          text        not null, -- as the login said; the token's counts
    deployment      text,       -- as the login hinted
    expires_at      timestamptz not null
);
create index lti_state_age on lti_state (expires_at);

-- A teacher about to name an assignment: what our answer to the platform needs, for an hour, once.
create table deep_link (
    token         text primary key, -- a digest of what the form carries
    connection_id uuid        not null references connection,
    return_url    text        not null,
    data          text,        -- the platform's, echoed
    line_item     boolean     not null, -- whether the platform takes one
    title         text,        -- as the platform proposes
    maker_subject text        not null,
    maker_email   text,        -- normalized
    expires_at    timestamptz not null
);
create index deep_link_age on deep_link (expires_at);

-- Our keys. The one that signs is the last whose time has come; each is served from its making on, until long after that.
create table signing_key (
    kid         text primary key,
    public_jwk  jsonb       not null,
    private_jwk text        not null, -- sealed to its kid
    created_at  timestamptz not null default clock_timestamp(),
    signs_from  timestamptz not null unique,
    retires_at  timestamptz not null -- when the next one signs; served thirty days more
);
