-- Who replayed or dropped a dead letter, when, and why it was dropped; how often it was replayed in vain.
alter table dead_letter
    add tries int not null default 0,
    add handled_by uuid,
    add handled_at timestamptz,
    add handled_text text;
create index dead_letter_waiting on dead_letter (id) where handled_at is null;
create index dead_letter_handled on dead_letter (handled_at) where handled_at is not null;
