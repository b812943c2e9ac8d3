-- What the public reads of complaint information, lists and recalls, the latest first.
create index matter_disclosure_shown on matter (procedure, (snapshot #>> '{facts,publishedOn}') desc, id desc)
  where procedure in ('disclosure', 'list-entry', 'recall') and state = 'shown';
