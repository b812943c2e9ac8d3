import type { PlainDate } from '../../../kernel/plain-date.ts';
import { normalise, originalSpan } from '../../../platform/text/normalise.ts';
import { findAddresses } from './finders/addresses.ts';
import { findAmounts } from './finders/amounts.ts';
import { findCodes } from './finders/codes.ts';
import { findDates } from './finders/dates.ts';
import { findFirms } from './finders/firms.ts';
import { findOnline } from './finders/online.ts';
import { findPersons } from './finders/persons.ts';
import { findPhones } from './finders/phones.ts';
import { chinaGazetteer, type Gazetteer } from './gazetteer.ts';
import type { Found, Mention } from './mention.ts';

export type { Mention, MentionKind } from './mention.ts';

/** A text is read up to here, as by the models of platform/text: a page of one letter costs what a page costs. */
const LONGEST = 20_000;

/** Without these in a row a text has neither codes nor telephones: most texts need not be searched for them. */
const FIGURES = /\d[ -]?\d|[一幺][三四五六七八九]/u;

export interface ReadingOptions {
  /** The day on which it was written: only then are 昨天 and 3月5日 days. */
  readonly on?: PlainDate;
  /** Places beside those of China: the areas of this system. */
  readonly gazetteer?: Gazetteer;
}

/**
 * What is named in a text, in the order in which it stands there: codes and numbers with right check digits, phones,
 * amounts, days, links, shops and platforms, addresses, firms and persons. Nothing is read twice: of two that overlap the
 * surer one stays. Pure, linear in the length; read up to 20,000 UTF-16 units.
 */
export function readText(text: string, { on, gazetteer = chinaGazetteer() }: ReadingOptions = {}): readonly Mention[] {
  const normal = normalise(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const clean = normal.text;
  // The surest first: what has a check digit, then what has a form of its own, then what lexicons say.
  const taken: Found[] = [];
  const covered = new Uint8Array(clean.length);
  const add = (found: readonly Found[]): void => {
    for (const one of found) {
      if (covered.subarray(one.start, one.end).includes(1)) continue;
      covered.fill(1, one.start, one.end);
      taken.push(one);
    }
  };
  if (FIGURES.test(clean)) {
    add(findCodes(clean));
    add(findPhones(clean));
  }
  add(findDates(clean, on));
  add(findAmounts(clean));
  add(findOnline(clean));
  add(findAddresses(clean, gazetteer));
  add(findFirms(clean, gazetteer));
  add(findPersons(clean));
  return taken
    .map((found) => ({ ...found, ...originalSpan(normal, found.start, found.end) }))
    .sort((a, b) => a.start - b.start);
}
