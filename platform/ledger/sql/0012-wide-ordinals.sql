-- A rebuild puts every wrong count of a region under one cause: more than a smallint numbers.
alter table stat_delta alter column ord type integer;
