-- The frozen lists of a random draw, beside the act that commits to their digest: too large for an act, and never changed.
create table draw_lists (
  home_region char(6) not null,
  matter_id   uuid    not null,
  digest      bytea   not null check (length(digest) = 32),
  -- The one text of the lists, as it was digested.
  lists       text    not null,
  -- The secret of the commitment, sealed under the instance's key until another officer reveals it in an act.
  sealed      bytea   not null,
  primary key (home_region, matter_id)
);
comment on table draw_lists is 'What a random draw is drawn from, frozen before; the act of freezing holds its digest and a commitment.';

-- How a firm is classed 风险等级、信用等级: the latest word of whoever classes it.
create table firm_class (
  home_region char(6) not null,
  code        text    not null check (length(code) = 18 and substr(code, 3, 6) = home_region),
  authority   text    not null,
  risk        text    not null,
  credit      text    not null,
  source      text    not null,
  as_of       date    not null,
  primary key (home_region, code)
);
comment on table firm_class is 'Risk and credit class of a market entity, by which a draw weighs it. home_region = the division inside the code.';

select dist.shard('draw_lists', 'home_region', 'act');
select dist.shard('firm_class', 'home_region', 'act');
grant select, insert on draw_lists to qingyuan_app;
grant select, insert, update on firm_class to qingyuan_app;

-- Read by whoever has read the draw; the public reads what was published through the product alone.
alter table draw_lists enable row level security;
alter table draw_lists force row level security;
create policy opened on draw_lists for select using (app_opened(matter_id) or app_is_system());
create policy frozen on draw_lists for insert with check (current_setting('app.scope', true) <> '');

alter table firm_class enable row level security;
alter table firm_class force row level security;
create policy classed on firm_class using (authority like any (app_scope()) or app_is_system())
  with check (authority like any (app_scope()) or app_is_system());
