-- Every definition that a figure has had, and from when: numbers of two definitions are not compared.
create table figure_edition (
  figure      text  not null,
  -- The first day on which counts were made by it; the first edition ever known holds from the beginning.
  since       date  not null,
  digest      text  not null check (digest ~ '^[0-9a-f]{64}$'),
  words       jsonb not null,
  -- The day on which all matters were counted anew by it (qingyuan rebuild): older periods are by it too from then on.
  recounted_on date,
  primary key (figure, since)
);
comment on table figure_edition is 'Definitions of figures by date. Written when the product starts with another definition; never by hand.';
select dist.everywhere('figure_edition');
grant select, insert, update on figure_edition to qingyuan_app;
