import { places } from '../../world/places.ts';

/** What the test knows of a person; nothing here comes from the code under test. */
export interface Reader {
  readonly name: string;
  readonly authority: string;
  readonly roles: readonly string[];
  readonly clearance: number;
  readonly token: string;
}

export interface Target {
  readonly region: string;
  readonly id: string;
  /** Letters that stand in this matter's title alone. */
  readonly word: string;
  readonly clock: string;
  readonly state: string;
  readonly home: string;
  readonly handling: string;
  readonly sensitivity: number;
  readonly batch: string | null;
  readonly files: readonly string[];
  /** Unified code of the operator concerned; a few share one. */
  readonly respondent: string | null;
}

/** How much of something a person gets to know, the less first. */
export const KNOWLEDGE = ['nothing', 'that it exists', 'all'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

const parents: ReadonlyMap<string, string | null> = new Map(places.map(({ code, parentCode }) => [code, parentCode]));

/** Found by climbing the tree, not by comparing digits: so it can disagree with the product. */
export function isUnder(code: string, authority: string): boolean {
  for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) if (at === authority) return true;
  return false;
}

/** Whose table a matter lies on: the authority itself, for a bureau also its stations. */
export const isAt = (handling: string, authority: string): boolean =>
  handling === authority || (handling.length === 9 && parents.get(handling) === authority);

/** The rule of the house: who owns or handles it, or stands above them, and is cleared for it. */
export function maySee(reader: Reader, target: Target): boolean {
  const { home, handling, sensitivity } = target;
  return (isUnder(home, reader.authority) || isUnder(handling, reader.authority)) && sensitivity <= reader.clearance;
}

export const sees = (reader: Reader, target: Target): Knowledge => (maySee(reader, target) ? 'all' : 'nothing');

const WORKERS = ['intake', 'officer', 'legal-reviewer', 'head'];

/** The content of a file: for who works on the matter, and the custodian; others who see it know that there is one. */
export function mayOpenFile(reader: Reader, target: Target): Knowledge {
  if (!maySee(reader, target)) return 'nothing';
  const works = isAt(target.handling, reader.authority) && reader.roles.some((role) => WORKERS.includes(role));
  return works || reader.roles.includes('custodian') ? 'all' : 'that it exists';
}
