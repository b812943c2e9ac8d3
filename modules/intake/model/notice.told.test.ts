import { describe, expect, test } from 'vitest';
import { AppError } from '../../../kernel/error.ts';
import { foldAct } from '../../../platform/procedure/fold.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { complaint } from './complaint.ts';
import { alreadyIssued, correctedBy, noticesOf } from './notice.ts';
import { examples } from './testing/examples.ts';
import { act, environment, folded, go, refused, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, countyHead } = staff;

/** Terminated on Wednesday 20 May 2026: the seven working days for telling end on 29 May. */
const terminated = walk(
  complaint,
  [countyIntake, 'receive', '2026-05-06'],
  [officer, 'accept', '2026-05-08'],
  [officer, 'terminate', '2026-05-20', { ground: 'T3', text: '分歧较大。' }],
);
const number = (n: number): string => `泸江市监投终〔2026〕${n}号`;
const issue = (matter: Matter, n: number, recipient: string, on = '2026-05-21', template = 'mediation-terminated') =>
  act(complaint, matter, officer, 'issue-notice', on, {
    ...examples.complaint?.['issue-notice'],
    ...{ template, recipient, number: number(n), on },
  });
const deliver = (matter: Matter, n: number, on: string, recorded = on) =>
  act(complaint, matter, officer, 'record-delivery', recorded, { number: number(n), way: 'post', on });
/** As it lies in a ledger of before: folded without passing the form of today. */
const oldDelivery = (matter: Matter, n: number, on: string) =>
  foldAct(
    complaint,
    matter,
    folded(complaint, 'record-delivery', { number: number(n), way: 'post', on }, officer, on, matter.version + 1),
    environment,
  );
const withdraw = (matter: Matter, n: number, on: string) =>
  act(complaint, matter, officer, 'withdraw-notice', on, { number: number(n), reason: '金额有误。' });
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

const both = issue(issue(terminated, 1, 'complainant'), 2, 'respondent');

describe('the seven working days for telling both parties (令121 art 23)', () => {
  test('end with the delivery to the second of them, on its day, not with the issue and not with the record of it', () => {
    expect(both.clocks.notice).toMatchObject({ endedOn: null, due: '2026-05-29' });
    const one = deliver(both, 1, '2026-05-22');
    expect(one.clocks.notice?.endedOn).toBeNull();
    expect(refused(complaint, one, countyHead, 'clear', '2026-05-22')).toBe('complaint.clear.parties-told');
    const told = deliver(one, 2, '2026-05-29', '2026-06-02');
    expect(told.clocks.notice?.endedOn).toBe('2026-05-29');
    expect(told.facts.notified).toEqual({ on: '2026-05-29', document: `${number(1)}、${number(2)}` });
    expect(refused(complaint, told, officer, 'notify-termination', '2026-06-02')).toBe(
      'complaint.notify-termination.once',
    );
    expect(go(complaint, told, [countyHead, 'clear', '2026-06-02']).state).toBe('cleared');
  });

  test('count by the later day, whichever was recorded last', () => {
    expect(deliver(deliver(both, 2, '2026-05-28'), 1, '2026-05-22', '2026-06-02').clocks.notice?.endedOn).toBe(
      '2026-05-28',
    );
  });

  test('go on when another notice is delivered, or one that was withdrawn', () => {
    const other = issue(both, 3, 'respondent', '2026-05-21', 'complaint-accepted');
    expect(deliver(deliver(other, 1, '2026-05-22'), 3, '2026-05-22').clocks.notice?.endedOn).toBeNull();
    const gone = withdraw(deliver(both, 1, '2026-05-22'), 1, '2026-05-25');
    expect(deliver(gone, 2, '2026-05-25').clocks.notice?.endedOn).toBeNull();
  });

  test('told otherwise before, they stay ended on that day', () => {
    const told = act(complaint, both, officer, 'notify-termination', '2026-05-21');
    expect(deliver(deliver(told, 1, '2026-05-22'), 2, '2026-05-23').clocks.notice?.endedOn).toBe('2026-05-21');
  });

  test('acts from before, when a delivery was only recorded, fold as they did', () => {
    const told = oldDelivery(oldDelivery(both, 1, '2026-05-22'), 2, '2026-05-23');
    expect([told.clocks.notice?.endedOn, told.facts.notified]).toEqual([null, undefined]);
    // What is new says so by itself.
    const body = complaint.verbs['record-delivery']?.body.parse({ number: number(1), way: 'post', on: '2026-05-22' });
    expect(body).toMatchObject({ counts: 'as-telling' });
  });
});

describe('withdrawing a notice', () => {
  test('that nobody was given leaves an empty number; the same one may be issued again, and corrects nothing', () => {
    const gone = withdraw(both, 1, '2026-05-22');
    expect(noticesOf(gone.facts)[0]).toMatchObject({ number: number(1), withdrawn: { on: '2026-05-22', void: true } });
    expect(alreadyIssued(gone.facts, 'mediation-terminated', 'complainant')).toBeUndefined();
    expect(correctedBy(gone.facts, 'mediation-terminated', 'complainant')).toBeUndefined();
    expect(alreadyIssued(gone.facts, 'mediation-terminated', 'respondent')?.number).toBe(number(2));
  });

  test('that was delivered: the next one corrects it, also when the first correction went nowhere', () => {
    const gone = withdraw(deliver(both, 1, '2026-05-22'), 1, '2026-05-25');
    expect(noticesOf(gone.facts)[0]?.withdrawn).toEqual({ on: '2026-05-25', void: false });
    expect(correctedBy(gone.facts, 'mediation-terminated', 'complainant')?.number).toBe(number(1));
    const again = withdraw(issue(gone, 4, 'complainant', '2026-05-25'), 4, '2026-05-25');
    expect(correctedBy(again.facts, 'mediation-terminated', 'complainant')?.number).toBe(number(1));
    const put = issue(again, 5, 'complainant', '2026-05-26');
    expect(correctedBy(put.facts, 'mediation-terminated', 'complainant')).toBeUndefined();
  });

  test('is refused for an unknown number, and twice; a withdrawn one is not delivered', () => {
    const gone = withdraw(both, 1, '2026-05-22');
    expect(codeOf(() => withdraw(both, 9, '2026-05-22'))).toBe('notices.unknown-number');
    expect(codeOf(() => withdraw(gone, 1, '2026-05-22'))).toBe('notices.withdrawn');
    expect(codeOf(() => deliver(gone, 1, '2026-05-22'))).toBe('notices.withdrawn');
    expect(refused(complaint, terminated, officer, 'withdraw-notice', '2026-05-22')).toBe(
      'complaint.withdraw-notice.issued',
    );
  });
});
