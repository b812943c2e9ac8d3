import { createHash } from 'node:crypto';
import { nameKey } from '../../model/name.ts';
import type { NameKind } from './compare-names.ts';

/** One entry of a list, as it is screened against. Days are `YYYY-MM-DD`. */
export interface WatchEntry {
  readonly id: string;
  readonly list: string;
  /** Region of the authority that keeps the list: whom it may be used for. */
  readonly listRegion: string;
  readonly listAuthority: string;
  readonly listName: string;
  readonly kind: Extract<NameKind, 'organisation' | 'person'>;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly code: string | null;
  /** Two to six digits of GB/T 2260 that say something, zeros at the end left out; null where nobody says. */
  readonly region: string | null;
  readonly representative: string | null;
  readonly birthYear: number | null;
  readonly since: string | null;
  /** The last day: of the entry, at the latest that of its list. */
  readonly until: string;
  /** SHA-256, hex: who it is about. */
  readonly subject: string;
}

/** Who is screened. What is unknown is null and says nothing. */
export interface Screened {
  readonly name: string;
  readonly kind: Extract<NameKind, 'organisation' | 'person'>;
  readonly code: string | null;
  readonly region: string | null;
  readonly representative: string | null;
  readonly birthYear: number | null;
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest('hex');

/** Who an entry is about, whichever list says so: its code, else its name with what tells namesakes apart. */
export const subjectOf = (
  entry: Pick<WatchEntry, 'code' | 'name' | 'region' | 'birthYear' | 'representative'>,
): string =>
  entry.code !== null
    ? digest('code', entry.code)
    : digest(
        'name',
        nameKey(entry.name),
        entry.region ?? '',
        String(entry.birthYear ?? ''),
        nameKey(entry.representative ?? ''),
      );

/** Who was screened, for verdicts: the code, else the name in its region. */
export const partyKeyOf = ({ code, name, region }: Pick<Screened, 'code' | 'name' | 'region'>): string =>
  code !== null ? digest('code', code) : digest('name', nameKey(name), region ?? '');

/** The last day of an entry has not passed. */
export const isInForce = (entry: Pick<WatchEntry, 'since' | 'until'>, day: string): boolean =>
  entry.until >= day && (entry.since === null || entry.since <= day);
