-- The product works as a role that owns nothing: it can append acts and never change them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'qingyuan_app') then
    create role qingyuan_app nologin;
  end if;
  execute format('grant qingyuan_app to %I', current_user);
exception when insufficient_privilege then
  if not exists (select from pg_roles where rolname = 'qingyuan_app') then
    raise exception 'role qingyuan_app is missing: as a superuser run  create role qingyuan_app nologin; grant qingyuan_app to %;', current_user;
  end if;
end $$;

grant usage on schema public to qingyuan_app;

-- The same migrations run on one PostgreSQL and on Citus; the capability is asked for, not the extension.
create schema if not exists dist;

create or replace function dist.available() returns boolean language sql stable as $$
  select to_regproc('pg_catalog.create_distributed_table') is not null
      or to_regproc('create_distributed_table') is not null
$$;

create or replace function dist.kind(rel regclass) returns text language plpgsql stable as $$
declare kind text;
begin
  if to_regclass('pg_catalog.pg_dist_partition') is null then return 'plain'; end if;
  execute 'select partmethod::text from pg_catalog.pg_dist_partition where logicalrelid = $1' into kind using rel;
  return case kind when 'h' then 'sharded' when 'n' then 'reference' else coalesce(kind, 'local') end;
end $$;

-- Spreads a table over the nodes by its region column, beside its peer.
create or replace function dist.shard(rel regclass, col text, peer text default 'default') returns text language plpgsql as $$
begin
  if not dist.available() or dist.kind(rel) = 'sharded' then return dist.kind(rel); end if;
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);
  execute 'select create_distributed_table($1, $2, colocate_with => $3)' using rel, col, peer;
  return dist.kind(rel);
end $$;

-- Copies a small table to every node.
create or replace function dist.everywhere(rel regclass) returns text language plpgsql as $$
begin
  if not dist.available() or dist.kind(rel) = 'reference' then return dist.kind(rel); end if;
  execute 'select create_reference_table($1)' using rel;
  return dist.kind(rel);
end $$;
