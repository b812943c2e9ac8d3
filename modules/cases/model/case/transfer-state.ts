import { fen } from '../../../../kernel/money.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { FitCondition, Matter } from '../../../../platform/procedure/types.ts';
import type { CrimeState } from '../money/set-off.ts';
import { fits } from './conditions.ts';
import { proposedIn } from './proposal-says.ts';

/** Where a transfer to the police stands, read from its fact. */
export const transferOf = (matter: Matter): JsonObject => obj(matter.facts, 'transfer');
export const transferState = (matter: Matter): string => str(transferOf(matter), 'state');

export const putTransfer = (matter: Matter, entries: JsonObject): JsonObject => ({
  transfer: { ...transferOf(matter), ...entries },
});

/** What is expected of police and procuratorate, and what we owe them: each step of a transfer begins its own. */
export const CRIME_CLOCKS = [
  'police',
  'police-start',
  'police-usual',
  'police-forward',
  'review-police',
  'police-answer',
  'supervise',
  'handover',
] as const;

/** Reported, and nobody has yet decided whether to transfer. */
const BEFORE = ['reported', 'approved'];
const WITH_POLICE = [
  'sent',
  'received',
  'refused-by-police',
  'review-asked',
  'supervision-asked',
  'filing-ordered',
  'filed',
  'handed-over',
];

/** A suspected crime is on its way to the police, or with them, and its outcome is not known. */
export const transferOpen = (matter: Matter): boolean => [...BEFORE, ...WITH_POLICE].includes(transferState(matter));

/** As the set-off of fines asks it (处罚法 art 35; 国务院令310 art 11). */
export function crimeStateOf(matter: Matter): CrimeState {
  const state = transferState(matter);
  if (state === 'sentenced') return { state: 'sentenced', courtFine: fen(num(transferOf(matter), 'courtFineFen')) };
  return transferOpen(matter) ? { state: 'transferred' } : { state: 'none' };
}

/** No fine while the transfer is open, and none beside a court's (处罚法 art 35; 国务院令310 art 11). For every act that fines. */
export const noFineBesideCrime = (verb: string): FitCondition =>
  fits(
    `case.${verb}.crime-first`,
    '案件涉嫌犯罪正在移送，或者法院已判处罚金，不得作出罚款决定。',
    'The suspected crime is being transferred, or a court has imposed a fine: no administrative fine beside it.',
    (body, matter) => {
      const crime = crimeStateOf(matter);
      const fined = (proposedIn(body)?.fineFen ?? 0) > 0;
      return !fined || crime.state === 'none' || (crime.state === 'sentenced' && crime.courtFine === 0);
    },
  );
