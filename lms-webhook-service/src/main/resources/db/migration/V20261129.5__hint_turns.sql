-- Schools take turns when Schoology is asked whether what their triggers said is so: from when on a feed has its turn again. Until
-- then it is being asked, or is left alone since it did not answer.
alter table connection add hints_from timestamptz not null default '-infinity';
