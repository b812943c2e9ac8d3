create table password_credential (
  person uuid primary key references person (id),
  -- argon2id as a PHC string.
  hash text not null,
  changed_at timestamptz not null,
  must_change boolean not null default false
);

-- The shared secrets are sealed records (aad `totp:<person>`).
create table totp_credential (
  person uuid primary key references person (id),
  secret bytea,
  -- Offered, not yet shown to work.
  pending bytea,
  -- The last time step accepted: a code works once.
  last_step bigint not null default 0,
  confirmed_at timestamptz
);

create table passkey (
  credential_id text primary key,
  person uuid not null references person (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person);

-- An account at an outside identity provider.
create table oidc_identity (
  issuer text not null,
  subject text not null,
  person uuid not null references person (id),
  linked_at timestamptz not null,
  linked_by uuid not null references person (id),
  primary key (issuer, subject)
);

-- Challenges of passkeys and OIDC: used once, short-lived.
create table sign_in_challenge (
  id_hash bytea primary key,
  kind text not null check (kind in ('passkey-registration', 'passkey-sign-in', 'oidc')),
  person uuid references person (id),
  payload jsonb not null,
  expires_at timestamptz not null
);
create index sign_in_challenge_expiry on sign_in_challenge (expires_at);

grant select, insert, update, delete on
  password_credential, totp_credential, passkey, oidc_identity, sign_in_challenge to qingyuan_app;
