-- What an authority puts at the place of the seal: a picture of its own, a drawing for demonstration, or nothing. Small,
-- read wherever a document is made; the newest row holds.
create table case_seal (
  authority text        not null references authority (code),
  version   integer     not null check (version > 0),
  kind      text        not null check (kind in ('picture', 'drawn', 'none')),
  picture   bytea       check (octet_length(picture) <= 1048576),
  set_by    uuid        not null,
  set_at    timestamptz not null,
  primary key (authority, version),
  check ((kind = 'picture') = (picture is not null))
);
comment on table case_seal is 'Settings of the seal by authority, one row for each change; documents that were issued keep theirs.';
select dist.everywhere('case_seal');
grant select, insert on case_seal to qingyuan_app;
