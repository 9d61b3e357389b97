-- Why a row was settled here, by a name that stays, and which row said the same before it; null of rows settled before this.
alter table batch_row add column reason text, add column same_as int;
