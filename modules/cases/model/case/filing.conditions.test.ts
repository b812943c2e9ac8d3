import { describe, expect, test } from 'vitest';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import { formsMadeBy } from '../forms/catalogue.ts';
import { officersOf, partyOf } from './facts.ts';
import { blank, clockOf, filed, filing, refused, type Step, staff, standing, story } from './testing/story.ts';

const without = (key: string): JsonObject =>
  Object.fromEntries(Object.entries(filing).filter(([name]) => name !== key)) as JsonObject;
const filedWith = (body: JsonObject, on = '2026-06-01'): Step => [on, staff.head, 'file', body];
const refusedFiling = (more: JsonObject, on = '2026-06-01') => refused(blank(), filed(on, more));
const natural = { kind: 'person' };

test('a case is filed by a head at the request of an officer; the time to decide runs from then on', () => {
  const matter = story([filed()]);
  expect(matter.state).toBe('investigating');
  expect(matter.clocks.decide).toEqual(clockOf('case-decide', '2026-06-01'));
  expect(matter.clocks.decide?.due).toBe('2026-08-31');
  expect(officersOf(matter)).toEqual([staff.officer.personId, staff.partner.personId]);
  expect(matter.assignee).toBe(staff.officer.personId);
  expect(partyOf(matter)).toEqual({ kind: 'organisation', name: '某某商贸有限公司', code: '91350100M000100Y43' });
  expect([matter.title, matter.channel, matter.domain]).toEqual([
    '某某商贸有限公司未按规定明码标价案',
    '12315',
    'price',
  ]);
  expect(matter.facts.sources).toEqual(filing.sources);
  expect(JSON.stringify(matter.facts)).not.toContain('13800000000');
  expect(formsMadeBy('file').map(({ no }) => no)).toContain(7);
});

describe('what filing asks for (程序规定 art 18–20, 处罚法 art 36, 42)', () => {
  test.each(['C1', 'C2', 'C3', 'C4'])('all four conditions, each with its reason: not without %s', (code) => {
    const conditions = Object.fromEntries(Object.entries(obj(filing, 'conditions')).filter(([key]) => key !== code));
    expect(refusedFiling({ conditions })).toBe('case.file.conditions');
  });

  test('two officers, each named once', () => {
    const [one] = filing.officers as JsonObject[];
    expect(refusedFiling({ officers: one === undefined ? [] : [one] })).toBe('case.file.staffing');
    expect(refusedFiling({ officers: one === undefined ? [] : [one, { ...one, licence: '川0502999' }] })).toBe(
      'case.file.staffing',
    );
  });

  test('discovered on the last day of the limitation, and the day after', () => {
    const on = '2026-06-01';
    expect(refusedFiling({ occurredOn: '2024-05-01', endedOn: '2024-06-01', discoveredOn: on })).toBeNull();
    const late = { occurredOn: '2024-05-01', endedOn: '2024-05-31', discoveredOn: on };
    expect(refusedFiling(late)).toBe('case.file.limitation');
    expect(refusedFiling({ ...late, harmedSafety: true })).toBeNull();
    expect(refusedFiling({ ...late, occurredOn: '2021-05-30', endedOn: '2021-05-31', harmedSafety: true })).toBe(
      'case.file.limitation',
    );
    // Without a day of discovery it is the day of filing.
    const { discoveredOn: _, ...undated } = late;
    expect(refused(blank(), filedWith({ ...without('discoveredOn'), ...undated }, on))).toBe('case.file.limitation');
    // It goes on: the limitation has not begun.
    expect(refused(blank(), filedWith({ ...without('endedOn'), occurredOn: '2010-01-01' }))).toBeNull();
  });

  test('days that contradict each other', () => {
    expect(refusedFiling({ occurredOn: '2026-05-21' })).toBe('case.file.conduct');
    expect(refusedFiling({ endedOn: '2026-06-02' })).toBe('case.file.conduct');
    expect(refusedFiling({ discoveredOn: '2026-06-02' })).toBe('case.file.conduct');
  });

  test.each(['12号', '江阳市监立[2026]12号', '江阳市监立〔2026〕012号', '江阳市监立〔2026〕第12号'])(
    'a number that is not written right: %s',
    (number) => expect(refusedFiling({ number })).toBe('case.file.number'),
  );

  test('a source', () => expect(refusedFiling({ sources: [] })).toBe('case.file.sources'));

  test('codes with a wrong check character', () => {
    expect(refusedFiling({ party: { ...obj(filing, 'party'), code: '91350100M000100Y44' } })).toBe(
      'case.file.party-code',
    );
    const person = { name: '王某', idNo: '11010519491231002X' };
    expect(refusedFiling({ party: natural, person })).toBeNull();
    expect(refusedFiling({ party: natural, person: { ...person, idNo: '110105194912310021' } })).toBe(
      'case.file.person-id',
    );
    expect(refusedFiling({ party: natural, person: { ...person, idNo: 'G12345678' } })).toBeNull();
  });

  test('a person is named in the part that can be erased, and only there', () => {
    expect(refusedFiling({ party: { ...natural, name: '王某' }, person: { name: '王某' } })).toBe(
      'case.file.party-name',
    );
    expect(refusedFiling({ party: natural })).toBe('case.file.party-name');
    expect(refusedFiling({ party: { kind: 'organisation' } })).toBe('case.file.party-name');
    expect(refusedFiling({ person: { name: '王某' } })).toBe('case.file.party-name');
    const matter = story([filed('2026-06-01', { party: natural, person: { name: '王某' } })]);
    expect(partyOf(matter)).toEqual({ kind: 'person', name: '王某', code: '' });
  });

  test('who decides is neither the one who asked nor an officer of the case', () => {
    expect(refusedFiling({ requestedBy: staff.head.personId })).toBe('case.file.same-person');
    const [one] = filing.officers as JsonObject[];
    const officers = [one ?? {}, { person: staff.head.personId, licence: '川0502007' }];
    expect(refusedFiling({ officers })).toBe('case.file.same-person');
    expect(refused(blank(), ['2026-06-01', staff.officer, 'file', filing])).toBe('procedure.role');
  });
});

