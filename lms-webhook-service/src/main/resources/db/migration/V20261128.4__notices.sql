-- Where a platform is to be asked to tell us of copied courses, as a teacher's launch said.
create table notice_handler (
    connection_id uuid        primary key references connection,
    url           text        not null,
    tries         int         not null default 0,
    next_try_at   timestamptz not null default clock_timestamp(),
    asked_at      timestamptz -- null: not yet
);
create index notice_handler_due on notice_handler (next_try_at) where asked_at is null;
