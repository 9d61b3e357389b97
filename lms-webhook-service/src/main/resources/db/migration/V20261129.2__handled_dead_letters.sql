-- Who of our staff replayed or dropped a dead letter, when, and why it was dropped.
alter table delivery add handled_by uuid, add handled_at timestamptz, add handled_text text;
create index delivery_handled on delivery (id) where handled_at is not null;
