-- Who signs in for a firm that settles disputes online. Officers have accounts of their own, in other tables and under
-- another cookie: neither kind of account can become the other.
create table firm_account (
  home_region  char(6)     not null,
  -- The enrolment that it belongs to.
  firm         uuid        not null,
  id           uuid        not null,
  -- Of the authority that keeps the register.
  authority    text        not null,
  firm_code    text        not null,
  role         text        not null check (role in ('manager', 'staff')),
  -- Emptied when the account ends: what is no longer needed is not kept here; the acts keep who was appointed when.
  name         text        not null,
  -- Of a manager: the letter whose code opens it.
  letter       text,
  -- One-time code: argon2id under the instance's pepper, never the code itself.
  code_hash    bytea,
  code_until   timestamptz,
  -- Folded as officers' logins are; unique within the firm.
  login        text        check (login = lower(login) and login <> ''),
  password     text,
  made_at      timestamptz not null,
  activated_at timestamptz,
  ended_at     timestamptz,
  primary key (home_region, id),
  check ((code_hash is null) = (code_until is null)),
  check ((login is null) = (password is null)),
  -- A code opens once: what was activated or ended has none.
  check (code_hash is null or (activated_at is null and ended_at is null)),
  check (login is null or (activated_at is not null and ended_at is null))
);
comment on table firm_account is 'Accounts of a firm in online settlement: waiting for their one-time code, in use, or ended and emptied.';
create unique index firm_account_login on firm_account (home_region, firm, login);
create unique index firm_account_letter on firm_account (home_region, firm, letter);
create index firm_account_code on firm_account (code_hash) where code_hash is not null;
create index firm_account_sign_in on firm_account (firm_code, login) where login is not null;
select dist.shard('firm_account', 'home_region', 'act');
grant select, insert, update on firm_account to qingyuan_app;

alter table firm_account enable row level security;
alter table firm_account force row level security;
create policy own on firm_account using (authority like any (app_scope()));

-- Signed-in browsers of firms. No network address is kept.
create table firm_session (
  home_region char(6)     not null,
  -- SHA-256 of 256 random bits.
  token_hash  bytea       not null,
  account     uuid        not null,
  authority   text        not null,
  created_at  timestamptz not null,
  last_seen   timestamptz not null,
  expires_at  timestamptz not null,
  primary key (home_region, token_hash)
);
comment on table firm_session is 'Sessions of people of firms; deleted at signing out, with the account, and when they are over.';
create index firm_session_token on firm_session (token_hash);
create index firm_session_account on firm_session (account);
select dist.shard('firm_session', 'home_region', 'act');
grant select, insert, update, delete on firm_session to qingyuan_app;

alter table firm_session enable row level security;
alter table firm_session force row level security;
create policy own on firm_session using (authority like any (app_scope()));

-- Enrolled firms, the latest first, as the public reads them; and whether a firm is enrolled already.
create index matter_odr_firm_shown on matter ((snapshot #>> '{facts,enrolledOn}') desc, id desc)
  where procedure = 'odr-firm' and state = 'active';
create index matter_odr_firm_code on matter ((snapshot #>> '{facts,firm,code}')) where procedure = 'odr-firm';
