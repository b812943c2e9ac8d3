import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { obj } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { earlyStopConditions } from '../../../../rules/index.ts';
import { displayDue, earlyStopFrom, isRegisteredElsewhere, publicationOn, publicationSettled } from './publication.ts';
import { fine, SMALL } from './testing/deciding.ts';
import { decidedOn15th, paid, publication, servedOn16th, service } from './testing/finishing.ts';
import { refused, type Step, staff, story } from './testing/story.ts';

const { officer, head, intake } = staff;
const penalties = (...kinds: readonly JsonObject[]): JsonObject =>
  fine(SMALL, { penalties: kinds.map((each) => ({ citation: '第一条', ...each })) });
const FINE = { kind: 'fine', fen: 5_000_000 };
const GAINS = { kind: 'confiscate-gains', fen: 1_000_000 };
const served = story(servedOn16th());
const publish = (day: string, more: JsonObject = {}): Step => [day, officer, 'publish', publication(more)];
const without = (body: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([each]) => each !== key)) as JsonObject;
const stateOn = (matter: Matter, day: string) => publicationOn(matter, plainDate(day)).state;
/** The case as if the decision had imposed something else. */
const imposing = (matter: Matter, ...kinds: readonly JsonObject[]): Matter => ({
  ...matter,
  facts: { ...matter.facts, decision: { ...(matter.facts.decision as JsonObject), penalties: [...kinds] } },
});
const shown = story([publish('2026-06-17')], served);

describe('when', () => {
  test('twenty working days from the decision, not from its service', () => {
    expect(served.clocks.publish).toMatchObject({
      rule: 'publish-same-prov',
      startedOn: '2026-06-15',
      due: '2026-07-14',
    });
    expect(shown.clocks.publish?.endedOn).toBe('2026-06-17');
    expect(stateOn(shown, '2026-06-16')).toBe('none');
  });

  test('a party registered in another province is published there too', () => {
    // 9135…: Fujian; the county is in Sichuan.
    expect([isRegisteredElsewhere(served), served.clocks.push?.due]).toEqual([true, '2026-06-30']);
    const push = (to: string): Step => ['2026-06-30', officer, 'push-publication', { to, document: '推送1' }];
    expect(refused(served, push('510000'))).toBe('case.push-publication.elsewhere');
    expect(story([push('350000')], served).clocks.push?.endedOn).toBe('2026-06-30');
    const local = { ...served, facts: { ...served.facts, party: { kind: 'organisation', name: '某店' } } };
    expect(isRegisteredElsewhere(local)).toBe(false);
  });

  test('never a warning alone, and no clock runs for it', () => {
    const matter = story([
      ...decidedOn15th(penalties({ kind: 'warning' })),
      ['2026-06-16', officer, 'serve', service('2026-06-16')],
    ]);
    expect([matter.clocks.publish, displayDue(matter), publicationSettled(matter)]).toEqual([
      undefined,
      { publish: false },
      true,
    ]);
    expect(refused(matter, publish('2026-06-17'))).toBe('case.publish.due');
    expect(refused(matter, ['2026-06-17', officer, 'push-publication', { to: '350000', document: '1' }])).toBe(
      'case.push-publication.due',
    );
  });

  test('not before the party was told in writing, not twice, not of another decision', () => {
    const untold = story([
      ...decidedOn15th(),
      ['2026-06-16', officer, 'serve', service('2026-06-16', { told: ['remedies'] })],
    ]);
    expect(refused(untold, publish('2026-06-17'))).toBe('case.publish.told');
    expect(refused(shown, publish('2026-06-18'))).toBe('case.publish.once');
    const abstract = { ...(publication().abstract as JsonObject), date: '2026-06-14' };
    expect(refused(served, publish('2026-06-17', { abstract }))).toBe('case.publish.number');
  });
});

describe('how long', () => {
  test('three years, counted to the same day', () => {
    const matter = story([...servedOn16th(penalties(FINE, GAINS))]);
    const published = story(
      [['2026-06-17', officer, 'publish', without(without(publication(), 'rule'), 'why')]],
      matter,
    );
    expect(published.facts.publication).toMatchObject({ rule: 'publish-term', until: '2029-06-17' });
    expect([stateOn(published, '2029-06-17'), stateOn(published, '2029-06-18')]).toEqual(['shown', 'ended']);
    expect(refused(matter, publish('2026-06-17', { rule: 'publish-term-low' }))).toBe('case.publish.term');
  });

  test('a longer restriction is shown to its end', () => {
    const matter = imposing(served, { kind: 'restrict-activity', until: '2031-01-31' });
    const published = story([['2026-06-17', officer, 'publish', publication({ rule: 'publish-term' })]], matter);
    expect(published.facts.publication).toMatchObject({ until: '2031-01-31' });
  });

  test('criticism alone three months; where the province says nothing of a low fine, a person chooses and says why', () => {
    const criticism = story(servedOn16th(penalties({ kind: 'criticism' })));
    const body = without(without(publication(), 'rule'), 'why');
    expect(story([['2026-06-17', officer, 'publish', body]], criticism).facts.publication).toMatchObject({
      rule: 'publish-term-low',
      until: '2026-09-17',
    });
    expect(refused(served, ['2026-06-17', officer, 'publish', body])).toBe('case.publish.term');
    expect(refused(served, ['2026-06-17', officer, 'publish', without(publication(), 'why')])).toBe(
      'case.publish.term',
    );
  });
});

