-- When connections were tried out, for a minute: of a license's, or of a teacher's own with Classroom, a few times at most.
create table test_turn (
    license_or_account uuid        not null,
    at                 timestamptz not null
);
create index test_turn_whose on test_turn (license_or_account, at);
create index test_turn_age on test_turn (at);
