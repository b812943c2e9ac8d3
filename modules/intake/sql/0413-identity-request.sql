-- Who asks to know who reported, why, who decided on it, and how often it was opened. The name itself stands nowhere here.
create table identity_request (
  home_region          char(6)     not null,
  id                   uuid        not null,
  matter_id            uuid        not null,
  -- The act that the identity is sealed with.
  seq                  integer     not null,
  procedure            text        not null,
  -- Of whoever asks: custodians and auditors of it and above see the request, an authority below it does not.
  authority            text        not null,
  purpose              text        not null check (purpose <> ''),
  reason               text        not null check (reason <> ''),
  asked_by             uuid        not null,
  on_behalf_of         uuid,
  asked_at             timestamptz not null,
  decision             text        check (decision in ('approved', 'refused')),
  decision_reason      text        check (decision_reason <> ''),
  decided_by           uuid,
  decided_on_behalf_of uuid,
  decided_authority    text,
  decided_at           timestamptz,
  openings             integer     not null default 0,
  opened               integer     not null default 0,
  open_until           timestamptz,
  last_opened_at       timestamptz,
  primary key (home_region, id),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
     and (decision is null) = (decision_reason is null) and (decision is null) = (decided_authority is null)),
  -- Two pairs of eyes, also where one stands in for the other: whatever the program believes.
  check (decided_by <> asked_by and decided_by <> on_behalf_of
     and decided_on_behalf_of <> asked_by and decided_on_behalf_of <> on_behalf_of),
  check (opened between 0 and openings),
  check ((openings > 0) = (decision is not null and decision = 'approved') and (openings > 0) = (open_until is not null))
);
comment on table identity_request is 'A reasoned request to open the sealed identity of a reporter, its decision by another person, and what became of it. Never deleted; columns that say who asked cannot be updated by grant.';
-- Nobody waits twice for the same answer.
create unique index identity_request_waiting on identity_request (home_region, matter_id, seq, asked_by) where decision is null;
create index identity_request_newest on identity_request (id desc);
create index identity_request_asker on identity_request (asked_by, id desc);
select dist.shard('identity_request', 'home_region', 'act');
grant select, insert on identity_request to qingyuan_app;
grant update (decision, decision_reason, decided_by, decided_on_behalf_of, decided_authority, decided_at, openings, opened,
  open_until, last_opened_at) on identity_request to qingyuan_app;

alter table identity_request enable row level security;
alter table identity_request force row level security;
create policy own on identity_request using (authority like any (app_scope()));

alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check
  check (kind in ('identity', 'identity-asked', 'identity-approved', 'identity-refused', 'identity-denied', 'export', 'file',
    'file-original', 'audit', 'habits'));