describe('down again', () => {
  test('for an error; as changed or annulled only where it was', () => {
    const down = (ground: string): Step => [
      '2026-06-18',
      officer,
      'withdraw-publication',
      { ground, document: '1', reason: '错' },
    ];
    expect(refused(shown, down('annulled'))).toBe('case.withdraw-publication.ground');
    expect(refused(served, down('error'))).toBe('case.withdraw-publication.shown');
    const matter = story([down('error')], shown);
    expect([stateOn(matter, '2026-06-17'), stateOn(matter, '2026-06-18'), publicationSettled(matter)]).toEqual([
      'shown',
      'withdrawn',
      false,
    ]);
  });

  test('on request of who proves that it is wrong; a head of another hand refuses, or it is withdrawn', () => {
    const claim = (day: string): Step => [
      day,
      intake,
      'ask-display-correction',
      { document: '更正申请1', wrong: '登记地址有误', evidence: ['营业执照'] },
    ];
    const refuse: Step = [
      '2026-06-19',
      head,
      'refuse-display-correction',
      { document: '答复1', reason: '与决定书一致' },
    ];
    expect(refused(served, claim('2026-06-18'))).toBe('case.ask-display-correction.shown');
    expect(refused(shown, refuse)).toBe('case.refuse-display-correction.asked');
    const asked = story([claim('2026-06-18')], shown);
    expect(refused(asked, claim('2026-06-19'))).toBe('case.ask-display-correction.once');
    expect(story([refuse], asked).facts.publication).toEqual(shown.facts.publication);
    const wrong: JsonObject = { ground: 'error', document: '撤1', reason: '地址有误' };
    const down = story([['2026-06-19', officer, 'withdraw-publication', wrong]], asked);
    expect([stateOn(down, '2026-06-19'), obj(down.facts, 'publication').claim]).toEqual(['withdrawn', undefined]);
  });

  const met = Object.fromEntries(earlyStopConditions.map(({ code }) => [code, true]));
  const ask = (day: string): Step => [day, intake, 'ask-early-stop', { document: '申请1', evidence: ['缴款凭证'] }];
  const decide = (day: string, more: JsonObject = {}): Step => [
    day,
    head,
    'decide-early-stop',
    { stop: true, met, document: '决定1', reason: '四项条件均具备', ...more },
  ];
  const performed = story(paid);

  test('early by repair, after six months', () => {
    expect(earlyStopFrom(performed)).toBe('2026-12-18');
    expect(refused(performed, ask('2026-12-17'))).toBe('case.ask-early-stop.waited');
    const waiting = story([ask('2026-12-18')], performed);
    expect(waiting.clocks['early-stop']).toMatchObject({ rule: 'publish-early-stop', endedOn: null });
    expect(refused(waiting, ask('2026-12-21'))).toBe('case.ask-early-stop.once');
    const stopped = story([decide('2026-12-21')], waiting);
    expect([stateOn(stopped, '2026-12-20'), stateOn(stopped, '2026-12-21')]).toEqual(['shown', 'stopped']);
    expect(refused(stopped, decide('2026-12-22'))).toBe('case.decide-early-stop.asked');
  });

  test('after twelve months for food', () => {
    expect(earlyStopFrom({ ...performed, domain: 'food' })).toBe('2027-06-18');
  });

  test('exactly where all four conditions hold, and the decision is performed', () => {
    const waiting = story([ask('2026-12-18')], performed);
    expect(refused(waiting, decide('2026-12-21', { met: { ...met, Q3: false } }))).toBe(
      'case.decide-early-stop.conditions',
    );
    expect(refused(waiting, decide('2026-12-21', { stop: false }))).toBe('case.decide-early-stop.conditions');
    expect(refused(waiting, decide('2026-12-21', { stop: false, met: { ...met, Q3: false } }))).toBeNull();
    expect(refused({ ...waiting, state: 'performing' }, decide('2026-12-21'))).toBe('case.decide-early-stop.performed');
  });

  test('never for a revoked licence', () => {
    const revoked = imposing(performed, { kind: 'revoke-licence' });
    expect(earlyStopFrom(revoked)).toBeNull();
    expect(refused(revoked, ask('2027-06-18'))).toBe('case.ask-early-stop.allowed');
  });
});
