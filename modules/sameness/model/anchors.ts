import { createHash, createHmac } from 'node:crypto';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { normalise, originalSpan } from '../../../platform/text/normalise.ts';
import { addressParts } from '../../reading/model/address.ts';
import { findCodes } from '../../reading/model/finders/codes.ts';
import { findOnline } from '../../reading/model/finders/online.ts';
import { findPhones } from '../../reading/model/finders/phones.ts';
import { firmParts } from '../../reading/model/firm-name.ts';
import { toldOf } from './told.ts';

/** By what two matters can be found to be about the same. */
export const anchorKinds = ['source', 'respondent', 'file', 'order', 'phone', 'address', 'firm', 'shop'] as const;
export type AnchorKind = (typeof anchorKinds)[number];

export interface Anchor {
  readonly kind: AnchorKind;
  /** Hex of 32 bytes. */
  readonly digest: string;
  /** Where it stands in title and text of the matter itself; absent for what came as a field. */
  readonly at?: { readonly term: string; readonly start: number; readonly end: number };
}

/** A shorter number ("17") is the same in many systems by chance. */
const SHORTEST_NUMBER = 6;
/** So many of a kind in one text; a list of hundreds of telephones is no letter about one matter. */
const MOST_OF_A_KIND = 5;
/** Read up to here. */
const LONGEST = 20_000;
const ORDER = /(?:订单|运单|快递单|交易)(?:编)?号(?:码)?\s*(?:为|是)?\s*[:：]?\s*([0-9A-Za-z-]{8,32})/gu;

/** SHA-256 of what anybody may know. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Under a key: all telephones can be tried, and one in a text may be the reporter's. */
const keyed = (key: Uint8Array, kind: AnchorKind, value: string): string =>
  createHmac('sha256', key).update(`same\n${kind}\n${value}`).digest('hex');

/** Place and brand of a firm, '' where it has no brand; branches and forms of name left out. */
function firmOf(name: string, near: string): string {
  if (name === '') return '';
  const { place, brand } = firmParts(name);
  // A name that says no place is that of a firm of the city.
  return brand.length < 2 ? '' : `${place === '' ? near : place}\n${brand}`;
}

/** County, road and number; '' where one of the two last is not said: a road alone is of thousands. */
function addressOf(address: string): string {
  if (address === '') return '';
  const { county, road, number } = addressParts(address);
  return road === '' || number === '' ? '' : `${county}\n${road}\n${number}`;
}

/** The anchors of a matter, those of its own text with where they stand; files come with their own digests. */
export function anchorsOf(matter: Matter, key: Uint8Array): readonly Anchor[] {
  const told = toldOf(matter);
  const number = told.source?.externalId ?? '';
  const found: Anchor[] = [];
  if (number.length >= SHORTEST_NUMBER) found.push({ kind: 'source', digest: digestOf(number) });
  if (told.respondentCode !== '') found.push({ kind: 'respondent', digest: digestOf(told.respondentCode) });
  const respondent = obj(matter.facts, 'respondent');
  const firm = firmOf(told.respondentName, (str(respondent, 'region') || matter.homeRegion).slice(0, 4));
  if (firm !== '') found.push({ kind: 'firm', digest: keyed(key, 'firm', firm) });
  const places = [str(respondent, 'address'), str(obj(matter.facts, 'place'), 'address')];
  for (const address of new Set(places.map(addressOf)))
    if (address !== '') found.push({ kind: 'address', digest: keyed(key, 'address', address) });
  return [...found, ...inText(told.text, key)];
}

function inText(text: string, key: Uint8Array): readonly Anchor[] {
  const normal = normalise(text.slice(0, LONGEST));
  const named = [
    ...findCodes(normal.text).flatMap((one) =>
      one.kind === 'credit-code' ? [{ ...one, kind: 'respondent' as const }] : [],
    ),
    ...findPhones(normal.text).map((one) => ({ ...one, kind: 'phone' as const })),
    ...findOnline(normal.text).flatMap((one) =>
      one.kind === 'link' || one.kind === 'shop' ? [{ ...one, kind: 'shop' as const }] : [],
    ),
    ...Array.from(normal.text.matchAll(ORDER), (match) => ({
      ...{ kind: 'order' as const, value: (match[1] ?? '').toUpperCase() },
      ...{ start: match.index + match[0].length - (match[1] ?? '').length, end: match.index + match[0].length },
    })),
  ];
  const seen = new Map<string, number>();
  return named.flatMap(({ kind, value, start, end }) => {
    const of = `${kind}\n${value}`;
    const count = seen.get(kind) ?? 0;
    if (seen.has(of) || count >= MOST_OF_A_KIND) return [];
    seen.set(of, 1);
    seen.set(kind, count + 1);
    const span = originalSpan(normal, start, end);
    const digest = kind === 'respondent' ? digestOf(value) : keyed(key, kind, value);
    return [{ kind, digest, at: { term: text.slice(span.start, span.end), ...span } }];
  });
}
