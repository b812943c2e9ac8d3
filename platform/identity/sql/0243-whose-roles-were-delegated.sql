-- A delegation has two sides: who stands in (person), and whose roles they are.
alter table identity_event add column from_person uuid;
create index identity_event_from on identity_event (from_person, at desc) where from_person is not null;
