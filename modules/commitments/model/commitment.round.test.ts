import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { go, Refused, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { commitment } from './commitment.ts';
import { editionOn, isPublicOn, sinceOf, testedOn } from './standing.ts';
import { examples } from './testing/examples.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const officer = actor(1, 'officer');
const head = actor(2, 'head');
const clerk = actor(3, 'intake');

const body = (verb: string, more: JsonObject = {}): JsonObject => ({ ...examples[verb], ...more });
const step = (by: ActingAs, verb: string, on: string, more: JsonObject = {}): Step => [by, verb, on, body(verb, more)];
const published = (more: JsonObject = {}): Matter =>
  walk(commitment, step(officer, 'register', '2026-07-06', more), step(head, 'publish', '2026-07-08'));
const broken = (on = '2026-07-12', more: JsonObject = {}): Step =>
  step(officer, 'record-broken', on, { on, toldOn: on, ...more });
const warned = (): Matter => go(commitment, published(), broken(), step(head, 'warn', '2026-07-20'));

const refusal = (from: Matter, ...steps: readonly Step[]): string => {
  try {
    go(commitment, from, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};
const counted = (matter: Matter): string[] =>
  [...cellsOf(commitment, matter).values()]
    .filter(({ campaign }) => campaign === '')
    .map(({ measure, day, n }) => `${measure.replace(/^commitment\./, '')} ${day} ${n}`)
    .sort();

describe('on the register', () => {
  test('another one checks it against the signed form before anybody reads it', () => {
    const registered = walk(commitment, step(officer, 'register', '2026-07-06'));
    expect(registered.title).toBe('线下无理由退货承诺：云岚百货商场');
    expect(isPublicOn(registered, '2026-07-08')).toBe(false);
    expect(refused(commitment, registered, officer, 'publish', '2026-07-08')).toBe('commitment.publish.other');
    expect(refused(commitment, registered, clerk, 'publish', '2026-07-08')).toBe('procedure.role');
    const corrected = go(commitment, registered, step(actor(4, 'officer'), 'correct', '2026-07-07'));
    expect(refused(commitment, corrected, actor(4, 'officer'), 'publish', '2026-07-08')).toBe(
      'commitment.publish.other',
    );
    const matter = go(commitment, registered, step(head, 'publish', '2026-07-08'));
    expect(isPublicOn(matter, '2026-07-08')).toBe(true);
    expect([editionOn(matter, '2026-07-09'), editionOn(matter, '2026-07-10')?.number]).toEqual([undefined, 1]);
    expect(counted(matter)).toEqual(['begun.offline-return 2026-07-10 1', 'registered.offline-return 2026-07-08 1']);
  });

  test('without the form nothing is published: a file, or where the paper lies', () => {
    const { formKept: _, ...bare } = body('register');
    const registered = walk(commitment, [officer, 'register', '2026-07-06', bare]);
    expect(refused(commitment, registered, head, 'publish', '2026-07-08')).toBe('commitment.publish.form');
    const attached = go(commitment, registered, step(officer, 'attach', '2026-07-07'));
    expect(refused(commitment, attached, head, 'publish', '2026-07-08')).toBeNull();
    // The form of the first edition is not that of the second.
    const matter = go(commitment, attached, step(head, 'publish', '2026-07-08'));
    const { formKept: __, ...amended } = body('amend');
    const amend: Step = [officer, 'amend', '2026-07-09', amended];
    expect(refusal(matter, amend)).toBe('commitment.amend.form');
    const other = { file: '00000000-0000-7000-8000-000000000002' };
    expect(refusal(matter, step(officer, 'attach', '2026-07-09', other), amend)).toBe('');
  });

  test('what was written wrong is corrected as a whole while nobody has read it', () => {
    const registered = walk(commitment, step(officer, 'register', '2026-07-06', { until: '2026-12-31' }));
    const corrected = go(commitment, registered, step(officer, 'correct', '2026-07-07'));
    expect(Object.keys(corrected.facts.editions as JsonObject)).toEqual(['e1']);
    expect(editionOn(go(commitment, corrected, step(head, 'publish', '2026-07-08')), '2030-01-01')?.number).toBe(1);
    expect(refusal(registered, step(officer, 'discard', '2026-07-07'))).toBe('');
  });

  test('the fund belongs to advance compensation, its terms to returns', () => {
    const promise = (kind: string, more: JsonObject = {}) => ({ kind, terms: '承诺。', contact: '服务台', ...more });
    const asked = (kind: string, more: JsonObject = {}) =>
      commitment.verbs.register?.body.safeParse(body('register', { promise: promise(kind, more) })).success;
    expect(asked('first-asked')).toBe(true);
    expect(asked('first-asked', { amountFen: 100 })).toBe(false);
    expect(asked('advance-compensation')).toBe(false);
    expect(asked('advance-compensation', { amountFen: 5_000_000, holder: '消费者协会' })).toBe(true);
    expect(asked('advance-compensation', { amountFen: 0, holder: '消费者协会' })).toBe(false);
    expect(asked('offline-return')).toBe(false);
  });

  test('dates in order', () => {
    const registered = walk(commitment, step(officer, 'register', '2026-07-06'));
    expect(refusal(registered, step(officer, 'correct', '2026-07-06', { until: '2026-07-09' }))).toBe(
      'commitment.correct.dates',
    );
    const ended = walk(commitment, step(officer, 'register', '2026-07-06', { until: '2026-07-11' }));
    expect(refused(commitment, ended, head, 'publish', '2026-07-12')).toBe('commitment.publish.over');
  });
});

describe('a new edition', () => {
  const amended = (): Matter =>
    go(commitment, published(), step(officer, 'amend', '2026-08-01', { from: '2026-08-10' }));

  test('binds from its day on; the former stays readable, and binds purchases of its days', () => {
    const matter = amended();
    const days = (on: string) => (editionOn(matter, on)?.promise as JsonObject | undefined)?.days;
    expect([days('2026-08-09'), days('2026-08-10')]).toEqual([7, 15]);
    const tested = go(
      commitment,
      matter,
      step(officer, 'record-kept', '2026-08-12', { on: '2026-08-12', dealtOn: '2026-08-05' }),
    );
    expect(tested.facts.records).toMatchObject({ r1: { edition: '1' } });
    expect(sinceOf(matter)).toBe('2026-07-10');
    expect(counted(matter).filter((line) => line.startsWith('begun'))).toEqual(['begun.offline-return 2026-07-10 1']);
  });

  test('reaches neither back nor to another kind, and none follows one that is over', () => {
    expect(refusal(published(), step(officer, 'amend', '2026-08-01', { from: '2026-07-31' }))).toBe(
      'commitment.amend.not-back',
    );
    const promise = { kind: 'first-asked', terms: '承诺。', contact: '服务台' };
    expect(refusal(published(), step(officer, 'amend', '2026-08-01', { from: '2026-08-01', promise }))).toBe(
      'commitment.amend.kind',
    );
    const over = published({ until: '2026-07-31' });
    expect(refused(commitment, over, officer, 'amend', '2026-08-01')).toBe('commitment.amend.over');
    expect(refused(commitment, over, officer, 'amend', '2026-07-31')).toBeNull();
  });
});

describe('kept or broken', () => {
  test('a breach is public once the firm has answered, or its time is over; what is struck out counts nowhere', () => {
    const matter = go(commitment, published(), broken());
    const none = { tested: 0, kept: 0, broken: 0 };
    const one = { tested: 1, kept: 0, broken: 1 };
    expect([testedOn(matter, '2026-07-30'), testedOn(matter, '2026-07-31')]).toEqual([none, one]);
    const answered = go(commitment, matter, step(officer, 'record-answer', '2026-07-13'));
    expect(testedOn(answered, '2026-07-13')).toEqual(one);
    expect(counted(answered).slice(0, 2)).toEqual([
      'begun.offline-return 2026-07-10 1',
      'broken.offline-return 2026-07-12 1',
    ]);
    const struck = go(commitment, answered, step(head, 'strike-record', '2026-07-14'));
    expect(testedOn(struck, '2026-12-31')).toEqual(none);
    expect(counted(struck).some((line) => /^(broken|tested)/.test(line))).toBe(false);
    expect(refusal(struck, step(head, 'strike-record', '2026-07-15'))).toBe('commitment.strike-record.record');
    // Recorded anew after the wrong one was struck out.
    expect(refusal(struck, broken('2026-07-15', { on: '2026-07-12' }))).toBe('');
  });

  test('needs a source, once, and a day on which it bound', () => {
    const { document: _, ...unsourced } = body('record-kept');
    expect(refusal(published(), [officer, 'record-kept', '2026-07-12', unsourced])).toBe(
      'commitment.record-kept.source',
    );
    const twice = step(officer, 'record-kept', '2026-07-12');
    expect(refusal(published(), twice, twice)).toBe('commitment.record-kept.once');
    expect(refusal(published(), step(officer, 'record-kept', '2026-07-12', { dealtOn: '2026-07-09' }))).toBe(
      'commitment.record-kept.bound',
    );
    expect(refusal(published(), broken('2026-07-12', { answerBy: '2026-07-12' }))).toBe(
      'commitment.record-broken.answer-by',
    );
    expect(refused(commitment, published(), officer, 'record-answer', '2026-07-12')).toBe(
      'commitment.record-answer.some',
    );
  });
});

describe('off the register', () => {
  test('taken back by the firm: shown until its last day, tested by purchases of its days afterwards', () => {
    const matter = go(commitment, published(), step(officer, 'withdraw', '2026-08-20'));
    expect([isPublicOn(matter, '2026-08-31'), isPublicOn(matter, '2026-09-01')]).toEqual([true, false]);
    expect(counted(matter)).toContain('over.offline-return 2026-09-01 1');
    const late = { on: '2026-09-03', document: '投诉9号' };
    const at = (dealtOn: string) => step(officer, 'record-kept', '2026-09-03', { ...late, dealtOn });
    expect([refusal(matter, at('2026-08-31')), refusal(matter, at('2026-09-01'))]).toEqual([
      '',
      'commitment.record-kept.bound',
    ]);
    expect(refusal(published(), step(officer, 'withdraw', '2026-09-01'))).toBe('commitment.withdraw.not-back');
    expect(refusal(published({ until: '2026-08-25' }), step(officer, 'withdraw', '2026-08-20'))).toBe(
      'commitment.withdraw.longer',
    );
  });

  test('taken back before it began it never was in force', () => {
    const matter = go(commitment, published(), step(officer, 'withdraw', '2026-07-09', { lastDay: '2026-07-09' }));
    expect(counted(matter).filter((line) => /^(begun|over)/.test(line))).toEqual([
      'begun.offline-return 2026-07-10 1',
      'over.offline-return 2026-07-10 1',
    ]);
  });

  test('ended when it expired, or with its firm', () => {
    const expiring = published({ until: '2026-07-31' });
    const expired = step(officer, 'end', '2026-07-31', { why: 'expired' });
    expect(refusal(expiring, expired)).toBe('commitment.end.expired');
    const matter = go(commitment, expiring, step(officer, 'end', '2026-08-15', { why: 'expired' }));
    expect([matter.state, matter.facts.lastDay]).toEqual(['ended', '2026-07-31']);
    expect(go(commitment, published(), step(officer, 'end', '2026-08-15')).facts.lastDay).toBe('2026-08-15');
  });

  test('nobody is struck off unwarned or unheard', () => {
    expect(refused(commitment, published(), head, 'warn', '2026-07-20')).toBe('commitment.warn.broken');
    expect(refused(commitment, go(commitment, published(), broken()), officer, 'warn', '2026-07-20')).toBe(
      'procedure.role',
    );
    const matter = warned();
    expect(refused(commitment, matter, head, 'strike-off', '2026-07-30')).toBe('commitment.strike-off.heard');
    expect(refused(commitment, matter, head, 'strike-off', '2026-07-31')).toBeNull();
    const heard = go(commitment, matter, step(officer, 'answer-warning', '2026-07-25'));
    expect(refusal(heard, step(officer, 'answer-warning', '2026-07-26'))).toBe('commitment.answer-warning.once');
    expect(refused(commitment, heard, head, 'strike-off', '2026-07-26')).toBeNull();
    const off = go(commitment, heard, step(head, 'strike-off', '2026-07-31'));
    expect([isPublicOn(off, '2026-07-31'), off.state]).toEqual([false, 'struck-off']);
    expect(counted(off)).toContain('struck-off.offline-return 2026-07-31 1');
  });

  test('a warning is lifted; a later one is heard anew; without a breach none leads anywhere', () => {
    const lifted = go(commitment, warned(), step(head, 'lift-warning', '2026-07-28'));
    expect([lifted.state, isPublicOn(lifted, '2026-07-28')]).toEqual(['published', true]);
    const again = go(
      commitment,
      lifted,
      step(head, 'warn', '2026-08-10', { toldOn: '2026-08-10', answerBy: '2026-08-20' }),
    );
    expect(refused(commitment, again, head, 'strike-off', '2026-08-11')).toBe('commitment.strike-off.heard');
    const cleared = go(commitment, again, step(head, 'strike-record', '2026-08-11'));
    expect(refused(commitment, cleared, head, 'strike-off', '2026-08-21')).toBe('commitment.strike-off.broken');
  });
});
