-- Every key of a matter landed on two pages of its own, one in the primary key and one in the index by which it is found. The
-- key goes by matter first, where new rows lie side by side, and serves the questions of the index by matter too.
alter table likeness drop constraint likeness_pkey;
alter table likeness add constraint likeness_pkey primary key (home_region, matter_id, kind, digest);
drop index likeness_of_matter;
