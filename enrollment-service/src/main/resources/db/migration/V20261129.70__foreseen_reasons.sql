-- Why a plan shows that a row would be refused, by license-service's name that stays; null of plans from before this.
alter table forecast add column reason text;
