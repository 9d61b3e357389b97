-- A consent is owed to be revoked as soon as it is there, and no more once it is kept: whoever breaks off in between owes it still.
alter table revocation_owed add column due_at timestamptz not null default clock_timestamp();
