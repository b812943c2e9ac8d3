-- Files that somebody has handed in and not yet sent with anything. Their bytes and names are encrypted under a key that
-- only the sender's page has; what nobody sends is removed on its deadline.
create table held_file (
  id         uuid        primary key,
  token_hash bytea       not null check (length(token_hash) = 32),
  name       bytea       not null,
  size       bigint      not null check (size > 0),
  judged     jsonb,
  until      timestamptz not null
);
comment on table held_file is 'token_hash = SHA-256 of the random token under which it was handed in, and from which its key is derived; name = encrypted; judged = type, state, scan once all of it is here.';
create index held_file_token on held_file (token_hash);
create index held_file_until on held_file (until);

create table held_part (
  file_id uuid    not null references held_file on delete cascade,
  n       integer not null check (n >= 0),
  blob    bytea   not null check (length(blob) = 32),
  primary key (file_id, n)
);
comment on table held_part is 'blob = SHA-256 of the encrypted part, under which it lies in the store of held files.';

grant select, insert, update, delete on held_file to qingyuan_app;
grant select, insert, delete on held_part to qingyuan_app;
