import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { formsMadeBy } from '../forms/catalogue.ts';
import { clockOf, filed, refused, type Step, staff, standing, story } from './testing/story.ts';

const suspend = (on: string, more: JsonObject = {}, by: Step[1] = staff.head): Step => [
  on,
  by,
  'suspend',
  {
    ground: 'S1',
    text: '须以另案的认定为依据。',
    document: '江阳市监审批〔2026〕3号',
    requestedBy: staff.officer.personId,
    ...more,
  },
];
const resume = (on: string, by: Step[1] = staff.head): Step => [on, by, 'resume-case', { reason: '另案已经审结' }];
const end = (ground: string, more: JsonObject = {}): Step => [
  '2026-07-01',
  staff.head,
  'end-investigation',
  {
    ground,
    text: '企业已注销，没有权利义务承受人。',
    document: '江阳市监审批〔2026〕4号',
    requestedBy: staff.officer.personId,
    ...more,
  },
];
const matter = story([filed()]);
const leading = standing('investigating', { officers: [staff.head.personId, staff.partner.personId] });

describe('suspension (程序规定 art 46)', () => {
  test('the whole time does not count', () => {
    const suspended = story([suspend('2026-06-10')], matter);
    expect([suspended.state, suspended.clocks.decide?.paused]).toEqual(['suspended', true]);
    const after = story([resume('2026-07-09')], suspended);
    expect([after.state, after.facts.suspension]).toEqual(['investigating', undefined]);
    // Thirty days, the tenth of June and the ninth of July among them: from 30 August to 29 September.
    expect(after.clocks.decide?.due).toBe('2026-09-29');
  });

  test('a test that goes on after it keeps the clock standing', () => {
    const commission: Step = [
      '2026-06-20',
      staff.officer,
      'commission-test',
      {
        kind: 'testing',
        institute: '市检验所',
        subject: '电线',
        commission: '检委1',
        until: '2026-07-31',
        notice: '检期1',
      },
    ];
    const after = story([suspend('2026-06-10'), commission, resume('2026-07-09')], matter);
    expect(after.clocks.decide?.paused).toBe(true);
    const result = { test: 't1', report: '检1', result: 'compliant', text: '合格' };
    const done = story([['2026-07-20', staff.officer, 'record-test-result', result]], after);
    // From 10 June to 20 July: forty-one days, not thirty and thirty-one.
    expect(done.clocks.decide?.unrolled).toBe('2026-10-10');
    expect(refused(after, suspend('2026-07-10', { document: '检期1' }))).toBe('case.suspend.document-once');
  });

  test('goods that are held are not held longer for it', () => {
    const holding = standing(
      'investigating',
      { held: { m1: { kind: 'seize', clock: 'seize:m1' } } },
      { 'seize:m1': 'case-seize' },
    );
    const suspended = story([suspend('2026-06-10')], holding);
    expect(suspended.clocks['seize:m1']).toEqual(holding.clocks['seize:m1']);
  });

  test('two people, and a ground of the list', () => {
    expect(refused(matter, suspend('2026-06-10', { requestedBy: staff.head.personId }))).toBe(
      'case.suspend.same-person',
    );
    expect(refused(leading, suspend('2026-06-10'))).toBe('case.not-handlers');
    expect(refused(matter, suspend('2026-06-10', {}, staff.officer))).toBe('procedure.role');
    expect(refused(matter, suspend('2026-06-10', { ground: 'S6' }))).toMatch(/^schema/);
    expect(refused(matter, resume('2026-06-10'))).toBe('procedure.state');
    const suspended = story([suspend('2026-06-10')], leading_(leading));
    expect(refused({ ...suspended, facts: leading.facts }, resume('2026-06-11'))).toBe('case.not-handlers');
    expect(formsMadeBy('suspend').map(({ no }) => no)).toEqual([8]);
  });
});

/** The same case with another team, so that the head may act on it. */
function leading_(from: typeof leading): typeof leading {
  return { ...from, facts: { ...from.facts, officers: [staff.officer.personId, staff.partner.personId] } };
}

describe('the investigation is ended for good (程序规定 art 47)', () => {
  test('then the case is to be closed within fifteen working days', () => {
    const after = story([end('E2')], matter);
    expect(after.state).toBe('closable');
    expect(after.clocks.decide?.endedOn).toBe('2026-07-01');
    expect(after.clocks.close).toEqual(clockOf('case-close', '2026-07-01'));
    const suspended = story([suspend('2026-06-10'), end('E2')], matter);
    expect([suspended.state, suspended.facts.suspension]).toEqual(['closable', undefined]);
  });

  test('a person has died, an organisation has ended: not the other way round', () => {
    expect(refused(matter, end('E1'))).toBe('case.end-investigation.party');
    const person = story([filed('2026-06-01', { party: { kind: 'person' }, person: { name: '王某' } })]);
    expect([refused(person, end('E1')), refused(person, end('E2'))]).toEqual([null, 'case.end-investigation.party']);
  });

  test('two people', () => {
    expect(refused(matter, end('E2', { requestedBy: staff.head.personId }))).toBe('case.end-investigation.same-person');
    expect(refused(leading, end('E2'))).toBe('case.not-handlers');
  });
});
