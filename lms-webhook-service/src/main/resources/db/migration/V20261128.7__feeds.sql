-- What a feed of an LMS says enrolls nobody: such a delivery is a HINT, of which nothing follows by itself (ADR 0013).
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
    check (state in ('TAKEN', 'IGNORED', 'PARKED', 'HINT', 'CONFIRMING', 'DEAD'));

-- That somebody who teaches made or changed what a tool is opened by, until their own launch proves that the tool is ours.
create table making_hint (
    id            bigint generated always as identity primary key,
    connection_id uuid        not null references connection, -- the feed
    license_id    uuid        not null, -- the feed's
    customer      text,       -- of Canvas: whose the feed is
    assignment    text        not null, -- the platform's own id of it
    link          text,       -- of Canvas: its resource link's id in a launch
    section       text,       -- of Schoology: where to ask whether it is so
    maker_subject text        not null, -- the platform's own id of who did it
    maker_login   text,       -- of Canvas: what they sign in with, often an address; normalized
    title         text        not null,
    state         text        not null check (state in ('TO_CONFIRM', 'CONFIRMED')),
    tries         int         not null default 0,
    next_try_at   timestamptz not null default clock_timestamp(), -- of TO_CONFIRM
    hinted_at     timestamptz not null default clock_timestamp(),
    unique (connection_id, assignment, maker_subject)
);
create index making_hint_by_assignment on making_hint (license_id, assignment);
create index making_hint_by_link on making_hint (license_id, link);
create index making_hint_to_confirm on making_hint (next_try_at) where state = 'TO_CONFIRM';
create index making_hint_age on making_hint (hinted_at);
