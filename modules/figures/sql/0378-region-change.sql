-- Changes of GB/T 2260: codes that were renamed, merged into another or split, each code of a change with its own line.
create table region_change (
  from_code text not null check (from_code ~ '^[1-9][0-9]{5}$'),
  to_code   text not null check (to_code ~ '^[1-9][0-9]{5}$'),
  kind      text not null check (kind in ('rename', 'merge', 'split')),
  on_day    date not null,
  -- The paper that ordered it, as entered.
  source    text not null check (source <> ''),
  primary key (from_code, to_code, on_day),
  check (from_code <> to_code)
);
comment on table region_change is 'Which codes of regions went over into which, from when. Records keep the code under which they were made.';
select dist.everywhere('region_change');
grant select, insert, update on region_change to qingyuan_app;
