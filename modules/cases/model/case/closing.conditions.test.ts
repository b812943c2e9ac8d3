import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { holdsOf } from './closing.ts';
import { fine, reviewedBy, SMALL, unpunished } from './testing/deciding.ts';
import {
  archived,
  askedToClose,
  closed,
  crimeReport,
  dossier,
  outcome,
  paid,
  payment,
  reconsideration,
  servedOn16th,
  service,
} from './testing/finishing.ts';
import { refused, type Step, staff, standing, story } from './testing/story.ts';

const { officer, head, otherHead, reviewer, intake } = staff;
const ask = (ground = 'K1', day = '2026-06-26'): Step => [
  day,
  officer,
  'request-closing',
  { ground, summary: '办结。' },
];
const close = (ground = 'K1', day = '2026-06-29', by = head): Step => [day, by, 'close', { ground }];
const ready = story(paid);
const asked = story(askedToClose);
const withFacts = (matter: Matter, facts: JsonObject): Matter => ({ ...matter, facts: { ...matter.facts, ...facts } });

test('asked for by the officers, approved by a head of another hand, within fifteen working days of the reason', () => {
  expect(ready.clocks.close).toMatchObject({ startedOn: '2026-06-25', due: '2026-07-16' });
  expect(refused(ready, close())).toBe('case.close.asked');
  expect(refused(asked, close('K1', '2026-06-29', { ...officer, roles: ['head'] }))).toBe('case.not-handlers');
  const own = withFacts(asked, { closing: { asked: { on: '2026-06-26', by: head.personId, ground: 'K1' } } });
  expect(refused(own, close())).toBe('case.close.other-person');
  const done = story(closed);
  expect([done.state, done.closedOn, done.clocks.close?.endedOn]).toEqual(['closed', '2026-06-29', '2026-06-29']);
});

test('sent back it is asked for again', () => {
  const back: Step = ['2026-06-29', head, 'refuse-closing', { reason: '补正材料' }];
  expect(refused(ready, back)).toBe('case.refuse-closing.asked');
  expect(refused(story([back], asked), close())).toBe('case.close.asked');
});

describe('not while', () => {
  const seized = { m1: { kind: 'seize', rule: 'case-seize', clock: 'seize:m1', on: '2026-06-05', left: { '1': 3 } } };
  const unhandled = {
    m1: { ...seized.m1, left: {}, endedOn: '2026-06-15', end: 'confiscated', confiscated: { '1': 3 } },
  };
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['holdings', { held: seized }],
    [
      'confiscated',
      {
        held: unhandled,
        decision: {
          ...(ready.facts.decision as JsonObject),
          summary: { outcome: 'penalise', kinds: ['confiscate-goods'] },
          penalties: [{ kind: 'confiscate-goods' }],
        },
        performance: { duties: { 'confiscate-goods': { on: '2026-06-17', document: '1' } } },
      },
    ],
    ['settled', { performance: {} }],
    ['remedies', { remedies: { x1: { kind: 'suit', state: 'pending', on: '2026-06-24', document: '1' } } }],
    [
      'decided-anew',
      {
        decision: { ...(ready.facts.decision as JsonObject), void: { on: '2026-06-25', how: 'ordered-anew' } },
        performance: {},
      },
    ],
    ['publication', { publication: {} }],
    ['transfer', { transfer: { kind: 'crime', state: 'approved' } }],
  ];
  test.each(cases)('%s', (what, facts) => {
    expect(refused(withFacts(ready, facts), ask())).toBe(`case.request-closing.${what}`);
    expect(refused(withFacts(asked, facts), close())).toBe(`case.close.${what}`);
  });

  test('what is published of an annulled decision is still shown', () => {
    const matter = story(
      [
        ['2026-07-06', officer, 'record-reconsideration', reconsideration],
        ['2026-08-03', reviewer, 'record-remedy-outcome', outcome('annulled')],
        ['2026-08-04', officer, 'return-excess', { fen: SMALL * 100, document: '退1', on: '2026-08-04' }],
      ],
      ready,
    );
    expect(refused(matter, ask('K5', '2026-08-05'))).toBe('case.request-closing.publication');
    const down: Step = [
      '2026-08-05',
      officer,
      'withdraw-publication',
      { ground: 'annulled', document: '撤1', reason: '撤销' },
    ];
    expect(refused(story([down], matter), ask('K5', '2026-08-05'))).toBeNull();
  });
});

describe('the ground is what the record says', () => {
  test('performed', () => {
    expect(refused(ready, ask('K2'))).toBe('case.request-closing.ground');
    expect(refused(ready, ask('K4'))).toBe('case.request-closing.ground');
    expect(refused(asked, close('K3'))).toBe('case.close.ground');
    const other = withFacts(asked, { closing: { asked: { on: '2026-06-26', by: officer.personId, ground: 'K5' } } });
    expect(refused(other, close())).toBe('case.close.as-asked');
  });

  test('ended by the court', () => {
    const ended = withFacts(ready, { performance: { court: { state: 'ended', on: '2027-01-04' } } });
    expect(refused(ended, ask('K2'))).toBeNull();
    expect(refused(ended, ask('K1'))).toBe('case.request-closing.ground');
  });

  test('investigation ended', () => {
    const matter = standing('closable', { ended: { on: '2026-06-10', ground: 'E2' } });
    expect(refused(matter, ask('K3'))).toBeNull();
    expect(refused(standing('closable'), ask('K3'))).toBe('case.request-closing.ground');
  });

  test('not punished, once that was served', () => {
    const dismissed: readonly Step[] = [
      ...reviewedBy(unpunished()),
      [
        '2026-06-05',
        head,
        'dismiss',
        { outcome: 'not-punished-minor', number: '江阳市监不罚〔2026〕1号', facts: '…', reasons: '…' },
      ],
      ['2026-06-08', officer, 'serve', service('2026-06-08')],
    ];
    const matter = story(dismissed);
    expect(matter.state).toBe('closable');
    expect(matter.clocks.publish).toBeUndefined();
    expect(refused(matter, ask('K4', '2026-06-09'))).toBeNull();
    expect(refused(matter, ask('K1', '2026-06-09'))).toBe('case.request-closing.ground');
  });
});

