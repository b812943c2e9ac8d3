-- The receiver says that the matters have arrived: by whom (the receiver or who stands in for them) and when.
alter table hand_over add column confirmed_by uuid;
alter table hand_over add column confirmed_at timestamptz;
alter table hand_over add check ((confirmed_by is null) = (confirmed_at is null));
-- What was given to a person and what they gave, wherever it was asked for.
create index hand_over_to on hand_over (to_person, asked_at desc);
create index hand_over_from on hand_over (from_person, asked_at desc);
create index hand_over_asked on hand_over (asked_by, asked_at desc);
