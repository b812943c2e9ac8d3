-- Words that an authority puts in its numbers in the place of the usual ones: 罚 for 处罚. Those of an authority above
-- hold below it until it has its own. Small, read everywhere.
create table case_number_word (
  authority      text not null references authority (code),
  usual          text not null,
  effective_from date not null,
  word           text not null check (word ~ '^[一-龥]{1,8}$'),
  primary key (authority, usual, effective_from)
);
comment on table case_number_word is 'Which word stands in an authority''s numbers, and in those of authorities below it, from a day on.';
select dist.everywhere('case_number_word');
grant select, insert, update, delete on case_number_word to qingyuan_app;

-- Benchmarks of discretion 裁量基准, published and therefore open to anybody. An edition that was used is never changed: a
-- decision is calculated again from it years later.
create table case_benchmark (
  id             text not null,
  version        text not null,
  violation      text not null,
  -- Prefix of the regions where it holds; empty everywhere.
  jurisdiction   text not null check (jurisdiction ~ '^\d{0,6}$'),
  effective_from date not null,
  content        jsonb not null,
  primary key (id, version)
);
comment on table case_benchmark is 'Editions of benchmarks as they were published. Only the last day of one is ever set later.';
-- Beside the content, which is as published: the last day on which it holds, known once a newer one replaces it.
alter table case_benchmark add column effective_to date check (effective_to >= effective_from);
select dist.everywhere('case_benchmark');
grant select, insert on case_benchmark to qingyuan_app;
grant update (effective_to) on case_benchmark to qingyuan_app;

-- What lists of cases look for. Under row security an index serves a condition only where its function tells nothing of
-- rows that are not visible; these cannot fail and say nothing (as matter_respondent).
do $$
declare
  each_function text[];
  functions text[][] := array[
    ['case_party', '{facts,party,code}'], ['case_violation', '{facts,violation}'], ['case_hearing_day', '{facts,hearing,day}']];
  body text;
begin
  foreach each_function slice 1 in array functions loop
    body := format('begin return nullif(snapshot #>> %L, ''''); end', each_function[2]);
    begin
      execute format('create function %I(snapshot jsonb) returns text
        language plpgsql immutable leakproof parallel safe strict as %L', each_function[1], body);
    exception when insufficient_privilege then
      execute format('create function %I(snapshot jsonb) returns text
        language plpgsql immutable parallel safe strict as %L', each_function[1], body);
    end;
    execute format('grant execute on function %I(jsonb) to qingyuan_app', each_function[1]);
  end loop;
end $$;

create index case_by_party on matter (case_party(snapshot), opened_on desc)
  where procedure in ('case', 'summary-case') and case_party(snapshot) is not null;
create index case_by_violation on matter (case_violation(snapshot), opened_on desc, id)
  where procedure in ('case', 'summary-case');
create index case_by_hearing_day on matter (case_hearing_day(snapshot))
  where procedure in ('case', 'summary-case') and case_hearing_day(snapshot) is not null;

-- The lists of intake walk indexes of all matters; cases are one in ten or less of them and are walked by themselves.
create index case_by_opening on matter (opened_on desc, id)
  include (home_region, home_code, handling_code, sensitivity, procedure, state, domain)
  where procedure in ('case', 'summary-case');
create index case_by_closing on matter (closed_on desc, id)
  include (home_region, home_code, handling_code, sensitivity, procedure, state, domain)
  where procedure in ('case', 'summary-case') and closed_on is not null;
create index case_by_due on matter (running_due, id)
  include (home_region, home_code, handling_code, sensitivity, procedure, state, domain)
  where procedure in ('case', 'summary-case') and closed_on is null;
create index case_by_handling on matter (handling_code text_pattern_ops, closed_on)
  where procedure in ('case', 'summary-case');

-- Work that waits for somebody, few cases of each bureau: word for word the conditions of queries/conditions.ts, so that a
-- count reads no snapshot.
create index case_to_review on matter (handling_code text_pattern_ops)
  where procedure in ('case', 'summary-case') and (snapshot #>> '{facts,review,open}') = 'true';
create index case_held on matter (handling_code text_pattern_ops)
  where procedure in ('case', 'summary-case')
    and jsonb_path_exists(snapshot, '$.facts.held.* ? (!exists(@.endedOn) || @.endedOn == "" || @.endedOn == null)');
create index case_to_publish on matter (handling_code text_pattern_ops)
  where procedure in ('case', 'summary-case')
    and jsonb_path_exists(snapshot, '$.clocks ? ((exists(@.publish) && @.publish.endedOn == null) || (exists(@.withdraw) && @.withdraw.endedOn == null))');
create index case_to_approve on matter (handling_code text_pattern_ops)
  where procedure in ('case', 'summary-case')
    and jsonb_path_exists(snapshot, '$ ? (@.state == "reviewed" || @.state == "deciding" || exists(@.facts.moving) || exists(@.facts.extensionRequest) || (@.state == "closable" && exists(@.facts.closing.asked.on)) || exists(@.facts.measureRequests.* ? (@.state == "asked")) || exists(@.facts.recusals.* ? (@.state == "asked")) || @.facts.transfer.state == "reported" || exists(@.facts.publication.asked))');
