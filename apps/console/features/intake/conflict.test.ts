import { describe, expect, it } from 'vitest';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { differences } from './conflict.ts';

const before: MatterRow = {
  ...{ homeRegion: '980101', id: '01990000-0000-7000-8000-000000000001', procedure: 'clue', version: 2 },
  ...{ state: 'assigned', stateTitle: { zh: '待签收', en: 'Assigned' }, title: '一件线索' },
  ...{ channel: '12315', domain: 'food', homeCode: '980101', handlingCode: '980101' },
  handlingName: { zh: '东区局', en: 'East' },
  assignee: null,
  ...{ openedOn: '2026-07-06', closedOn: null, due: '2026-07-27', dueState: 'open', workdaysLeft: 10 },
  provisional: false,
  unread: 0,
  same: 0,
};

describe('what changed while somebody was typing', () => {
  it('names state, authority, officer and due day, each with before and after', () => {
    const after: MatterRow = {
      ...before,
      ...{ version: 5, state: 'verifying', stateTitle: { zh: '核查中', en: 'Verifying' }, due: '2026-08-17' },
      ...{ handlingCode: '980102', handlingName: { zh: '西区局', en: 'West' } },
      assignee: { id: '01990000-0000-7000-8000-000000000002', name: '李某' },
    };
    expect(differences(before, after).map(({ what, from, to }) => [what, from.zh, to.zh])).toEqual([
      ['State', '待签收', '核查中'],
      ['Authority', '东区局', '西区局'],
      ['Officer', '—', '李某'],
      ['Due', '2026-07-27', '2026-08-17'],
    ]);
  });

  it('says nothing of what stayed: a note moves nothing', () => {
    expect(differences(before, { ...before, version: 3 })).toEqual([]);
  });
});
