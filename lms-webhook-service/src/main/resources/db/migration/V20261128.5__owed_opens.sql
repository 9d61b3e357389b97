-- Whether opens may be remembered that are to be said: set whenever that becomes possible, taken back once there are none.
alter table assignment add owes boolean not null default false;
update assignment set owes = true where state = 'SETTLED';
create index assignment_owing on assignment (id) where owes;

-- What the launch itself says counts. Who still runs the release before this one writes it; a later one drops it.
alter table lti_state alter target drop not null;
