import { type Passage, type Tally, tally, type Weighing } from '../../../platform/text/cluster.ts';
import type { Grouping } from '../../../platform/text/cluster-group.ts';
import { nameSpans } from './names.ts';

/** Rule under which groups are proposed; another text of it, or other settings, is another version. */
export const GROUPING_RULE = 'incident-group@2026.1';

const DAY = 86_400_000;

/** Ours, fixed on the open part of public message boards (bench `clues-events`); the same for every place. */
export const WEIGHING: Weighing = { common: 1.5, asks: 32, files: 24, rare: 3.5 };

/** As {@link WEIGHING}. A group that nobody joined for 120 days is over. */
export const GROUPING: Grouping = {
  join: 0.28,
  merge: 0.34,
  named: 0.8,
  namedFrom: 0.1,
  elsewhere: 3,
  candidates: 12,
  block: 32,
  within: 120 * DAY,
  cells: 600,
  keys: 400,
};

/** Of long texts the beginning says what happened; the rest repeats and asks. */
const READ = 400;

/** Width, case and blanks do not tell events apart; nor do the dots that some set between the parts of a name. */
const plain = (text: string): string =>
  text
    .slice(0, 4 * READ)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.*]+/gu, '');

const passage = (text: string, weight: number): Passage => ({ text, weight, names: nameSpans(text) });

/** People put into the title what it is about. */
const TITLE = 2;

/** What a matter tells, as the grouping reads it. */
export const tallyOf = (title: string, text: string): Tally =>
  tally([passage(plain(title), TITLE), passage(plain(text).slice(0, READ), 1)]);
