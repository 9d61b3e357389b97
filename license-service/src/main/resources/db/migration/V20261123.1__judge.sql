create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Term, seats and settings. members + invited hold a seat each; written only under the row's lock, with every act.
alter table license
    add column seats         int,
    add column members       int     not null default 0,
    add column invited       int     not null default 0,
    add column waiting       int     not null default 0,
    add column expires_at    timestamptz,
    add column grace_days    int     not null default 0,
    add column ends_at       timestamptz, -- expires_at and the grace: from here on it is frozen
    add column suspended     boolean not null default false,
    add column lms           boolean not null default false,
    add column warned_for    timestamptz, -- the expiry an alert was last given for, and how many days before it
    add column warned_days   int;
alter table license rename column status to told_status; -- what the other services were last told
update license set lms = (type = 'TEACHER'),
    members = (select count(*) from membership m where m.license_id = license.id and m.status = 'MEMBER'),
    invited = (select count(*) from membership m where m.license_id = license.id and m.status = 'INVITED');
alter table license drop column email_domains;
create index license_ends on license (ends_at) where ends_at is not null;

-- What excludes something else (R15, R44, R45), by the service that carries it out.
create table claim (
    license_id  uuid        not null references license,
    kind        text        not null check (kind in ('OU_SYNC', 'DOMAIN')),
    name        text        not null, -- the domain; '' of a sync
    holder      uuid        not null,
    next_run_at timestamptz,
    primary key (license_id, kind, name)
);
create index claim_domain on claim (name) where kind = 'DOMAIN';

alter table person add column merged_into uuid references person;
create index person_merged on person (merged_into) where merged_into is not null;

-- grants: the latest word of each source. Everything else is computed from them and stored for the lists.
alter table membership
    alter column address drop not null,
    alter column address type text collate "C",
    add column waiting_seq bigint, -- only while waiting: the decision that made them wait, which is their turn
    add column exclusions  jsonb,
    add column methods     smallint not null default 0; -- a bit for each method with a live grant or a pending invite
update membership m set methods = (
    select coalesce(bit_or(1 << (array_position(
        array ['OU', 'CSV', 'EMAIL', 'LMS', 'LINK', 'KEY', 'DOMAIN'], g ->> 'method') - 1)), 0)
    from jsonb_array_elements(m.grants) g where g ->> 'state' in ('GRANTED', 'OFFERED'));
-- The list is read status by status and merged, so that the many who are gone never stand in the way of the few who are
-- not; the search knows the license, so that other licenses' people do not either.
drop index membership_list;
create index membership_status on membership (license_id, status, address, person_id);
create index membership_since on membership (license_id, status, since, person_id);
create index membership_waiting on membership (license_id, waiting_seq) where status = 'WAITING';
create index membership_person on membership (person_id);
create index membership_search on membership using gin (license_id, address gin_trgm_ops);
create index membership_ou on membership (license_id, status, address, person_id) where methods & 1 <> 0;
create index membership_csv on membership (license_id, status, address, person_id) where methods & 2 <> 0;
create index membership_email on membership (license_id, status, address, person_id) where methods & 4 <> 0;
create index membership_lms on membership (license_id, status, address, person_id) where methods & 8 <> 0;
create index membership_link on membership (license_id, status, address, person_id) where methods & 16 <> 0;
create index membership_key on membership (license_id, status, address, person_id) where methods & 32 <> 0;
create index membership_domain on membership (license_id, status, address, person_id) where methods & 64 <> 0;

-- The sources that ended as a whole: a word of theirs up to the stamp is void, whenever it arrives.
create table ended_source (
    license_id uuid   not null references license,
    kind       text   not null,
    name       text   not null,
    stamp      bigint not null,
    primary key (license_id, kind, name)
);

-- An ended source whose people are being told, in chunks, up to which person.
create table sweep (
    id            uuid primary key,
    license_id    uuid   not null references license,
    kind          text   not null,
    name          text   not null,
    batch_id      uuid   not null,
    actor_account uuid,
    actor_email   text,
    actor_role    text   not null,
    stamp         bigint not null,
    swept_to      uuid   not null default '00000000-0000-0000-0000-000000000000'
);

-- Facts that came while the license was frozen and are judged again when it lives again (RULES §4).
create table kept_fact (
    position   bigint generated always as identity primary key,
    license_id uuid        not null references license,
    event_id   uuid        not null unique,
    headers    jsonb       not null, -- of the message it came in
    body       bytea       not null,
    kept_at    timestamptz not null default clock_timestamp()
);
create index kept_fact_license on kept_fact (license_id, position);

-- What kind of act, which source spoke, and what was said of each person: enough to fold the memberships again.
alter table act
    add column kind   text not null default 'FACT',
    add column source text,
    add column origin text;
alter table ledger
    add column said        text, -- the membership event; null where nothing was recorded
    add column merged_into uuid;
update ledger set said = case outcome when 'INVITED' then 'OFFERED' else 'GRANTED' end
where outcome in ('ADDED', 'REASON_ADDED', 'INVITED');
create index ledger_person on ledger (person_id, license_id, seq);
create index act_fact on act (fact_id) where fact_id is not null;

-- What happened on a license, for people to read: one line a batch, one a change of the license itself.
create table activity (
    id            uuid primary key,
    license_id    uuid        not null references license,
    kind          text        not null,
    batch_id      uuid,
    method        text,
    actor_account uuid,
    actor_email   text,
    actor_role    text        not null,
    began_at      timestamptz not null default clock_timestamp(),
    last_at       timestamptz not null default clock_timestamp(),
    outcomes      jsonb       not null default '{}', -- how many people by outcome
    detail        jsonb       not null default '{}'  -- of a change: what it was and what it is
);
create unique index activity_batch on activity (license_id, kind, batch_id) where batch_id is not null;
create index activity_list on activity (license_id, id);

-- Previews that can be committed once, within 24 hours (X30).
create table plan (
    id         uuid primary key,
    license_id uuid        not null references license,
    account_id uuid        not null,
    kind       text        not null,
    body       jsonb       not null,
    created_at timestamptz not null default clock_timestamp(),
    used_at    timestamptz
);
create index ledger_merged on ledger (merged_into) where merged_into is not null;
