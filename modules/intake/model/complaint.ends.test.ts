import { describe, expect, test } from 'vitest';
import { complaint } from './complaint.ts';
import { act, go, refused, staff, walk } from './testing/journey.ts';

const { countyIntake, officer, countyHead } = staff;
const accepted = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, 'accept', '2026-05-06']);

describe('complaint ends', () => {
  test('by agreement, with the money recovered, and is cleared', () => {
    const cleared = go(complaint, accepted, [officer, 'agree', '2026-06-01'], [officer, 'clear', '2026-06-02']);
    expect(cleared.state).toBe('cleared');
    expect(cleared.closedOn).toBe('2026-06-02');
    expect(cleared.facts).toMatchObject({ outcome: 'agreed', recoveredFen: 3500 });
  });

  test('complaint.clear.parties-told: a terminated one waits until both parties are told, within seven working days', () => {
    const terminated = go(complaint, accepted, [officer, 'terminate', '2026-06-15']);
    expect(terminated.clocks.notice?.due).toBe('2026-06-25');
    expect(refused(complaint, terminated, officer, 'clear', '2026-06-16')).toBe('complaint.clear.parties-told');
    const told = go(complaint, terminated, [officer, 'notify-termination', '2026-06-17']);
    expect(refused(complaint, told, officer, 'clear', '2026-06-17')).toBeNull();
    expect(refused(complaint, told, officer, 'notify-termination', '2026-06-17')).toBe(
      'complaint.notify-termination.once',
    );
  });

  test('complaint.lapse.due: lapse (T5) is no ground before the due day', () => {
    const due = accepted.clocks.mediate?.due ?? '';
    expect(due).toBe('2026-07-06');
    expect(refused(complaint, accepted, officer, 'lapse', '2026-07-03')).toBe('complaint.lapse.due');
    const lapsed = act(complaint, accepted, officer, 'lapse', due);
    expect(lapsed.facts).toMatchObject({ outcome: 'terminated', conclusion: { ground: 'T5' } });
    expect(complaint.verbs.terminate?.body.safeParse({ ground: 'T5', text: '期满' }).success).toBe(false);
  });

  test('terminated while suspended, the whole pause is left out', () => {
    const ended = go(
      complaint,
      accepted,
      [officer, 'suspend', '2026-05-20'],
      [officer, 'terminate', '2026-05-29', { ground: 'T1', text: '双方自行和解' }],
    );
    expect(ended.clocks.mediate).toMatchObject({ due: '2026-07-15', endedOn: '2026-05-29', paused: false });
  });

  test('before 令121 no limit for telling the parties was found, so no clock starts', () => {
    const old = walk(
      complaint,
      [countyIntake, 'receive', '2026-03-02'],
      [officer, 'accept', '2026-03-03'],
      [officer, 'terminate', '2026-04-14', { ground: 'T2', text: '经营者拒绝调解' }],
    );
    expect(old.clocks.notice).toBeUndefined();
    expect(refused(complaint, old, officer, 'clear', '2026-04-14')).toBeNull();
  });

  test('out of scope: the clock was never due, by art 44', () => {
    const told = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, 'out-of-scope', '2026-05-20']);
    expect(told.clocks.accept).toMatchObject({ dropped: { on: '2026-05-20', basis: 'samr121.art44' } });
  });

  test.each(['reject', 'out-of-scope', 'withdraw'])(
    'by %s before acceptance: the clock ends, then it is cleared',
    (verb) => {
      const ended = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, verb, '2026-05-08']);
      expect(ended.clocks.accept?.endedOn).toBe('2026-05-08');
      expect(go(complaint, ended, [countyHead, 'clear', '2026-05-08']).state).toBe('cleared');
    },
  );
});

describe('complaint.transfer-police: a fabricated claim goes to the police once, and the complaint ends by its own ground', () => {
  const sent = go(complaint, accepted, [countyHead, 'transfer-police', '2026-05-20']);
  test('it stays in mediation until it is ended', () => {
    expect([sent.state, sent.facts.police]).toEqual([
      'accepted',
      { on: '2026-05-20', to: '某市公安局', document: '移送函〔2026〕4号' },
    ]);
  });
  test('a second time is refused', () => {
    expect(refused(complaint, sent, countyHead, 'transfer-police', '2026-05-21')).toBe(
      'complaint.transfer-police.once',
    );
  });
});
