import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { officersOf } from './facts.ts';
import { filed, refused, type Step, staff, standing, story } from './testing/story.ts';

const named = (...persons: readonly Step[1][]): JsonObject[] =>
  persons.map(({ personId }, index) => ({ person: personId, licence: `川05020${index}` }));
const ask = (who: Step[1], post = 'officer', on = '2026-06-03'): Step => [
  on,
  staff.officer,
  'ask-recusal',
  { person: who.personId, post, ground: 'B1', askedBy: 'party', on, text: '系当事人亲属。' },
];
const decide = (result: string, more: JsonObject = {}, by: Step[1] = staff.head, on = '2026-06-04'): Step => [
  on,
  by,
  'decide-recusal',
  { recusal: 'r1', result, reason: '经核实', ...more },
];
const minutes = (...attendants: readonly Step[1][]): JsonObject => ({
  on: '2026-06-04',
  attendants: attendants.map(({ personId }) => personId),
  document: '会议纪要〔2026〕5号',
});
const matter = story([filed()]);

describe('the team', () => {
  const assign = (officers: readonly JsonObject[], by: Step[1] = staff.head): Step => [
    '2026-06-03',
    by,
    'assign-officers',
    { officers: [...officers], reason: '工作调整' },
  ];

  test('is named by a head who is not of it, two at least', () => {
    expect(officersOf(story([assign(named(staff.third, staff.partner))], matter))).toEqual([
      staff.third.personId,
      staff.partner.personId,
    ]);
    expect(refused(matter, assign(named(staff.third)))).toBe('case.assign-officers.staffing');
    expect(refused(matter, assign(named(staff.third, staff.third)))).toBe('case.assign-officers.staffing');
    expect(refused(matter, assign(named(staff.third, staff.head)))).toBe('case.assign-officers.same-person');
    expect(refused(matter, assign(named(staff.third, staff.partner), staff.officer))).toBe('procedure.role');
    const leading = standing('investigating', { officers: [staff.head.personId, staff.partner.personId] });
    expect(refused(leading, assign(named(staff.third, staff.partner)))).toBe('case.not-handlers');
  });

  test('never takes back who was recused', () => {
    const after = story([ask(staff.partner), decide('recused', { officers: named(staff.third) })], matter);
    expect(refused(after, assign(named(staff.officer, staff.partner)))).toBe('case.assign-officers.recused');
  });
});

describe('recusal (处罚法 art 43)', () => {
  const asked = story([ask(staff.partner)], matter);
  const amount: JsonObject = { amountFen: 1, text: '票据' };

  test('does not stop the investigation until it is decided', () => {
    expect(asked.state).toBe('investigating');
    expect(asked.clocks).toEqual(matter.clocks);
    expect(refused(asked, ['2026-06-03', staff.partner, 'record-amount', amount])).toBeNull();
  });

  test('recused: another steps in, and the person acts no more, nor through a delegate', () => {
    expect(refused(asked, decide('recused'))).toBe('case.decide-recusal.staffing');
    const after = story([decide('recused', { officers: named(staff.third) })], asked);
    expect(officersOf(after)).toEqual([staff.officer.personId, staff.third.personId]);
    expect(after.assignee).toBe(staff.officer.personId);
    const leader = story([ask(staff.officer), decide('recused', { officers: named(staff.third) })], matter);
    expect(leader.assignee).toBe(staff.partner.personId);
    expect(refused(after, ['2026-06-05', staff.partner, 'record-amount', amount])).toBe('case.recused');
    const delegate = { ...staff.stranger, onBehalfOf: staff.partner.personId };
    expect(refused(after, ['2026-06-05', delegate, 'record-amount', amount])).toBe('case.recused');
    expect(refused(after, ['2026-06-05', staff.third, 'record-amount', amount])).toBeNull();
  });

  test('refused: the person stays, and a new request is possible', () => {
    const after = story([decide('refused')], asked);
    expect(officersOf(after)).toEqual(officersOf(matter));
    expect(refused(after, ask(staff.partner))).toBeNull();
    expect(refused(asked, ask(staff.partner))).toBe('case.ask-recusal.once');
    expect(refused(after, decide('recused'))).toBe('case.decide-recusal.any');
    expect(refused(matter, decide('recused'))).toBe('case.decide-recusal.any');
    const again = story([ask(staff.partner)], after);
    expect(refused(again, decide('recused'))).toBe('case.decide-recusal.recusal');
  });

  test('who steps in is not the one who stands back', () => {
    expect(refused(asked, decide('recused', { officers: named(staff.partner, staff.third) }))).toBe(
      'case.decide-recusal.recused',
    );
  });

  test('a head decides on others; on a head the heads decide together, without the one concerned', () => {
    const head = story([ask(staff.head, 'head')], matter);
    const by = staff.otherHead;
    expect(refused(head, decide('recused', {}, by))).toBe('case.decide-recusal.collective');
    const heads = minutes(staff.otherHead, staff.cityHead);
    expect(refused(head, decide('recused', { discussion: heads }, staff.head))).toBe('case.decide-recusal.same-person');
    expect(refused(head, decide('recused', { discussion: minutes(staff.otherHead, staff.head) }, by))).toBe(
      'case.decide-recusal.concerned',
    );
    expect(refused(head, decide('recused', { discussion: minutes(staff.otherHead, staff.otherHead) }, by))).toBe(
      'case.decide-recusal.discussion',
    );
    const later = { ...heads, on: '2026-06-05' };
    expect(refused(head, decide('recused', { discussion: later }, by))).toBe('case.decide-recusal.discussion');
    const after = story([decide('recused', { discussion: heads }, by)], head);
    expect(refused(after, ['2026-06-05', staff.head, 'correct', { reason: '误', cause: '价外加价' }])).toBe(
      'case.recused',
    );
    expect(refused(after, ['2026-06-05', staff.otherHead, 'correct', { reason: '误', cause: '价外加价' }])).toBeNull();
  });

  test('a request is not dated ahead', () => {
    const [on, by, verb, body] = ask(staff.partner);
    expect(refused(matter, [on, by, verb, { ...body, on: '2026-06-04' }])).toBe('case.ask-recusal.on-not-later');
  });
});
