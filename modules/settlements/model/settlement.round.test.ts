import { describe, expect, test } from 'vitest';
import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { NEVER } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { cellsOf, runningDue } from '../../../platform/procedure/fold.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { chinaCalendar } from '../../../rules/index.ts';
import { go, Refused, refused, type Step, walk } from '../../intake/model/testing/journey.ts';
import { dueStep } from './due-step.ts';
import { settlement } from './settlement.ts';
import { answeredInTime, contestUntil, dueOf, reachedOn, restsAfter } from './standing.ts';
import { examples } from './testing/examples.ts';

const actor = (n: number, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: '510502' as AuthorityCode,
  roles,
  onBehalfOf: null,
});
const system = actor(0, 'system');

const step = (verb: string, on: string, more: JsonObject = {}): Step => [
  system,
  verb,
  on,
  { ...examples[verb], ...more },
];
const filed = (): Matter => walk(settlement, step('file', '2026-07-06'));
const onFrom = (from: Matter, ...steps: readonly Step[]): Matter => go(settlement, from, ...steps);
const agreed = (): Matter => onFrom(filed(), step('firm-offers', '2026-07-08'), step('consumer-accepts', '2026-07-09'));
const refusal = (from: Matter, ...steps: readonly Step[]): string => {
  try {
    onFrom(from, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};
const why = (matter: Matter, verb: string, on: string): string | null => refused(settlement, matter, system, verb, on);
const steps = (matter: Matter, today: string) => dueStep(matter, today, chinaCalendar, [5, 2]);

describe('the firm has ten working days, outside the clock of the authority', () => {
  test('its limit is a party’s: nobody at the authority is pressed by it', () => {
    const matter = filed();
    expect(dueOf(matter)).toBe('2026-07-20');
    expect(matter.clocks.settle?.expects).toBe('party');
    expect(runningDue(matter)).toBe(NEVER);
    expect(matter.title).not.toContain('王小明');
    expect(JSON.stringify(matter.facts)).not.toMatch(/王小明|13800000000|不通电/);
  });

  test('reminded once at each mark; one whose day was missed is left out', () => {
    expect(steps(filed(), '2026-07-10')).toBeNull();
    expect(steps(filed(), '2026-07-13')).toEqual({ verb: 'remind', body: { before: 5 } });
    const reminded = onFrom(filed(), step('remind', '2026-07-13'));
    expect(steps(reminded, '2026-07-14')).toBeNull();
    expect(refusal(reminded, step('remind', '2026-07-14'))).toBe('settlement.remind.once');
    expect(steps(filed(), '2026-07-17')).toEqual({ verb: 'remind', body: { before: 2 } });
    expect(steps(onFrom(reminded, step('remind', '2026-07-17', { before: 2 })), '2026-07-20')).toBeNull();
  });

  test('the last day is the firm’s; from the next on the machine records that it is over, and nothing more', () => {
    expect(why(filed(), 'lapse', '2026-07-20')).toBe('settlement.lapse.after');
    expect(steps(filed(), '2026-07-21')).toEqual({ verb: 'lapse', body: {} });
    const lapsed = onFrom(filed(), step('lapse', '2026-07-21'));
    expect([lapsed.state, lapsed.closedOn]).toEqual(['unanswered', null]);
    const late = onFrom(lapsed, step('firm-writes', '2026-07-22'));
    expect([late.state, answeredInTime(late)]).toEqual(['talking', false]);
    expect(why(late, 'escalate', '2026-07-22')).toBeNull();
  });

  test('no officer of any role acts on what is between the two', () => {
    const officer = actor(1, 'officer', 'head', 'intake');
    for (const verb of Object.keys(settlement.verbs).filter((each) => each !== 'file')) {
      expect(refused(settlement, filed(), officer, verb, '2026-07-06')).not.toBeNull();
    }
  });
});

describe('offers', () => {
  test('only the other side’s latest is accepted: who was overtaken is told so', () => {
    const countered = onFrom(filed(), step('firm-offers', '2026-07-08'), step('consumer-offers', '2026-07-09'));
    expect(refusal(countered, step('consumer-accepts', '2026-07-09'))).toBe('settlement.consumer-accepts.stands');
    expect(refusal(countered, step('firm-accepts', '2026-07-09', { offer: 'o1' }))).toBe(
      'settlement.firm-accepts.stands',
    );
    const own = onFrom(filed(), step('firm-offers', '2026-07-08'));
    expect(refusal(own, step('firm-accepts', '2026-07-09', { offer: 'o1' }))).toBe('settlement.firm-accepts.stands');
    const done = onFrom(countered, step('firm-accepts', '2026-07-09'));
    expect([done.state, done.facts.agreement, done.clocks.settle?.endedOn]).toEqual([
      'agreed',
      { offer: 'o2', on: '2026-07-09', acceptedBy: 'firm' },
      '2026-07-09',
    ]);
    expect(refusal(done, step('firm-offers', '2026-07-10'))).toBe('procedure.state');
  });

  test('days: performed not in the past, time to look at it, none accepted after its day', () => {
    const offer = (more: JsonObject): string => refusal(filed(), step('firm-offers', '2026-07-08', more));
    expect(offer({ performBy: '2026-07-07' })).toBe('settlement.firm-offers.perform-by');
    expect(offer({ contestBy: '2026-07-22' })).toBe('settlement.firm-offers.contest-by');
    expect(offer({ contestBy: '2026-07-23' })).toBe('');
    expect(refusal(filed(), step('firm-offers', '2026-07-08'), step('consumer-accepts', '2026-07-21'))).toBe(
      'settlement.consumer-accepts.in-time',
    );
  });

  test('forty offers and ten messages a day are enough', () => {
    let matter = filed();
    for (let n = 0; n < 40; n += 1) matter = onFrom(matter, step('firm-offers', '2026-07-08'));
    expect(why(matter, 'firm-offers', '2026-07-08')).toBe('settlement.firm-offers.too-many');
    let talk = filed();
    for (let n = 0; n < 10; n += 1) talk = onFrom(talk, step('consumer-writes', '2026-07-08'));
    expect(why(talk, 'consumer-writes', '2026-07-08')).toBe('settlement.consumer-writes.too-many');
    expect(why(talk, 'consumer-writes', '2026-07-09')).toBeNull();
    expect(why(talk, 'firm-writes', '2026-07-08')).toBeNull();
  });
});

describe('performance', () => {
  test('confirmed by the consumer', () => {
    const done = onFrom(agreed(), step('confirms-performed', '2026-07-15'), step('rate', '2026-07-16'));
    expect([done.state, done.closedOn, done.facts.rating]).toEqual([
      'performed',
      '2026-07-15',
      { on: '2026-07-16', stars: 4 },
    ]);
    expect(why(done, 'rate', '2026-07-17')).toBe('settlement.rate.once');
  });

  test('declared and not contested by the day that was agreed on', () => {
    const declared = onFrom(agreed(), step('declares-performed', '2026-07-10'));
    expect(contestUntil(declared)).toBe('2026-07-27');
    expect(steps(declared, '2026-07-27')).toBeNull();
    expect(why(declared, 'uncontested', '2026-07-27')).toBe('settlement.uncontested.after');
    expect(steps(declared, '2026-07-28')).toEqual({ verb: 'uncontested', body: {} });
    expect(onFrom(declared, step('uncontested', '2026-07-28')).state).toBe('performed');
    const late = onFrom(agreed(), step('declares-performed', '2026-07-27'));
    expect(contestUntil(late)).toBe('2026-07-30');
  });

  test('contested, or not performed by its day: broken, and open to the authority; performed after all, it is no longer', () => {
    expect(why(agreed(), 'says-broken', '2026-07-20')).toBe('settlement.says-broken.after');
    expect(why(agreed(), 'says-broken', '2026-07-21')).toBeNull();
    const contested = onFrom(agreed(), step('declares-performed', '2026-07-10'), step('says-broken', '2026-07-12'));
    expect([contested.state, why(contested, 'escalate', '2026-07-12')]).toEqual(['broken', null]);
    const mended = onFrom(contested, step('confirms-performed', '2026-07-14'));
    expect([mended.state, reachedOn(mended, 'broken')]).toEqual(['performed', '']);
  });
});

describe('to the authority', () => {
  test('while the firm has time only withdrawing leads there; afterwards nobody can keep the consumer from it', () => {
    const talking = onFrom(filed(), step('firm-writes', '2026-07-08'));
    expect(why(talking, 'escalate', '2026-07-20')).toBe('settlement.escalate.after');
    expect(why(talking, 'escalate', '2026-07-21')).toBeNull();
    expect(why(filed(), 'escalate', '2026-07-21')).toBeNull();
    const declined = onFrom(filed(), step('declines', '2026-07-08'));
    expect(why(declined, 'escalate', '2026-07-08')).toBeNull();
    // A new offer after a refusal takes nothing back from the consumer.
    expect(why(onFrom(declined, step('firm-offers', '2026-07-09')), 'escalate', '2026-07-09')).toBeNull();
    const gone = onFrom(declined, step('escalate', '2026-07-10'));
    expect([gone.state, gone.clocks.settle?.endedOn]).toEqual(['escalated', '2026-07-10']);
    for (const verb of Object.keys(settlement.verbs).filter((each) => !['rate', 'file'].includes(each))) {
      expect([verb, why(gone, verb, '2026-07-11')]).toEqual([verb, 'procedure.state']);
    }
  });

  test('nothing is escalated by itself, and nothing stays open for ever', () => {
    const lapsed = onFrom(filed(), step('lapse', '2026-07-21'));
    expect(steps(lapsed, '2026-12-31')?.verb).not.toBe('escalate');
    expect(restsAfter(lapsed)).toBe('2027-01-02');
    expect(steps(lapsed, '2027-01-02')).toBeNull();
    expect(steps(lapsed, '2027-01-03')).toEqual({ verb: 'rest', body: {} });
    expect(onFrom(lapsed, step('rest', '2027-01-03')).state).toBe('rested');
  });
});

test('each stage counts once, on its first day, at the authority of the place', () => {
  const done = onFrom(
    agreed(),
    step('declares-performed', '2026-07-10'),
    step('says-broken', '2026-07-12'),
    step('confirms-performed', '2026-07-14'),
  );
  const counted = [...cellsOf(settlement, done).values()]
    .filter(({ campaign }) => campaign === '')
    .map(({ measure, day, n, amount }) => `${measure.replace('settlement.', '')} ${day} ${n} ${amount}`)
    .sort();
  expect(counted).toEqual([
    'agreed 2026-07-09 1 0',
    'agreed-amount 2026-07-09 1 12900',
    'answered 2026-07-08 1 0',
    'filed 2026-07-06 1 0',
    'performed 2026-07-14 1 0',
  ]);
});
