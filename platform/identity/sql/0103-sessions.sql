-- Signed-in browsers. No network address is kept unless the instance is configured to keep it.
create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  person uuid not null references person (id),
  created_at timestamptz not null,
  last_seen timestamptz not null,
  -- The end however busy; the idle limit is counted from last_seen.
  expires_at timestamptz not null,
  second_factor text not null check (second_factor in ('none', 'totp', 'passkey', 'oidc')),
  device_label text not null default '',
  source text,
  -- For which authority, and in whose stead, this session acts; null: the person's first own one.
  authority_code text,
  on_behalf_of uuid
);
create index session_person on session (person);
create index session_expiry on session (expires_at);

-- A browser on which this person has signed in fully: strangers' failures do not slow it down.
create table known_device (
  token_hash bytea not null,
  person uuid not null references person (id),
  label text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (token_hash, person)
);
create index known_device_person on known_device (person);

-- Failures by keyed hash of (login, network address), of the address, or of (device, login).
create table sign_in_throttle (
  key bytea primary key,
  failures integer not null,
  last_failure timestamptz not null,
  blocked_until timestamptz not null
);
create index sign_in_throttle_age on sign_in_throttle (last_failure);

create table api_key (
  id uuid primary key,
  token_hash bytea not null unique,
  person uuid not null references person (id),
  authority_code text not null references authority (code),
  label text not null,
  scopes text[] not null,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_key_person on api_key (person);

grant select, insert, update, delete on session, known_device, sign_in_throttle to qingyuan_app;
grant select, insert, update on api_key to qingyuan_app;
