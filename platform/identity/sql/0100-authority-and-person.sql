-- Authorities: bureaus (6 digits of GB/T 2260) and stations (9 digits). Small, read everywhere: no row security.
create table authority (
  code text primary key check (code ~ '^[0-9]{6}([0-9]{3})?$'),
  parent_code text check (parent_code <> code),
  level text not null check (level in ('province', 'city', 'county', 'station')),
  name_zh text not null,
  name_en text not null,
  -- 机关代字, as it stands in document numbers.
  short_zh text not null default '',
  valid_from date not null,
  -- The last day on which it holds; null: no end known.
  valid_to date check (valid_to >= valid_from),
  powers text[] not null default '{}',
  check ((level = 'station') = (length(code) = 9))
);
create index authority_parent on authority (parent_code);

create table person (
  id uuid primary key,
  -- Folded by the application (NFKC, lower case), so that one name is one person.
  login text not null unique check (login = lower(login) and login <> ''),
  name text not null,
  -- 执法证号
  licence_no text unique,
  -- Highest sensitivity this person may see; 0 ordinary. Never delegated.
  clearance smallint not null default 0 check (clearance between 0 and 9),
  active boolean not null default true,
  created_at timestamptz not null default now()
);

-- Who acts when nobody signed in: seeds, imports, jobs. It has no credential and cannot sign in.
insert into person (id, login, name, active) values
  ('00000000-0000-8000-8000-000000000001', '-system-', '系统', false);

select dist.everywhere('authority');
select dist.everywhere('person');

grant select, insert, update on authority, person to qingyuan_app;
