-- What the public reads of commitments to consumers, the latest first; what is over is sorted out by the day of asking.
create index matter_commitment_shown on matter ((snapshot #>> '{facts,publishedOn}') desc, id desc)
  where procedure = 'commitment' and state <> 'struck-off' and snapshot #>> '{facts,publishedOn}' is not null;
