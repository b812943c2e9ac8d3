-- 执法证 of an officer: until when it is valid; null where no end is known. Nobody acts on a case under one that ran out.
alter table person add column licence_until date;
