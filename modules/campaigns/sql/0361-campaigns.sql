-- Campaigns 专项行动: few rows, read everywhere, about no matter of a person.

-- One code is one campaign in the whole province: every figure of it stands under the code.
create table campaign_code (
  code      text        primary key check (code <> ''),
  -- Home of the campaign's matter.
  region    char(6)     not null,
  matter_id uuid        not null,
  taken_at  timestamptz not null default now()
);
comment on table campaign_code is 'Codes of campaigns that are taken, written with the act that plans one. Never freed: figures stand under them.';
select dist.everywhere('campaign_code');
grant select, insert on campaign_code to qingyuan_app;

-- How far the acts of each region were looked at for matters that belong to a campaign: a place in the region's tree.
create table campaign_look (
  region char(6) primary key,
  seen   bigint  not null check (seen >= 0)
);
select dist.everywhere('campaign_look');
grant select, insert, update on campaign_look to qingyuan_app;

-- A campaign that started or changed its scope looks at what was opened in its period before; one row for each such act.
create table campaign_sweep (
  act_id    uuid        primary key,
  code      text        not null,
  region    char(6)     not null,
  matter_id uuid        not null,
  -- The matter looked at last; the next lies behind it in the order opened_on desc, id.
  at_day    date,
  at_id     uuid,
  looked    integer     not null default 0,
  joined    integer     not null default 0,
  asked_at  timestamptz not null,
  done_at   timestamptz,
  check ((at_day is null) = (at_id is null))
);
comment on table campaign_sweep is 'Progress of looking at matters opened earlier. Killed in between, it goes on where it stood.';
select dist.everywhere('campaign_sweep');
grant select, insert, update on campaign_sweep to qingyuan_app;
create index campaign_sweep_open on campaign_sweep (asked_at) where done_at is null;
create index campaign_sweep_of on campaign_sweep (matter_id, asked_at desc);

create index campaign_by_code on matter ((snapshot #>> '{facts,code}')) where procedure = 'campaign';
