-- Numbers taken beforehand, for papers that are handed over where there is no network (a decision on the spot is numbered
-- and given to the party at once). A block belongs to one officer and one device. Every number that left the counter stands
-- in the register of documents sent out or here, with what became of it: so a run still has no gap without its reason.
create table notice_block (
  home_region char(6)     not null,
  id          uuid        not null,
  authority   text        not null,
  form        text        not null,
  year        smallint    not null check (year between 2000 and 9999),
  -- The verb whose papers may bear them.
  verb        text        not null,
  office      text        not null,
  person      uuid        not null,
  device      text        not null,
  reserved_on date        not null,
  -- The last day on which a paper may bear one of them.
  until       date        not null check (until >= reserved_on),
  primary key (home_region, id)
);
comment on table notice_block is 'Numbers given to an officer beforehand: for which papers, on which device, until when.';
create index notice_block_of_person on notice_block (person, until);

create table notice_block_number (
  home_region char(6)     not null,
  block       uuid        not null,
  authority   text        not null,
  form        text        not null,
  year        smallint    not null,
  number      integer     not null check (number > 0),
  written     text        not null check (written <> ''),
  office      text        not null,
  state       text        not null check (state in ('reserved', 'used', 'returned', 'void')),
  -- Why it was given back unused, or written off.
  reason      text        check (state not in ('returned', 'void') or reason <> ''),
  changed_by  uuid        not null,
  changed_at  timestamptz not null,
  primary key (home_region, block, number)
);
comment on table notice_block_number is 'What became of each number of a block: reserved, used, returned unused, or void because its paper is lost.';
-- A number that came back may be given out again; it is in one hand at a time.
create unique index notice_block_number_held on notice_block_number (home_region, authority, form, year, number)
  where state <> 'returned';
create index notice_block_number_written on notice_block_number (home_region, written);

select dist.shard('notice_block', 'home_region', 'act');
select dist.shard('notice_block_number', 'home_region', 'act');
grant select, insert on notice_block to qingyuan_app;
grant select, insert, update on notice_block_number to qingyuan_app;

alter table notice_block enable row level security;
alter table notice_block force row level security;
create policy own on notice_block using (office like any (app_scope()) or app_is_system());
alter table notice_block_number enable row level security;
alter table notice_block_number force row level security;
create policy own on notice_block_number using (office like any (app_scope()) or app_is_system());
