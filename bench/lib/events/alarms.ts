import { namesAlike, tellsOfOne } from '../../../modules/incidents/model/event.ts';
import {
  GROWTH_PEOPLE,
  GROWTH_RULE,
  GROWTH_WINDOW,
  growthOf,
  QUIET_AFTER,
} from '../../../modules/incidents/model/growth.ts';
import type { Figure } from '../machine.ts';
import { wilson } from '../wilson.ts';
import { type Planted, plantBursts } from './bursts.ts';
import { groupStream } from './grouping.ts';
import type { Message } from './messages.ts';

const WEEK = 7 * 86_400_000;
/** So many streams, each with so many bursts: few enough that they seldom meet. */
const TURNS = 6;
const BURSTS = 20;
/** So many messages of a burst, and so many further ones of the whole stream, until it must be told of. */
const BURST = 8;
const FURTHER = 6;

type Streamed = Message & Partial<Pick<Planted, 'burst'>>;

interface Alarm {
  /** Place in the stream. */
  readonly index: number;
  readonly at: number;
  readonly district: string;
  readonly window: readonly Streamed[];
}

/** The district that most of these name, as the board's editors masked it. */
function districtOf(messages: readonly Streamed[]): string {
  const counts = new Map<string, number>();
  for (const { subject, body } of messages) {
    const named = /[A-Z]\d+(?:区|县|市)/.exec(`${subject}${body}`)?.[0] ?? '';
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** Every alarm of a stream: a group that grows is told of once in a week. */
function alarmsIn(stream: readonly Streamed[]): readonly Alarm[] {
  const alarms: Alarm[] = [];
  // By member: groups become one another, their members stay.
  const told = new Map<string, number>();
  let index = -1;
  groupStream(stream, (message, members, group) => {
    index += 1;
    const window = members.filter(({ at }) => at > message.at - GROWTH_WINDOW);
    if (window.length < GROWTH_PEOPLE) return;
    if (members.some(({ id }) => message.at - (told.get(id) ?? Number.NEGATIVE_INFINITY) < QUIET_AFTER)) return;
    const tellings = members.map(({ at, user }) => ({ at, teller: user }));
    if (!growthOf(tellings, message.at).growing) return;
    // Messages of the board name no trader as a field.
    if (!tellsOfOne(namesAlike(group), [])) return;
    for (const { id } of members) told.set(id, message.at);
    alarms.push({ index, at: message.at, district: districtOf(window), window });
  });
  return alarms;
}

/** Which planted bursts are told of in time. */
function heardOf(messages: readonly Message[], planted: readonly Planted[]): ReadonlyMap<string, boolean> {
  const stream: Streamed[] = [...messages, ...planted].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const alarms = alarmsIn(stream);
  const seen = new Map<string, number>();
  const heard = new Map<string, boolean>();
  stream.forEach(({ burst }, index) => {
    if (burst === undefined) return;
    const n = (seen.get(burst) ?? 0) + 1;
    seen.set(burst, n);
    const isIt = (alarm: Alarm): boolean =>
      alarm.index <= index + FURTHER &&
      alarm.window.filter((each) => each.burst === burst).length * 2 > alarm.window.length;
    if (n === BURST) heard.set(burst, alarms.some(isIt));
  });
  return heard;
}

/** Planted bursts found in time, and alarms without any planted, each on the same stream of real messages. */
export function alarmsOf(
  messages: readonly Message[],
  events: ReadonlyMap<string, string>,
): { readonly found: Figure; readonly wolf: Figure } {
  const quiet = alarmsIn(messages);
  const [from = 0, to = 0] = [messages[Math.floor(messages.length / 50)]?.at, messages.at(-1)?.at];
  const real = new Map<string, Message[]>();
  for (const message of messages) {
    const event = events.get(message.id);
    if (event !== undefined) real.set(event, [...(real.get(event) ?? []), message]);
  }
  const [inTime, late]: [string[], string[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const planted = plantBursts(`turn-${turn}`, BURSTS, [from, to], real);
    for (const [burst, told] of heardOf(messages, planted)) (told ? inTime : late).push(`${turn}/${burst}`);
  }
  const weeks = (to - from) / WEEK;
  const districts = new Set(messages.map((message) => districtOf([message])).filter((each) => each !== '')).size;
  const perPlace = new Map<string, number>();
  for (const { at, district } of quiet) {
    const key = `${district} ${Math.floor(at / WEEK)}`;
    perPlace.set(key, (perPlace.get(key) ?? 0) + 1);
  }
  const all = inTime.length + late.length;
  const share = inTime.length / all;
  const worst = Math.max(0, ...perPlace.values());
  return {
    found: {
      name: 'clues: planted bursts told of in time',
      ...{ value: share, unit: 'share', bound: '≥ 0.95', met: share >= 0.95 },
      detail: {
        interval: wilson(inTime.length, all),
        bursts: all,
        streams: TURNS,
        rule: GROWTH_RULE,
        burst: '8 to 14 messages within 48 hours; half retold from real ones with other names, half from plots',
        inTime: 'not later than 6 messages of the whole stream after its eighth, in a window mostly of the burst',
        late,
      },
    },
    wolf: {
      name: 'clues: alarms of growth a week and district, no burst planted',
      ...{ value: worst, unit: 'in the worst week of a district', bound: '≤ 1', met: worst <= 1 },
      detail: {
        counted: 'every alarm counts as false, true events too',
        alarms: quiet.length,
        weeks: Math.round(weeks),
        districts,
        mean: Number((quiet.length / (weeks * districts)).toFixed(4)),
        told: quiet.map(({ at, district, window }) => [
          new Date(at).toISOString().slice(0, 10),
          district,
          window.length,
          window[0]?.subject ?? '',
        ]),
      },
    },
  };
}
