import { type AddressParts, readAddress } from '../address.ts';
import type { Gazetteer } from '../gazetteer.ts';
import type { Found } from '../mention.ts';

/** Where a road with a number begins when no area is named: behind what leads to it. */
const ROAD =
  /(?:大道|大街|公路|路|街|巷|弄|胡同)(?:[东南西北中][路段街]|[东南西北]?[一二三四五六七八九十\d]+段)?(?:\d{1,5}(?:-\d{1,4})?|[一二三四五六七八九十百]{1,5})号/gu;
const LEADS = /^.*(?:[^\p{Script=Han}\da-z]|位于|地址|住址|坐落|在|到|从|去|至|往|由|经过|附近|的|了|是|为|和|与|及)/u;
const LONGEST_ROAD = 9;
const LONGEST = 80;
/** An address ends here at the latest. */
const BREAK = /[;。!?\n"“”《》<>|]/u;

/** As far as an address can go from an offset. */
function stretch(text: string, from: number): string {
  const ahead = text.slice(from, from + LONGEST);
  const stop = BREAK.exec(ahead)?.index ?? ahead.length;
  return ahead.slice(0, stop);
}

const filled = (parts: AddressParts): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).filter(([part, value]) => value !== '' && part !== 'rest'));

/** 有很多路: what is said of roads is none. */
const NO_ROAD = /[的了在有很多几这那哪走过条]/u;

/** Says where a thing lies, and not only which city: a road, an estate within a county, a town with more. */
const isExact = ({ road: said, number, estate, county, city, town }: AddressParts): boolean =>
  (said !== '' && !NO_ROAD.test(said) && (number !== '' || city !== '' || county !== '')) ||
  (estate !== '' && (county !== '' || city !== '')) ||
  (town !== '' && (county !== '' || city !== ''));

function foundAt(text: string, start: number, gazetteer: Gazetteer): Found | undefined {
  const ahead = stretch(text, start);
  const { parts, end } = readAddress(ahead, 0, gazetteer);
  if (!isExact(parts) || end === 0) return undefined;
  return { kind: 'address', value: ahead.slice(0, end), start, end: start + end, parts: filled(parts) };
}

/** Addresses: an area with a road, town, market or estate behind it, or a road with its house number. */
export function findAddresses(text: string, gazetteer: Gazetteer): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = gazetteer.at(text, at)[0];
    if (hit === undefined) continue;
    const address = foundAt(text, at, gazetteer);
    if (address !== undefined) found.push(address);
    at = (address?.end ?? at + hit.length) - 1;
  }
  for (const match of text.matchAll(ROAD)) {
    const end = match.index + match[0].length;
    if (found.some((other) => other.start < end && match.index < other.end)) continue;
    const before = text.slice(Math.max(0, match.index - LONGEST_ROAD), match.index);
    const start = match.index - before.length + (LEADS.exec(before)?.[0].length ?? 0);
    const address = start < match.index ? foundAt(text, start, gazetteer) : undefined;
    if (address !== undefined) found.push(address);
  }
  return found;
}
