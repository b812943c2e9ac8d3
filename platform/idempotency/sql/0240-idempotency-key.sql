-- Which request an outside system made under which Idempotency-Key: written with the act, so it is there exactly if
-- the act is. A repeated key with the same request is answered by the ledger; with another one it is refused.
create table idempotency_key (
  home_region char(6)     not null,
  authority   text        not null,
  holder      uuid        not null,
  key_hash    bytea       not null check (length(key_hash) = 32),
  fingerprint bytea       not null check (length(fingerprint) = 32),
  act_id      uuid        not null,
  made_at     timestamptz not null,
  primary key (home_region, authority, holder, key_hash)
);
comment on table idempotency_key is 'home_region = region of the asking authority, which may differ from that of the act. The key itself is not kept.';
select dist.shard('idempotency_key', 'home_region', 'act');
grant select, insert on idempotency_key to qingyuan_app;

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key using (authority like any (app_scope()));
