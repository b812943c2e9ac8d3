import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { go, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { odrFirm } from './odr-firm.ts';
import { answersSince, firmOf, shopsOf, staffOf, toldMeasure } from './standing.ts';
import { examples, MANAGER, STAFF } from './testing/examples.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const officer = actor(1, 'officer');
const head = actor(2, 'head');
const portal = actor(3, 'system');

const step = (by: ActingAs, verb: string, on: string, more: JsonObject = {}): Step => [
  by,
  verb,
  on,
  { ...examples[verb], ...more },
];
const applied = (): Matter => walk(odrFirm, step(portal, 'apply', '2026-07-06'));
const enrolled = (): Matter => go(odrFirm, applied(), step(officer, 'verify', '2026-07-08'));
const answering = (): Matter =>
  go(
    odrFirm,
    enrolled(),
    step(officer, 'send-letter', '2026-07-08'),
    step(portal, 'activate', '2026-07-15'),
    step(portal, 'appoint-staff', '2026-07-16'),
  );
const counted = (matter: Matter): string[] =>
  [...cellsOf(odrFirm, matter).values()]
    .filter(({ campaign }) => campaign === '')
    .map(({ measure, day, n }) => `${measure.replace('odr-firm.', '')} ${day} ${n}`)
    .sort();

describe('coming in', () => {
  test('a firm applies or an officer registers its paper; another officer has seen the papers', () => {
    expect(refused(odrFirm, applied(), officer, 'verify', '2026-07-08')).toBeNull();
    const registered = walk(odrFirm, step(officer, 'register', '2026-07-06'));
    expect(refused(odrFirm, registered, officer, 'verify', '2026-07-08')).toBe('odr-firm.verify.other');
    expect(refused(odrFirm, registered, head, 'verify', '2026-07-08')).toBeNull();
    const corrected = go(odrFirm, applied(), step(head, 'correct', '2026-07-07'));
    expect(refused(odrFirm, corrected, head, 'verify', '2026-07-08')).toBe('odr-firm.verify.other');
    expect(enrolled().title).toBe('在线和解企业：云岚百货商场有限公司');
  });

  test('without the firm’s own wish there is nothing: a paper, or that it understood', () => {
    const safe = (verb: string, body: JsonObject) => odrFirm.verbs[verb]?.body.safeParse(body).success;
    const { document: _, ...bare } = examples.register ?? {};
    expect(safe('register', bare)).toBe(false);
    expect(safe('apply', { ...examples.apply, understood: false })).toBe(false);
    expect(safe('apply', { ...examples.apply, firm: { name: '某店', address: '东街1号' } })).toBe(false);
  });

  test('no officer speaks for the firm, and the portal decides nothing', () => {
    const matter = answering();
    for (const verb of ['activate', 'appoint-staff', 'withdraw-staff', 'leave', 'answer'])
      expect([verb, refused(odrFirm, matter, head, verb, '2026-07-20')]).toEqual([verb, 'procedure.role']);
    for (const verb of ['send-letter', 'tell-measure', 'suspend', 'remove', 'record-leave', 'end-accounts'])
      expect([verb, refused(odrFirm, matter, portal, verb, '2026-07-20')]).toEqual([verb, 'procedure.role']);
    expect(refused(odrFirm, applied(), portal, 'verify', '2026-07-20')).toBe('procedure.role');
  });
});

test('an enrolled firm moves and opens shops; its code stays', () => {
  const moved = go(odrFirm, answering(), step(officer, 'amend', '2026-07-20'));
  expect(firmOf(moved)).toEqual({ ...firmOf(answering()), address: '西街2号' });
  expect([shopsOf(moved), moved.state, staffOf(moved).length]).toEqual([[], 'active', 2]);
  const renamed = { firm: { name: '某店', code: firmOf(moved).code, address: '西街2号' } };
  expect(odrFirm.verbs.amend?.body.safeParse({ ...examples.amend, ...renamed }).success).toBe(false);
});

describe('people of the firm', () => {
  test('nobody answers before the letter has opened an account', () => {
    expect(answersSince(enrolled())).toBe('');
    expect(answersSince(answering())).toBe('2026-07-15');
    expect(staffOf(answering()).map(([id, each]) => [id, each.role])).toEqual([
      [MANAGER, 'manager'],
      [STAFF, 'staff'],
    ]);
  });

  test('another letter has another manager: the former one is out, staff stay', () => {
    const other = '00000000-0000-7000-8000-0000000000a3';
    const matter = go(
      odrFirm,
      answering(),
      step(officer, 'send-letter', '2026-08-01'),
      step(portal, 'activate', '2026-08-05', { account: other, letter: 'l2', name: '吴经理' }),
    );
    expect(staffOf(matter).map(([id]) => id)).toEqual([STAFF, other]);
    expect(counted(matter)).toEqual([
      'activated 2026-07-15 1',
      'enrolled 2026-07-08 1',
      'letters 2026-07-08 1',
      'letters 2026-08-01 1',
    ]);
  });

  test('withdrawn staff are out once; all accounts end on the firm’s paper, and then nobody answers', () => {
    const matter = go(odrFirm, answering(), step(portal, 'withdraw-staff', '2026-07-20'));
    expect(staffOf(matter).map(([id]) => id)).toEqual([MANAGER]);
    expect(() => go(odrFirm, matter, step(portal, 'withdraw-staff', '2026-07-21'))).toThrow(
      'odr-firm.withdraw-staff.standing',
    );
    expect(() => go(odrFirm, matter, step(portal, 'withdraw-staff', '2026-07-21', { account: MANAGER }))).toThrow(
      'odr-firm.withdraw-staff.standing',
    );
    const ended = go(odrFirm, matter, step(officer, 'end-accounts', '2026-07-22'));
    expect([staffOf(ended), answersSince(ended), ended.state]).toEqual([[], '', 'active']);
  });
});

describe('going out', () => {
  test('a firm leaves when it wants, without a reason; an officer records it on its paper', () => {
    const left = go(odrFirm, answering(), step(portal, 'leave', '2026-08-01'));
    expect([left.state, answersSince(left)]).toEqual(['left', '']);
    expect(counted(left)).toContain('left 2026-08-01 1');
    const before = go(odrFirm, applied(), step(officer, 'record-leave', '2026-07-07'));
    // It never was in: nobody counts it as gone.
    expect([before.state, counted(before)]).toEqual(['left', []]);
  });

  test('against its will only what it was told of, once it has answered or its time is over, and by a head', () => {
    const matter = answering();
    expect(refused(odrFirm, matter, head, 'suspend', '2026-07-20')).toBe('odr-firm.suspend.heard');
    const told = go(
      odrFirm,
      matter,
      step(officer, 'tell-measure', '2026-07-20', { toldOn: '2026-07-20', answerBy: '2026-08-05' }),
    );
    expect(refused(odrFirm, told, officer, 'suspend', '2026-08-06')).toBe('procedure.role');
    expect(refused(odrFirm, told, head, 'suspend', '2026-08-05')).toBe('odr-firm.suspend.heard');
    expect(refused(odrFirm, told, head, 'suspend', '2026-08-06')).toBeNull();
    // Suspension was told of: removal is another thing.
    expect(refused(odrFirm, told, head, 'remove', '2026-08-06')).toBe('odr-firm.remove.heard');
    expect(refused(odrFirm, told, officer, 'tell-measure', '2026-07-21')).toBe('odr-firm.tell-measure.one');
    const heard = go(odrFirm, told, step(portal, 'answer', '2026-07-25'));
    expect(refused(odrFirm, heard, portal, 'answer', '2026-07-26')).toBe('odr-firm.answer.once');
    const suspended = go(odrFirm, heard, step(head, 'suspend', '2026-07-26', { toldOn: '2026-07-26' }));
    expect([suspended.state, toldMeasure(suspended)]).toEqual(['suspended', undefined]);
    expect(go(odrFirm, suspended, step(head, 'resume', '2026-07-30')).state).toBe('active');
    // What was told once does not serve twice.
    expect(refused(odrFirm, suspended, head, 'remove', '2026-07-30')).toBe('odr-firm.remove.heard');
  });

  test('a head may take no measure; then nothing stands', () => {
    const told = go(
      odrFirm,
      answering(),
      step(officer, 'tell-measure', '2026-07-20', { measure: 'remove', toldOn: '2026-07-20', answerBy: '2026-07-22' }),
    );
    const dropped = go(odrFirm, told, step(head, 'drop-measure', '2026-07-21'));
    expect(refused(odrFirm, dropped, head, 'remove', '2026-07-30')).toBe('odr-firm.remove.heard');
    const removed = go(odrFirm, told, step(head, 'remove', '2026-07-23', { toldOn: '2026-07-23' }));
    expect([removed.state, counted(removed).includes('removed 2026-07-23 1')]).toEqual(['removed', true]);
  });

  test('settling little is no ground', () => {
    const grounds = (ground: string) =>
      odrFirm.verbs['tell-measure']?.body.safeParse({ ...examples['tell-measure'], ground }).success;
    expect(['false-papers', 'misuse', 'unreachable', 'closed'].map(grounds)).toEqual([true, true, true, true]);
    expect(['score', 'not-settled', 'complaints', ''].map(grounds)).toEqual([false, false, false, false]);
  });
});
