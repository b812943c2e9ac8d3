-- By which rules and calendar the dates in matter were computed; another version now means that they must be again.
create table derived_version (
  name       text        primary key,
  value      text        not null,
  changed_at timestamptz not null
);
select dist.everywhere('derived_version');
grant select, insert, update on derived_version to qingyuan_app;
