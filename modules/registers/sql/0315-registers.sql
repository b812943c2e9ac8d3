-- Registers are few lines among many cases: each is walked by an index of its own. Word for word the conditions of
-- queries/list-register.ts.
create index case_revoked on matter (handling_code text_pattern_ops)
  where procedure = 'case' and jsonb_path_exists(snapshot, '$.facts.performance.licencesRevoked[0]');
create index case_banned on matter (handling_code text_pattern_ops)
  where procedure = 'case' and jsonb_path_exists(snapshot, '$.facts.performance.banned.on');
create index case_listed on matter (handling_code text_pattern_ops)
  where procedure = 'case' and jsonb_path_exists(snapshot, '$.facts.listed.*');
create index case_typical on matter (handling_code text_pattern_ops)
  where procedure = 'case' and jsonb_path_exists(snapshot, '$.facts.typical.state');
