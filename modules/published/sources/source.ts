import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { Statement } from '../../../platform/store/types.ts';
import type { PublishedKind } from '../model/kinds.ts';

/** A line of what an item says. */
export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

/** A row that a source's query gives, beside `words`, which only the search reads. */
export interface SourceRow {
  readonly kind: PublishedKind;
  readonly region: string;
  readonly id: string;
  /** Day of publication, and the last day on display. */
  readonly day: string;
  readonly until: string | null;
  readonly authority: string;
  readonly data: JsonObject;
}

/** What a source makes of its row. */
export interface Presented {
  readonly title: string;
  readonly firm: string;
  readonly code: string;
  readonly facts: readonly Fact[];
  /** The page of its own register in the portal, '' where it has none. */
  readonly ownPath: string;
  /** Where the published file is read; absent where there is none. */
  readonly file?: string;
}

export interface Source {
  readonly kind: PublishedKind;
  /**
   * What is on display on a day, read from where it stands and never from a copy, so that what is withdrawn is gone with
   * the act: columns `region, id, day, until, authority, words, data`.
   */
  readonly rows: (today: string) => Statement;
  /** Undefined where the register itself shows nothing: its word goes before the query's. */
  readonly present: (row: SourceRow, today: string) => Presented | undefined;
}

const same = (value: string): Text => ({ zh: value, en: value });

/** A line with a text in both languages, or one that is the same in both; none where there is nothing to say. */
export function fact(zh: string, en: string, value: string | Text): readonly Fact[] {
  const text = typeof value === 'string' ? same(value) : value;
  return text.zh === '' ? [] : [{ label: { zh, en }, value: text }];
}
