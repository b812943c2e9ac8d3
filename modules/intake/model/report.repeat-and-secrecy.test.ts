import { describe, expect, test } from 'vitest';
import { complaint } from './complaint.ts';
import { report } from './report.ts';
import { examples } from './testing/examples.ts';
import { act, go, refused, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, countyHead } = staff;
const received = walk(report, [countyIntake, 'receive', '2026-04-15']);

describe('report', () => {
  test('verification: 15 working days from receipt, and 15 more', () => {
    expect(received.clocks.verify).toMatchObject({ rule: 'report-verify', due: '2026-05-09' });
    const extended = go(
      report,
      received,
      [officer, 'accept', '2026-04-16'],
      [officer, 'request-extension', '2026-05-08'],
      [countyHead, 'extend', '2026-05-09'],
    );
    expect(extended.clocks.verify?.due).toBe('2026-05-29');
  });

  test('art 35: new facts restart the clock at the last receipt, a bare repeat is closed', () => {
    const supplemented = act(report, received, officer, 'supplement', '2026-05-06');
    expect(supplemented.clocks.verify).toMatchObject({ startedOn: '2026-05-06', extensions: [] });
    const closed = go(report, received, [officer, 'close-repeat', '2026-04-16'], [countyIntake, 'clear', '2026-04-16']);
    expect(closed.facts.outcome).toBe('repeat-closed');
  });

  test('art 35: what comes after the limit is a report of its own, so that merging does not hide a missed limit', () => {
    expect(refused(report, received, officer, 'supplement', '2026-05-09')).toBeNull();
    expect(refused(report, received, officer, 'supplement', '2026-05-10')).toBe('report.supplement.in-time');
  });

  test('art 34: without power it is told, not forwarded', () => {
    const told = go(report, received, [officer, 'no-power', '2026-04-16'], [countyIntake, 'clear', '2026-04-16']);
    expect(told.facts).toMatchObject({
      outcome: 'no-power',
      conclusion: { channel: '请向实际经营地市场监管部门提出' },
    });
  });

  test('art 36: the reporter can be told before and after clearing, and it stays cleared', () => {
    const cleared = go(
      report,
      received,
      [officer, 'accept', '2026-04-16'],
      [officer, 'not-file', '2026-04-20'],
      [countyHead, 'clear', '2026-04-21'],
    );
    const told = act(report, cleared, officer, 'notify', '2026-04-22');
    expect([told.state, told.closedOn]).toEqual(['cleared', '2026-04-21']);
    expect(refused(report, received, officer, 'notify', '2026-04-16')).toBe('procedure.state');
  });

  test('art 9: a mixed letter is split, each on its own clock', () => {
    const split = act(report, received, countyIntake, 'split', '2026-04-15');
    expect(split.facts.split).toMatchObject({ procedure: 'complaint' });
    const other = walk(complaint, [
      countyIntake,
      'receive',
      '2026-04-15',
      { ...examples.complaint?.receive, origin: { procedure: 'report', matter: received.id } },
    ]);
    expect([Object.keys(other.clocks), Object.keys(split.clocks)]).toEqual([['accept'], ['verify']]);
  });

  test('art 37: nothing of the reporter reaches the folded matter', () => {
    const folded = JSON.stringify(received);
    for (const secret of ['王某', '13800000000', '11010519491231002X', 'reporter'])
      expect(folded).not.toContain(secret);
  });

  test('an anonymous submission carries no identity', () => {
    const body = examples.report?.receive ?? {};
    const { reporter: _, ...anonymous } = body;
    const schema = report.verbs.receive?.body;
    expect(schema?.safeParse({ ...anonymous, anonymous: true }).success).toBe(true);
    expect(schema?.safeParse({ ...body, anonymous: true }).success).toBe(false);
  });
});
