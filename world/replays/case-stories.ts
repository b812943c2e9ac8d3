import { earlier, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { obj, str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import type { CaseFileOptions } from '../cases/case-file.ts';
import { type CaseStory, writeCaseStory } from '../cases/case-story.ts';
import { type GivenNumber, numberInTurn } from '../cases/number-in-turn.ts';
import type { Firm } from '../firms.ts';
import type { Told } from '../perform-stories.ts';
import type { Place } from '../places.ts';
import type { Random } from '../random.ts';
import { type Story, writeStory } from '../stories.ts';
import { type CaseCampaign, caseCounties } from './case-campaigns.ts';
import type { CampaignFigures } from './case-figures.ts';
import { writeHonours } from './case-honours.ts';
import { type CaseSlot, slotsOf } from './case-slots.ts';

/** Cases that are told side by side, each its own: the ledger writes the acts of a batch in one statement. */
const COHORT = 24;

/** Cases of one county and one way that are told side by side. */
export interface Cohort {
  readonly county: Place;
  readonly slots: CaseSlot[];
}

/** Each group of one county and one way, cut to the size of a batch. */
export function cohorts(slots: readonly CaseSlot[], random: Random, among: readonly Place[] = caseCounties): Cohort[] {
  const groups = new Map<string, Cohort>();
  const done: Cohort[] = [];
  for (const slot of slots) {
    const county = random.pick(among);
    const key = `${slot.planId} ${county.code}`;
    const group = groups.get(key) ?? { county, slots: [] };
    groups.set(key, group);
    group.slots.push(slot);
    // Smaller ones too: not every batch is full in life either.
    if (group.slots.length >= random.int(COHORT / 2, COHORT)) {
      done.push(group);
      groups.delete(key);
    }
  }
  return [...done, ...groups.values()];
}

const lastDay = ({ plan }: CaseSlot): number => Math.max(...plan.acts.map(({ day }) => day));

/** The day of filing: what is over is over by the end of the campaign, what is open stands where its plan says. */
export function openedOn(campaign: Pick<CaseCampaign, 'from' | 'to'>, slot: CaseSlot, random: Random): PlainDate {
  const over = slot.plan.acts.some(({ verb }) => verb === 'close') || slot.planId === 'licence-revoked-and-police';
  if (!over) return shiftWorkdays(campaign.to, -random.int(slot.plan.age[0], slot.plan.age[1]));
  const latest = shiftWorkdays(campaign.to, -(lastDay(slot) + 1));
  const room = Math.floor((Date.parse(latest) - Date.parse(campaign.from)) / 86_400_000);
  const drawn = new Date(Date.parse(latest) - random.int(0, room) * 86_400_000).toISOString().slice(0, 10) as PlainDate;
  const day = shiftWorkdays(drawn, 0);
  return day < campaign.from ? shiftWorkdays(campaign.from, 1) : day;
}

export const fileOf = (slot: CaseSlot): Omit<CaseFileOptions, 'county' | 'staff' | 'opened'> => ({
  violations: slot.about,
  person: slot.person,
  amounts: slot.amounts,
  campaigns: slot.campaigns,
});

export const firmOf = (respondent: JsonObject): Firm => ({
  name: str(respondent, 'name'),
  code: str(respondent, 'code'),
  address: str(respondent, 'address'),
  region: str(respondent, 'region'),
});

/** A complaint or a report that led to a case, told from receipt on; every third is a complaint. */
function complaintBefore(latest: PlainDate, county: Place, nth: number, random: Random): Story {
  const until = instantOf(latest, 18 * 60);
  const common = { county, today: latest, until, matters: 1, channel: '12315' as const };
  if (nth % 3 === 2) return writeStory({ kind: 'complaint', plan: 'complaint-on-time', ...common }, random);
  for (let attempt = 0; ; attempt += 1) {
    const story = writeStory({ kind: 'report', plan: 'on-time', ...common }, random.fork(`attempt ${attempt}`));
    // Only what was found to be worth a case.
    if (story.steps.some(({ verb }) => verb === 'file')) return story;
  }
}

export interface WrittenCampaign {
  readonly complaints: readonly Story[];
  readonly cases: readonly CaseStory[];
  /** What the province did with some of them afterwards. */
  readonly honours: readonly Told[];
}

/** All stories of a campaign; the same each time. */
export function writeCaseCampaign(campaign: CaseCampaign, figures: CampaignFigures, random: Random): WrittenCampaign {
  const until = instantOf(campaign.to, 18 * 60);
  const slots = slotsOf(campaign, figures, random.fork('slots'));
  const complaints: Story[] = [];
  const cases: CaseStory[] = [];
  const tell = (
    county: Place,
    together: readonly CaseSlot[],
    opened: PlainDate,
    more: Partial<CaseFileOptions>,
  ): void => {
    const [first] = together;
    if (first === undefined) return;
    const files = together.map((slot) => ({ ...fileOf(slot), ...more }));
    const {
      planId: plan,
      plan: { procedure, acts },
    } = first;
    const own = random.fork(`story ${cases.length}`);
    cases.push(writeCaseStory({ plan, procedure, acts, county, opened, until, files, together: true }, own));
  };
  for (const { county, slots: group } of cohorts(
    slots.filter((slot) => !slot.fromComplaint),
    random.fork('cohorts'),
  )) {
    const [first] = group;
    if (first !== undefined) tell(county, group, openedOn(campaign, first, random), {});
  }
  for (const [nth, slot] of slots.filter((each) => each.fromComplaint).entries()) {
    const county = random.pick(caseCounties);
    const latest = openedOn(campaign, slot, random.fork(`complaint day ${nth}`));
    const story = complaintBefore(latest, county, nth, random.fork(`complaint ${nth}`));
    complaints.push(story);
    const [receipt] = story.steps[0]?.requests ?? [];
    const end = story.steps.find(({ verb }) => verb === 'file') ?? story.steps.at(-1);
    if (receipt === undefined || end === undefined) throw new RangeError('a complaint without acts');
    // Filed on the day after it was found worth a case, and not before the campaign began.
    const found = shiftWorkdays(legalDay(end.at), 1);
    const opened = found < campaign.from ? shiftWorkdays(campaign.from, 1) : found;
    const source = { kind: story.kind, region: receipt.homeRegion, matterId: receipt.actId };
    tell(county, [slot], earlier(opened, latest), {
      sources: [source],
      channel: '12315',
      ...(slot.person ? {} : { firm: firmOf(obj(receipt.body, 'respondent')) }),
    });
  }
  return { complaints, cases, honours: writeHonours(campaign, figures, cases, random.fork('honours')) };
}

/** What cases came from, each naming the number of the case that it led to. */
export function namingTheirCases(before: readonly Story[], cases: readonly CaseStory[]): Story[] {
  const numbers = new Map<string, string>();
  for (const request of cases.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests))) {
    if (request.verb !== 'file') continue;
    const [source] = Array.isArray(request.body.sources) ? (request.body.sources as JsonObject[]) : [];
    const from = source === undefined ? '' : str(source, 'matterId');
    if (from !== '') numbers.set(from, str(request.body, 'number'));
  }
  return before.map((story) => ({
    ...story,
    steps: story.steps.map((step) => ({
      ...step,
      requests: step.requests.map((request) => {
        const number = numbers.get(request.matterId ?? '');
        return request.verb !== 'file' || number === undefined
          ? request
          : { ...request, body: { ...request.body, caseNo: number } };
      }),
    })),
  }));
}

/** Numbers all cases of all campaigns in turn; the report from which a case came names the number of that case. */
export function numbered(
  written: readonly WrittenCampaign[],
): WrittenCampaign & { readonly given: readonly GivenNumber[] } {
  const { stories: cases, given } = numberInTurn(written.flatMap((each) => each.cases));
  const before = written.flatMap((each) => each.complaints);
  const honours = written.flatMap((each) => each.honours);
  return { complaints: namingTheirCases(before, cases), cases, honours, given };
}