test('a suspected crime that was only reported keeps the case open', () => {
  const matter = story([['2026-06-26', officer, 'report-crime', crimeReport]], ready);
  expect(refused(matter, ask())).toBe('case.request-closing.transfer');
});

describe('the file', () => {
  const shelf = { digest: 'd'.repeat(64), shelf: '3-2-18' };
  const done = story(closed);
  const made = story([['2026-06-30', officer, 'make-dossier', dossier()]], done);
  const kept = story(archived);

  test('is whole, and checked by another than who made it up', () => {
    expect(refused(done, ['2026-06-30', officer, 'make-dossier', dossier({ missing: ['送达回证'] })])).toBe(
      'case.make-dossier.complete',
    );
    expect(refused(done, ['2026-07-02', intake, 'archive', shelf])).toBe('case.archive.dossier');
    expect(refused(made, ['2026-07-02', officer, 'archive', shelf])).toBe('case.archive.other-person');
    expect(refused(made, ['2026-07-02', intake, 'archive', { ...shelf, digest: 'e'.repeat(64) }])).toBe(
      'case.archive.digest',
    );
    const sued = withFacts(made, {
      remedies: { x1: { kind: 'suit', state: 'pending', on: '2026-07-01', document: '1' } },
    });
    expect(refused(sued, ['2026-07-02', intake, 'archive', shelf])).toBe('case.archive.remedies');
    expect(kept.facts.closing).toMatchObject({ retention: '30-years', keepUntil: '2056-07-02' });
    expect(kept.closedOn).toBe('2026-06-29');
  });

  const approve = (day: string, by = head): Step => [day, by, 'approve-record-disposal', { document: '鉴定1' }];
  const dispose = (day: string, by = intake): Step => [
    day,
    by,
    'dispose-record',
    { list: '销毁清单1', supervisedBy: '赵某' },
  ];

  test('goes after thirty years, with two who approved and a third who does it', () => {
    expect(refused(kept, approve('2056-07-02'))).toBe('case.approve-record-disposal.retention');
    const once = story([approve('2056-07-03')], kept);
    expect(refused(once, approve('2056-07-04'))).toBe('case.approve-record-disposal.other-person');
    expect(refused(once, dispose('2056-07-04'))).toBe('case.dispose-record.two-approvers');
    const twice = story([approve('2056-07-04', otherHead)], once);
    expect(refused(twice, dispose('2056-07-05', { ...head, roles: ['intake'] }))).toBe(
      'case.dispose-record.other-person',
    );
    const gone = story([dispose('2056-07-05')], twice);
    expect(refused(gone, approve('2056-07-06', reviewer))).toBe('case.record.kept');
    expect(
      refused(
        {
          ...twice,
          facts: { ...twice.facts, closing: { ...(twice.facts.closing as JsonObject), keepUntil: '2099-01-01' } },
        },
        dispose('2056-07-05'),
      ),
    ).toBe('case.dispose-record.retention');
  });

  test('never where it is kept for ever', () => {
    const forever = story([
      ...closed,
      ['2026-06-30', officer, 'make-dossier', dossier({ retention: 'permanent' })],
      ['2026-07-02', intake, 'archive', shelf],
    ]);
    expect(refused(forever, approve('2099-01-05'))).toBe('case.approve-record-disposal.retention');
  });

  test('stays while a hold lies on it, and approvals from before count no more', () => {
    const approved = story([approve('2056-07-03'), approve('2056-07-04', otherHead)], kept);
    const held = story([['2056-07-04', reviewer, 'legal-hold', { document: '冻结1', reason: '国家赔偿案' }]], approved);
    expect([
      holdsOf(held),
      refused(held, dispose('2056-07-05')),
      refused(held, approve('2056-07-05', reviewer)),
    ]).toEqual([['h1'], 'case.dispose-record.hold', 'case.approve-record-disposal.hold']);
    const lift: Step = ['2056-08-01', head, 'lift-hold', { hold: 'h1', document: '解冻1' }];
    const lifted = story([lift], held);
    expect(refused(lifted, dispose('2056-08-02'))).toBe('case.dispose-record.two-approvers');
    expect(refused(lifted, lift)).toBe('case.lift-hold.stands');
  });
});

test('paid before it is served, it is settled by its service', () => {
  const matter = story([
    ...servedOn16th().slice(0, -1),
    ['2026-06-15', intake, 'record-payment', payment('2026-06-15', SMALL)],
  ]);
  expect(matter.state).toBe('decided');
  expect(story([['2026-06-16', officer, 'serve', service('2026-06-16')]], matter).state).toBe('closable');
  expect(fine(SMALL).outcome).toBe('penalise');
});
