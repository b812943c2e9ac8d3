-- Matters of the campaign office (campaigns, tasks, visits, talks …) are few among millions of clues and cases: their
-- lists read an index of their own, and so does the list of what came from one of them.
create index matter_office on matter (handling_code text_pattern_ops, opened_on desc, id)
  where procedure not in ('clue', 'report', 'complaint', 'assistance', 'recommendation', 'case', 'summary-case', 'bulletin');
create index matter_office_origin on matter ((snapshot #>> '{facts,origin,matter}'))
  where procedure not in ('clue', 'report', 'complaint', 'assistance', 'recommendation', 'case', 'summary-case', 'bulletin');
