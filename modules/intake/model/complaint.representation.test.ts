import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { complaint } from './complaint.ts';
import { examples } from './testing/examples.ts';
import { act, blank, go, Refused, refused, staff, walk } from './testing/journey.ts';

const { countyIntake, officer } = staff;
const accepted = walk(complaint, [countyIntake, 'receive', '2026-05-06'], [officer, 'accept', '2026-05-06']);
const own = blank(complaint).id;
const OTHER = '019e0000-0000-7000-8000-000000000001';
const THIRD = '019e0000-0000-7000-8000-000000000002';

const agent = { ...examples.complaint?.['appoint-agent'], until: '2026-05-31' };
const joint = (...representatives: readonly string[]): JsonObject => ({
  with: [{ complaint: OTHER }],
  consent: '同意合并处理书〔2026〕1号',
  representatives: representatives.map((each) => ({ complaint: each })),
  election: '推选书〔2026〕1号',
  electedOn: '2026-05-07',
});

/** The rule that refuses what is said, or null. */
function saidNo(matter: Matter, verb: string, on: string, body: JsonObject): string | null {
  try {
    act(complaint, matter, officer, verb, on, body);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

describe('an agent', () => {
  test('is recorded for each side by the power of attorney; who it is stands in no fact', () => {
    const both = go(
      complaint,
      accepted,
      [officer, 'appoint-agent', '2026-05-07', agent],
      [officer, 'appoint-agent', '2026-05-08', { ...agent, side: 'respondent', powers: 'general' }],
    );
    expect(both.facts.agents).toEqual({
      complainant: { on: '2026-05-07', document: '授权委托书原件', powers: 'special', until: '2026-05-31' },
      respondent: { on: '2026-05-08', document: '授权委托书原件', powers: 'general', until: '2026-05-31' },
    });
    expect(JSON.stringify(both.facts)).not.toContain('钱某');
  });

  test('whose power has run out is not recorded; on its last day it is', () => {
    expect(saidNo(accepted, 'appoint-agent', '2026-06-01', agent)).toBe('complaint.appoint-agent.power-runs');
    expect(saidNo(accepted, 'appoint-agent', '2026-05-31', agent)).toBeNull();
  });

  test('is ended side by side, and only where there is one', () => {
    const one = go(complaint, accepted, [officer, 'appoint-agent', '2026-05-07', agent]);
    expect(refused(complaint, accepted, officer, 'end-agency', '2026-05-09')).toBe('complaint.end-agency.any');
    const end = (side: string): JsonObject => ({ side, reason: '来函解除委托。' });
    expect(saidNo(one, 'end-agency', '2026-05-09', end('respondent'))).toBe('complaint.end-agency.stands');
    expect(go(complaint, one, [officer, 'end-agency', '2026-05-09', end('complainant')]).facts.agents).toBeUndefined();
  });
});

describe('a joint complaint', () => {
  test('elects two out of those who complain together, each complaint keeping its own clock', () => {
    const formed = go(complaint, accepted, [officer, 'form-joint', '2026-05-08', joint(own, OTHER)]);
    expect(formed.facts.joint).toMatchObject({ representatives: [{ complaint: own }, { complaint: OTHER }] });
    expect(formed.clocks).toEqual(accepted.clocks);
    expect(saidNo(accepted, 'form-joint', '2026-05-08', joint(own, THIRD))).toBe('complaint.form-joint.elected');
    const body = complaint.verbs['form-joint']?.body;
    for (const wrong of [joint(own), joint(own, own), joint(own, OTHER, THIRD)])
      expect(body?.safeParse(wrong).success).toBe(false);
  });

  test('is not formed with itself, nor twice, nor out of one that joined another', () => {
    expect(
      saidNo(accepted, 'form-joint', '2026-05-08', {
        ...joint(own, OTHER),
        with: [{ complaint: own }, { complaint: OTHER }],
      }),
    ).toBe('complaint.form-joint.others');
    const formed = go(complaint, accepted, [officer, 'form-joint', '2026-05-08', joint(own, OTHER)]);
    const follower = go(complaint, accepted, [officer, 'join-joint', '2026-05-08', { lead: OTHER, consent: '同意书' }]);
    expect(saidNo(accepted, 'join-joint', '2026-05-08', { lead: own, consent: '同意书' })).toBe(
      'complaint.form-joint.others',
    );
    for (const bound of [formed, follower]) {
      expect(refused(complaint, bound, officer, 'form-joint', '2026-05-09')).toBe('complaint.form-joint.once');
      expect(refused(complaint, bound, officer, 'join-joint', '2026-05-09')).toBe('complaint.form-joint.once');
      const free = go(complaint, bound, [officer, 'dissolve-joint', '2026-05-09']);
      expect(refused(complaint, free, officer, 'form-joint', '2026-05-09')).toBeNull();
    }
    expect(refused(complaint, accepted, officer, 'dissolve-joint', '2026-05-09')).toBe(
      'complaint.dissolve-joint.stands',
    );
  });

  test('is settled only with the consent of those represented; it may end without it where nothing is given up', () => {
    const formed = go(complaint, accepted, [officer, 'form-joint', '2026-05-08', joint(own, OTHER)]);
    const agreed = { form: 'agreement', document: '调解书〔2026〕3号', text: '退款。' };
    const settled = { ground: 'T1', text: '自行和解' };
    const consent = { consent: '被代表人同意书〔2026〕1号' };
    expect(saidNo(formed, 'agree', '2026-06-01', agreed)).toBe('complaint.agree.represented-consent');
    expect(saidNo(formed, 'terminate', '2026-06-01', settled)).toBe('complaint.terminate.represented-consent');
    expect(saidNo(formed, 'agree', '2026-06-01', { ...agreed, ...consent })).toBeNull();
    expect(saidNo(formed, 'terminate', '2026-06-01', { ...settled, ...consent })).toBeNull();
    expect(saidNo(formed, 'terminate', '2026-06-01', { ground: 'T3', text: '明显不能达成一致' })).toBeNull();
    expect(saidNo(accepted, 'agree', '2026-06-01', agreed)).toBeNull();
  });
});

describe('mediation', () => {
  test('is called for a day that is not past; the session that was held takes its place', () => {
    const call = { on: '2026-05-12', time: '09:30', means: 'video' };
    expect(saidNo(accepted, 'call-mediation', '2026-05-13', call)).toBe('complaint.call-mediation.on-not-earlier');
    const called = go(complaint, accepted, [officer, 'call-mediation', '2026-05-11', call]);
    expect(called.facts.nextSession).toEqual(call);
    const held = go(complaint, called, [
      officer,
      'record-mediation',
      '2026-05-12',
      { on: '2026-05-12', onSite: false, attended: ['complainant'], text: '经营者未到场。' },
    ]);
    expect(held.facts).toMatchObject({ sessions: 1, lastSession: { attended: ['complainant'] } });
    expect(held.facts.nextSession).toBeUndefined();
  });

  test('without a written agreement names why, with one names nothing', () => {
    const record = { form: 'record', text: '当场退款。' };
    expect(saidNo(accepted, 'agree', '2026-06-01', record)).toBe('complaint.agree.why-record');
    expect(saidNo(accepted, 'agree', '2026-06-01', { ...record, why: 'performed' })).toBeNull();
    expect(saidNo(accepted, 'agree', '2026-06-01', { form: 'agreement', why: 'declined', text: '退款。' })).toBe(
      'complaint.agree.why-record',
    );
  });

  test('that ended in agreement keeps whether it was performed, also after it was cleared', () => {
    const agreed = go(complaint, accepted, [officer, 'agree', '2026-06-01']);
    const done = { on: '2026-06-20', performed: 'partly' };
    const cleared = go(complaint, agreed, [officer, 'clear', '2026-06-02']);
    for (const from of [agreed, cleared]) {
      const after = go(complaint, from, [officer, 'record-performance', '2026-06-21', done]);
      expect([after.state, after.facts.performance]).toEqual([from.state, done]);
    }
    const rejected = walk(
      complaint,
      [countyIntake, 'receive', '2026-05-06'],
      [officer, 'reject', '2026-05-07'],
      [officer, 'clear', '2026-05-08'],
    );
    expect(refused(complaint, rejected, officer, 'record-performance', '2026-06-21')).toBe(
      'complaint.record-performance.agreed',
    );
  });
});
