-- A proposal may bring its own title and the parts of its score; kinds for themes, vulnerable people, operators, lists, events.
alter table proposal
  add column title jsonb,
  add column parts jsonb not null default '[]',
  drop constraint proposal_kind_check,
  add constraint proposal_kind_check check (kind in (
    'route', 'domain', 'theme', 'urgency', 'vulnerable', 'sign', 'mixed', 'not-ours', 'same', 'party', 'listed', 'incident'));
