import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import type { Json, JsonObject } from '../kernel/text.ts';
import type { Channel } from '../modules/intake/model/labels.ts';
import { inventFirm } from './firms.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';
import { channelWeights, type Situation, situations } from './situations.ts';

export type MatterKind = 'clue' | 'report' | 'complaint';

/** A letter that came in: the opening body, and what the story around it needs to know. */
export interface Letter {
  readonly body: JsonObject;
  readonly situation: Situation;
  readonly firm: string;
}

/** Campaigns of the invented province: clues of these fields come from them. */
const CAMPAIGNS: Readonly<Record<string, string>> = {
  food: 'clean-table',
  price: 'fair-price',
  advertising: 'true-words',
};

const SURNAMES = Array.from('甲乙丙丁戊己庚辛');
const byKind: Readonly<Record<MatterKind, readonly Situation[]>> = {
  clue: situations.filter((each) => each.as.includes('clue')),
  report: situations.filter((each) => each.as.includes('report')),
  complaint: situations.filter((each) => each.as.includes('complaint')),
};

const fill = (pattern: string, places: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);

/** What letters begin and end with, or not. */
const OPENINGS = ['', '', '', '您好，', '反映一个情况：', '你们好。', '请帮忙看看。', '第一次写信，说得不全请见谅。'];
const CLOSINGS = ['', '', '', '', '谢谢。', '盼回复。', '等你们消息。', '辛苦了。', '如需配合请打我电话。'];

/** One of the ways of saying it. */
const oneOf = (ways: string, random: Random): string => random.pick(ways.split('|'));

const spokenDay = (day: PlainDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** A reporter who cannot be anybody: the surname is one of the heavenly stems, the number is not in use. */
function inventReporter(random: Random): JsonObject {
  return {
    name: `${random.pick(SURNAMES)}某`,
    phone: `100${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
  };
}

/** Composes what somebody writes on `day` about an operator in `county`. */
export function composeLetter(
  kind: MatterKind,
  county: Place,
  day: PlainDate,
  random: Random,
  channel: Channel = random.weighted(channelWeights as Readonly<Record<Channel, number>>),
): Letter {
  const situation = random.pick(byKind[kind]);
  const firm = inventFirm(county, random.pick(situation.trades), random);
  const occurredOn = addDays(day, -random.int(1, 9));
  const yuan = random.pick([12, 18, 26, 39, 58, 88, 128, 199, 268, 399, 680, 980, 1_680, 2_980, 4_800, 12_800]);
  const places = {
    firm: firm.name,
    goods: random.pick(situation.goods),
    yuan: String(yuan),
    count: String(random.int(2, 12)),
    day: spokenDay(occurredOn),
    street: firm.address,
  };
  // In words of their own, which move nothing else that is drawn.
  const words = random.fork(`words ${firm.code}`);
  const told = situation.text.map((ways) => oneOf(ways, words)).join('');
  const body: Record<string, Json> = {
    title: fill(oneOf(situation.title, words), places),
    text: fill(`${words.pick(OPENINGS)}${told}${words.pick(CLOSINGS)}`, places),
    channel,
    domain: situation.domain,
    respondent: {
      name: firm.name,
      code: firm.code,
      address: firm.address,
      region: firm.region,
      kind: respondentKind(situation),
    },
    place: { region: county.code, address: firm.address },
    occurredOn,
  };
  const campaign = CAMPAIGNS[situation.domain];
  if (kind === 'clue' && campaign !== undefined) body.campaign = campaign;
  if (kind === 'complaint') body.claimFen = yuan * 100;
  if (channel !== 'inspection' && channel !== 'transfer' && channel !== 'media') {
    // A complaint needs a name (令121 art 10); whoever reports may stay unknown.
    if (kind === 'complaint' || random.chance(0.6)) body.reporter = inventReporter(random);
    else body.anonymous = true;
  }
  return { body, situation, firm: firm.name };
}

function respondentKind(situation: Situation): string {
  if (situation.domain === 'platform') return 'in-platform';
  return situation.domain === 'advertising' ? 'advertisement' : 'ordinary';
}
