-- Settlements: by the hash of the consumer's code, by firm, and those on which days still pass.
create index matter_settlement_code on matter ((snapshot #>> '{facts,codeHash}')) where procedure = 'settlement';
create index matter_settlement_firm on matter ((snapshot #>> '{facts,firm,id}'), opened_on desc, id desc)
  where procedure = 'settlement';
create index matter_settlement_open on matter (home_region, id) where procedure = 'settlement' and closed_on is null;
