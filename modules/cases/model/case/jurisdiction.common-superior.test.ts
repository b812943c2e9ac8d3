import { describe, expect, test } from 'vitest';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { officersOf } from './facts.ts';
import { clockOf, filed, refused, type Step, staff, standing, story } from './testing/story.ts';

const letter = (to: string): JsonObject => ({ to, reason: '违法行为发生地在该区', document: '江阳市监移〔2026〕3号' });
const step = (by: Step[1], verb: string, body: JsonObject, on = '2026-06-10'): Step => [on, by, verb, body];
const officers = [
  { person: staff.neighbourOfficer.personId, licence: '川0503001' },
  { person: staff.neighbourPartner.personId, licence: '川0503002' },
];
const dispute = step(staff.head, 'dispute', { with: '510503', reason: '实际经营地在乙区' });
const matter = story([filed()]);

describe('a dispute over jurisdiction (处罚法 art 25)', () => {
  const disputed = story([dispute], matter);

  test('seven working days to agree, then the common upper authority has seven', () => {
    expect(disputed.state).toBe('investigating');
    expect(disputed.clocks.dispute?.due).toBe('2026-06-22');
    const referred = story(
      [step(staff.head, 'refer-dispute', { document: '请示〔2026〕1号' }, '2026-06-22')],
      disputed,
    );
    expect(referred.clocks.dispute?.endedOn).toBe('2026-06-22');
    expect(referred.clocks.designate).toEqual(clockOf('case-jurisdiction-designate', '2026-06-22'));
    expect(refused(referred, step(staff.head, 'refer-dispute', { document: '请示〔2026〕1号' }))).toBe(
      'case.refer-dispute.once',
    );
  });

  test('is settled, or decided by the lowest authority above both and nobody else', () => {
    expect(obj(disputed.facts, 'dispute').superior).toBe('510500');
    expect(refused(disputed, dispute)).toBe('case.dispute.disputed');
    const designate = (by: Step[1], to: string) => step(by, 'designate', letter(to));
    expect(refused(disputed, designate(staff.provinceHead, '510503'))).toBe('case.designate.common-superior');
    expect(refused(disputed, designate(staff.head, '510503'))).toBe('procedure.place');
    expect(refused(disputed, designate(staff.cityHead, '510500'))).toBe('case.designate.outside');
    expect(refused(disputed, designate(staff.cityHead, '510603'))).toBe('case.designate.outside');
    expect(refused(matter, designate(staff.cityHead, '510503'))).toBe('case.designate.disputed');
    const settled = story([step(staff.head, 'settle-dispute', {})], disputed);
    expect([settled.facts.dispute, settled.clocks.dispute?.endedOn]).toEqual([undefined, '2026-06-10']);
    expect(refused(settled, step(staff.head, 'settle-dispute', {}))).toBe('case.settle-dispute.disputed');
    expect(refused(settled, step(staff.head, 'refer-dispute', { document: '请示' }))).toBe(
      'case.refer-dispute.disputed',
    );
  });

  test('whoever is designated stays: no further dispute, no transfer', () => {
    const kept = story([step(staff.cityHead, 'designate', letter('510502'))], disputed);
    expect([kept.handlingCode, kept.facts.moving]).toEqual(['510502', undefined]);
    expect(refused(kept, dispute)).toBe('case.dispute.designated');
    expect(refused(kept, step(staff.head, 'transfer-case', letter('510503')))).toBe('case.transfer-case.designated');
  });

  test('another authority is designated, receives it and names its officers; the time to decide runs on', () => {
    const moved = story([step(staff.cityHead, 'designate', letter('510503'))], disputed);
    expect(moved.handlingCode).toBe('510503');
    expect(officersOf(moved)).toHaveLength(2);
    expect(refused(moved, step(staff.officer, 'record-amount', { amountFen: 1, text: '票据' }))).toBe(
      'procedure.place',
    );
    expect(refused(moved, step(staff.neighbourHead, 'assign-officers', { officers, reason: '接收' }))).toBe(
      'case.assign-officers.moving',
    );
    const received = story([step(staff.neighbourHead, 'receive-case', { officers }, '2026-06-12')], moved);
    expect(officersOf(received)).toEqual(officers.map(({ person }) => person));
    expect([moved.assignee, received.assignee]).toEqual([null, staff.neighbourOfficer.personId]);
    expect(received.clocks.decide).toEqual(matter.clocks.decide);
    expect(refused(received, step(staff.neighbourHead, 'receive-case', { officers }))).toBe('case.receive-case.moving');
    const amount = { amountFen: 1, text: '票据' };
    expect(refused(received, step(staff.neighbourOfficer, 'record-amount', amount))).toBeNull();
  });

  test.each(['510500', '510502003', '520502'])('nobody stands above both: %s', (other) => {
    expect(refused(matter, step(staff.head, 'dispute', { with: other, reason: '争议' }))).toBe(
      'case.dispute.common-superior',
    );
  });
});

