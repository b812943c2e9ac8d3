-- Who looked at what is otherwise hidden, and why. Append-only by grant.
create table access_log (
  home_region  char(6)     not null,
  id           uuid        not null,
  -- Null for an export: it names no single matter.
  matter_id    uuid,
  seq          integer,
  kind         text        not null check (kind in ('identity', 'export')),
  reader       uuid        not null,
  on_behalf_of uuid,
  authority    text        not null,
  reason       text        not null check (reason <> ''),
  at           timestamptz not null,
  primary key (home_region, id)
);
comment on table access_log is 'Each opening of a sealed identity and each export, with reader and written reason.';
create index access_log_matter on access_log (home_region, matter_id) where matter_id is not null;
select dist.shard('access_log', 'home_region', 'act');
grant select, insert on access_log to qingyuan_app;

alter table access_log enable row level security;
alter table access_log force row level security;
create policy appended on access_log for insert with check (app_scope() is not null);
-- Read by whoever opened the matter, and by audits (clearance of the system).
create policy opened on access_log for select using (app_opened(matter_id) or app_is_system());

-- A filing is found again by the slow hash of its receipt code, which its opening act holds.
create index act_receipt on act ((body ->> 'receiptHash')) where body ? 'receiptHash';
