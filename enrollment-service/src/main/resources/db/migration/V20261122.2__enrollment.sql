-- One act that names many people: here, addresses added by email.
create table batch (
    id            uuid primary key,
    license_id    uuid        not null,
    method        text        not null,
    actor_account uuid        not null,
    actor_email   text        not null,
    actor_role    text        not null,
    stamp         bigint      not null,
    accepted_at   timestamptz not null default clock_timestamp()
);

-- What was typed, row by row, and what became of it. An outcome is written once.
create table batch_row (
    batch_id uuid not null references batch,
    row      int  not null,
    text     text not null,
    email    text,
    outcome  text,
    rule     text,
    detail   text,
    primary key (batch_id, row)
);
