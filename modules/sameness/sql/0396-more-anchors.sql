-- What matters share is looked for in all regions, and more of it: what was read in the text.
alter table likeness drop constraint likeness_kind_check;
alter table likeness add constraint likeness_kind_check
  check (kind in ('source', 'respondent', 'file', 'order', 'phone', 'address', 'firm', 'shop'));
comment on table likeness is 'Digests of what makes matters alike: number in another system, code of the operator, content of a file (SHA-256); number of an order, telephone, address, firm, shop (keyed).';
create index likeness_anywhere on likeness (kind, digest, opened_on desc) include (home_region, matter_id);
