-- Of which state of the license a plan is: while that stands, nobody fares otherwise. Null: it moved while the plan was made.
alter table plan add column as_of jsonb;
