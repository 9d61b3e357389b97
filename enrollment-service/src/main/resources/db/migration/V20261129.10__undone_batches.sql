-- A batch that takes another one back; none is taken back twice.
alter table batch add column undoes uuid unique;
create index batch_of_license on batch (license_id, id);