describe('transfer and handing down', () => {
  const moved = story([step(staff.head, 'transfer-case', letter('510503'))], matter);

  test('a transferred case is received, or disputed, but not passed on', () => {
    expect(refused(moved, step(staff.head, 'transfer-case', letter('510503')))).toBe('procedure.place');
    expect(refused(moved, step(staff.neighbourHead, 'transfer-case', letter('510502')))).toBe(
      'case.transfer-case.moving',
    );
    const received = story([step(staff.neighbourHead, 'receive-case', { officers })], moved);
    expect(refused(received, step(staff.neighbourHead, 'transfer-case', letter('510502')))).toBe(
      'case.transfer-case.again',
    );
    const objected = story([step(staff.neighbourHead, 'dispute', { with: '510502', reason: '不属本区' })], moved);
    expect(refused(objected, step(staff.neighbourHead, 'receive-case', { officers }))).toBe(
      'case.receive-case.disputed',
    );
    // Back to whom it came from: the officers are still there.
    const back = story([step(staff.cityHead, 'designate', letter('510502'))], objected);
    expect([back.handlingCode, back.facts.moving, back.assignee]).toEqual([
      '510502',
      undefined,
      staff.officer.personId,
    ]);
    expect(refused(back, step(staff.officer, 'record-amount', { amountFen: 1, text: '票据' }))).toBeNull();
  });

  test('receiving names two officers, none of them the head who receives', () => {
    const receive = (named: readonly JsonObject[]) =>
      step(staff.neighbourHead, 'receive-case', { officers: [...named] });
    expect(refused(moved, receive(officers.slice(0, 1)))).toBe('case.receive-case.staffing');
    const own = { person: staff.neighbourHead.personId, licence: '川0503009' };
    expect(refused(moved, receive([...officers, own]))).toBe('case.receive-case.same-person');
  });

  test('nor anybody who was recused before', () => {
    const recusals = { r1: { person: staff.neighbourPartner.personId, state: 'recused' } };
    const from = { ...moved, facts: { ...moved.facts, recusals } };
    expect(refused(from, step(staff.neighbourHead, 'receive-case', { officers }))).toBe('case.receive-case.recused');
  });

  test('elsewhere is neither here nor below; what goes down is handed down', () => {
    const transfer = (to: string) => refused(matter, step(staff.head, 'transfer-case', letter(to)));
    expect([transfer('510502'), transfer('510502003'), transfer('510500')]).toEqual([
      'case.transfer-case.elsewhere',
      'case.transfer-case.elsewhere',
      null,
    ]);
    const ofCity = { ...standing('investigating'), handlingCode: staff.cityHead.authority };
    const handDown = (to: string) => refused(ofCity, step(staff.cityHead, 'hand-down', letter(to)));
    expect([handDown('510502'), handDown('510603'), handDown('510500')]).toEqual([
      null,
      'case.hand-down.below',
      'case.hand-down.below',
    ]);
    expect(refused(ofCity, step(staff.cityHead, 'transfer-case', letter('510502')))).toBe(
      'case.transfer-case.elsewhere',
    );
    const down = story([step(staff.cityHead, 'hand-down', letter('510503'))], ofCity);
    expect(refused(down, step(staff.neighbourHead, 'receive-case', { officers }))).toBeNull();
    expect(refused(down, step(staff.neighbourHead, 'hand-down', letter('510503001')))).toBe('case.hand-down.moving');
  });

  test('an approval is no matter for the team, and nothing moves while jurisdiction is disputed', () => {
    const leading = standing('investigating', { officers: [staff.head.personId, staff.partner.personId] });
    expect(refused(leading, step(staff.head, 'transfer-case', letter('510503')))).toBe('case.not-handlers');
    expect(refused(leading, step(staff.head, 'hand-down', letter('510503')))).toBe('case.not-handlers');
    const cityCase = { ...standing('investigating'), handlingCode: staff.cityHead.authority };
    const objected = story([step(staff.cityHead, 'dispute', { with: '510600', reason: '争议' })], cityCase);
    expect(refused(objected, step(staff.cityHead, 'hand-down', letter('510503')))).toBe('case.hand-down.disputed');
  });
});
