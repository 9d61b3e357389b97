-- The tables every service's database has: owed messages, read positions, what was seen, what could not be handled.

create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    headers    jsonb       not null,
    body       bytea       not null,
    created_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Where each partition's next unread message is. Kept by topic id: a topic made anew starts at its beginning.
create table consumer_offset (
    topic_id  uuid   not null,
    partition int    not null,
    topic     text   not null,
    next      bigint not null,
    primary key (topic_id, partition)
);

create table consumed_event (
    consumer    text        not null,
    event_id    uuid        not null,
    consumed_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index consumed_event_age on consumed_event (consumed_at);

-- What could not be read (part is null) or whose handling failed (part is the person's place in the event).
create table dead_letter (
    id         bigint generated always as identity primary key,
    consumer   text        not null,
    topic      text        not null,
    partition  int         not null,
    "offset"   bigint      not null,
    key        text,
    headers    jsonb       not null,
    body       bytea,
    part       int,
    error      text        not null,
    created_at timestamptz not null default clock_timestamp()
);

create table idempotency_key (
    caller       text        not null,
    route        text        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int,
    location     text,
    body         text,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (caller, route, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Whole snapshots of what another service owns; the highest revision stays.
create table replica (
    kind     text   not null,
    id       uuid   not null,
    revision bigint not null,
    snapshot jsonb  not null,
    primary key (kind, id)
);

-- How far a numbered stream of another service was applied, per key.
create table stream_position (
    stream text   not null,
    key    uuid   not null,
    seq    bigint not null,
    primary key (stream, key)
);
