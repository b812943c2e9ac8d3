-- By what a group is found stands in the group's own row, and every worker files it in memory: in an index of the database
-- twenty keys a matter cost more writing than all else that is made of it, and thirty look-ups (modules/incidents/README.md).
alter table event_group add column keys bytea not null default '';
alter table event_group add column written xid8 not null default '0';
alter table event_group alter column keys set storage external;
comment on column event_group.keys is 'Rare cells by which the group is found: 32-bit numbers, little end first, in the order in which they were filed.';
comment on column event_group.written is 'The transaction that changed the group last: what was changed since is read by it.';
update event_group g set written = pg_current_xact_id(), keys = coalesce((
    select string_agg(reverse_bytes.four, '' order by k.filed_at, k.key)
    from event_key k
    cross join lateral (
      select substring(int4send(k.key) from 4 for 1) || substring(int4send(k.key) from 3 for 1)
        || substring(int4send(k.key) from 2 for 1) || substring(int4send(k.key) from 1 for 1) as four) reverse_bytes
    where k.home_region = g.home_region and k.group_id = g.id), '')
  where g.merged_id is null;
create index event_group_written on event_group (written, home_region, id);
drop table event_key;
