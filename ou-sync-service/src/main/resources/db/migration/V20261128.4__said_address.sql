-- The address last said (ou_grant.email) and the one license-service took are two things: what is not taken is said again (X16).
alter table ou_grant add taken_email text; -- null until license-service has judged
update ou_grant set taken_email = email where vouched;
