-- What anybody may send costs work in place of an address. Both tables are unlogged: a crash of the database empties
-- them, whereupon a proof of the last minutes could serve once more, which harms nobody.
create unlogged table proof_spent (
  name     bytea       primary key check (length(name) = 16),
  spent_at timestamptz not null
);
comment on table proof_spent is 'name = start of SHA-256 of a challenge that was solved and used. Random, of nobody; forgotten some minutes after the challenge has expired.';
create index proof_spent_at on proof_spent (spent_at);

create unlogged table slow_lane (
  lane    text        primary key,
  next_at timestamptz not null
);
comment on table slow_lane is 'When the next request without proof of work has its turn, by purpose: one queue for all processes.';

grant select, insert, delete on proof_spent to qingyuan_app;
grant select, insert, update on slow_lane to qingyuan_app;
