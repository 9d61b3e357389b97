-- Why a line of a plan comes to what it does, by a name that stays, and the methods that keep somebody, with commas between.
alter table plan_person add column reason text, add column kept_methods text;
