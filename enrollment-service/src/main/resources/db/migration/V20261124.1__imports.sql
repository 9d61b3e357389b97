-- A file is received, perhaps planned, accepted, and then said chunk by chunk. What is added by email is accepted and said
-- at once.
alter table batch
    alter column stamp drop not null, -- of the commit: none before
    add column state      text    not null default 'ACCEPTED' check (state in ('RECEIVING', 'PLANNING', 'PLANNED', 'ACCEPTED')),
    add column people     int     not null default 0, -- its rows
    add column last_row   int     not null default 0,
    add column said       boolean not null default true,
    add column said_to    int     not null default 0, -- the rows up to here were said
    add column file_name  text,
    add column warnings   jsonb   not null default '[]',
    add column planned_to int     not null default 0, -- the rows up to here have their forecast
    add column planned_at timestamptz, -- the plan was whole, and lives 24 hours
    add column plan       jsonb;
create index batch_to_say on batch (said_to, id) where state = 'ACCEPTED' and not said;
create index batch_under_way on batch (state, accepted_at) where state <> 'ACCEPTED';
create index batch_of_actor on batch (actor_account, id);

-- Rows by outcome, so that progress is told without counting.
create table batch_outcome (
    batch_id uuid not null references batch,
    outcome  text not null,
    rows     int  not null,
    primary key (batch_id, outcome)
);
insert into batch_outcome
select batch_id, outcome, count(*) from batch_row where outcome is not null group by batch_id, outcome;
update batch set people = (select count(*) from batch_row where batch_id = batch.id),
    last_row = (select coalesce(max(row), 0) from batch_row where batch_id = batch.id);

-- 200 000 rows at once: no check per row, no text that is the address again, and room beside a row for its outcome.
alter table batch_row
    drop constraint batch_row_batch_id_fkey,
    alter column text drop not null; -- null: the address as it stands in email
alter table batch_row set (fillfactor = 60);

-- What a plan showed of each row (X30).
create table forecast (
    batch_id uuid not null,
    row      int  not null,
    outcome  text not null,
    rule     text,
    detail   text,
    primary key (batch_id, row)
);
