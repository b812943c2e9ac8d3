-- A group whose members share nothing rare is no event: kept with the sums of which it is made. Groups of before count as events
-- until the next text joins them.
alter table event_group add column alike real not null default 1;
comment on column event_group.alike is 'How alike the rare names of its members are, 0 to about 1; forms of firms and kinds of trades left out.';
