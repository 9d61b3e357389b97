-- How many logins of one platform may be under way is bounded: each takes the next place, and whatever of that platform still lies
-- there gives way. Logins begun by the release before this one have no place.
alter table lti_state add place int;
create unique index lti_state_place on lti_state (registration_id, place);
create sequence lti_login;
