create table bulletin (
  home_region char(6)     not null,
  id          uuid        not null,
  authority   text        not null,
  document    text        not null,
  digest      bytea       not null check (length(digest) = 32),
  signatures  text        not null,
  frozen_at   timestamptz not null,
  frozen_by   uuid        not null,
  primary key (home_region, id)
);
comment on table bulletin is 'The canonical text of a frozen bulletin, byte for byte as signed; its digest is an act in the ledger.';
select dist.shard('bulletin', 'home_region', 'act');
create index bulletin_recent on bulletin (authority text_pattern_ops, frozen_at desc);
grant select, insert on bulletin to qingyuan_app;
alter table bulletin enable row level security;
alter table bulletin force row level security;
-- A bulletin goes down the tree as well: whoever stands below the issuing authority may read it.
create policy bulletin_visible on bulletin using (
  authority like any (app_scope())
  or exists (select from unnest(app_scope()) pattern where rtrim(pattern, '%') like regexp_replace(authority, '(00)+$', '') || '%')
);
