-- The joins by key or link that stand: license-service put the person on the list, and they have not left it since. Which
-- of them an admin undid is marked beside the redemption.
create table standing_join (
    redemption_id uuid primary key references redemption,
    license_id    uuid not null,
    member_id     uuid -- as license-service knows them; null of joins from before this was kept
);
create index standing_join_of_member on standing_join (license_id, member_id);
insert into standing_join
select r.id, r.license_id, null from redemption r join batch_row o on o.batch_id = r.id and o.row = 1
where o.outcome in ('ADDED', 'REASON_ADDED', 'WAITING', 'ALREADY_MEMBER');

-- The row of the undoing that marked a redemption undone: where license-service refuses that, the mark is taken back.
alter table redemption
    add column undo_batch uuid,
    add column undo_row   int;
create index redemption_undone_by on redemption (undo_batch, undo_row) where undo_batch is not null;
create index redemption_of_person on redemption (license_id, kind, account, redeemed_at);

-- A use is spent on who joins: what was spent on who was refused is given back.
update license_code c set uses = (
    select count(distinct r.account) from redemption r left join batch_row o on o.batch_id = r.id and o.row = 1
    where r.code_id = c.id
      and (o.outcome is null or o.outcome in ('ADDED', 'REASON_ADDED', 'WAITING', 'ALREADY_MEMBER')));