describe('afterwards', () => {
  const matter = story([filed()]);

  test('the amount involved is recorded by who handles the case', () => {
    const body = { amountFen: 123_400, text: '按停车票据合计。' };
    expect(story([['2026-06-05', staff.officer, 'record-amount', body]], matter).facts.amountFen).toBe(123_400);
    expect(refused(matter, ['2026-06-05', staff.stranger, 'record-amount', body])).toBe('case.handlers');
  });

  test('what was told wrong is put right; the rest stays', () => {
    const step: Step = [
      '2026-06-05',
      staff.officer,
      'correct',
      { reason: '登记有误', cause: '价外加价', party: { kind: 'organisation', name: '另一商贸有限公司' } },
    ];
    const after = story([step], matter);
    expect([after.facts.cause, after.facts.violation]).toEqual(['价外加价', 'price-not-marked']);
    expect(partyOf(after)).toEqual({ kind: 'organisation', name: '另一商贸有限公司', code: '' });
    expect(after.facts.conduct).toEqual(matter.facts.conduct);
    const bad = (body: JsonObject) => refused(matter, ['2026-06-05', staff.officer, 'correct', body]);
    expect(bad({ reason: '登记有误' })).toBe('case.correct.something');
    expect(bad({ reason: '登记有误', person: { name: '王某' } })).toBe('case.correct.party-name');
    const code = { kind: 'organisation', name: '某某商贸有限公司', code: '91350100M000100Y44' };
    expect(bad({ reason: '登记有误', party: code })).toBe('case.correct.party-code');
    const idNo = { name: '王某', idNo: '110105194912310021' };
    expect(bad({ reason: '登记有误', party: natural, person: idNo })).toBe('case.correct.person-id');
    expect(bad({ reason: '登记有误', endedOn: '2026-06-06' })).toBe('case.correct.conduct');
    expect(bad({ reason: '登记有误', number: '12' })).toBe('case.correct.number');
    expect(refused(matter, ['2026-06-05', staff.stranger, 'correct', { reason: '误', cause: '价外加价' }])).toBe(
      'case.handlers',
    );
    expect(refused(matter, ['2026-06-05', staff.head, 'correct', { reason: '误', cause: '价外加价' }])).toBeNull();
  });

  test("a person's name put right keeps the kind", () => {
    const person = story([filed('2026-06-01', { party: natural, person: { name: '王某' } })]);
    const after = story([['2026-06-05', staff.head, 'correct', { reason: '笔误', person: { name: '汪某' } }]], person);
    expect(partyOf(after)).toEqual({ kind: 'person', name: '汪某', code: '' });
  });

  test('campaigns are joined and left, by the campaign office above too', () => {
    const move = (add: string[], leave: string[]): Step => [
      '2026-06-05',
      staff.cityCampaign,
      'join-campaigns',
      { add, leave, reason: '属于行动范围' },
    ];
    const after = story([move(['food-2026'], ['parking-fees-2026'])], matter);
    expect(listOf(after.facts.campaigns)).toEqual(['food-2026']);
    const joining = { add: ['food-2026'], leave: [] };
    const stranger: Step = ['2026-06-05', staff.stranger, 'join-campaigns', { ...joining, reason: '属于行动范围' }];
    expect(refused(matter, stranger)).toBe('case.join-campaigns.own');
    expect(refused(matter, ['2026-06-05', staff.head, 'join-campaigns', joining])).toBe('case.join-campaigns.reason');
    expect(refused(matter, move([], []))).toBe('case.join-campaigns.change');
    expect(refused(matter, move(['parking-fees-2026'], []))).toBe('case.join-campaigns.change');
    expect(refused(matter, move([], ['food-2026']))).toBe('case.join-campaigns.change');
    expect(refused(matter, move(['a'], ['a']))).toBe('case.join-campaigns.contradiction');
  });

  test('a filing that was wrong is withdrawn; lateness until then stays visible; nothing may be held', () => {
    const body = { kind: 'duplicate', text: '同一违法行为已由城西所立案。', document: '江阳市监审批〔2026〕9号' };
    const after = story([['2026-09-02', staff.head, 'withdraw-filing', body]], matter);
    expect([after.state, after.closedOn]).toEqual(['withdrawn', '2026-09-02']);
    expect(after.clocks.decide?.endedOn).toBe('2026-09-02');
    expect(after.clocks.decide?.due).toBe('2026-08-31');
    const holding = standing('investigating', { held: { m1: { kind: 'seize', clock: 'seize:m1' } } });
    const step: Step = ['2026-06-05', staff.head, 'withdraw-filing', body];
    expect(refused(holding, step)).toBe('case.withdraw-filing.held');
    const inHand = { kind: 'seize', endedOn: '2026-06-04', left: { 1: 3 } };
    expect(refused(standing('investigating', { held: { m1: inHand } }), step)).toBe('case.withdraw-filing.held');
    const returned = standing('investigating', { held: { m1: { kind: 'seize', endedOn: '2026-06-04' } } });
    expect(refused(returned, step)).toBeNull();
    const leading = standing('investigating', { officers: [staff.head.personId, staff.partner.personId] });
    expect(refused(leading, step)).toBe('case.not-handlers');
  });
});
