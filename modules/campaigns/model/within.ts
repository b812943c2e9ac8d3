import { isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { channelTitle, domainTitle } from '../../intake/model/labels.ts';
import type { Scope, ScopePart } from './scope.ts';

/** Where a sub-operation goes beyond its whole, and with what. */
interface Beyond {
  readonly what: ScopePart;
  readonly value: Text;
}

const ALL: Text = { zh: '不限', en: 'all' };
const asItIs = (code: string): Text => ({ zh: code, en: code });

const listed = (values: readonly Text[]): Text => ({
  zh: values.map(({ zh }) => zh).join('、'),
  en: values.map(({ en }) => en).join(', '),
});

/** What the part asks for and the whole does not. An empty list asks nothing: that is wide, not narrow. */
function wider(
  part: readonly string[],
  whole: readonly string[],
  covers: (mine: string, theirs: string) => boolean,
  titleOf: (code: string) => Text,
): Text | null {
  if (whole.length === 0) return null;
  if (part.length === 0) return ALL;
  const outside = part.filter((mine) => !whole.some((theirs) => covers(mine, theirs)));
  return outside.length === 0 ? null : listed(outside.map(titleOf));
}

const same = (mine: string, theirs: string): boolean => mine === theirs;

/**
 * Where the scope of a sub-operation is wider than that of its whole; empty when whatever belongs to the part by its rule
 * belongs to the whole by its own.
 */
export function beyondOf(part: Scope, whole: Scope): readonly Beyond[] {
  const found: Readonly<Record<ScopePart, Text | null>> = {
    period:
      whole.from <= part.from && part.to <= whole.to
        ? null
        : { zh: `${part.from}至${part.to}`, en: `${part.from} to ${part.to}` },
    authority: wider(part.authorities, whole.authorities, isWithin, asItIs),
    procedure: wider(part.procedures, whole.procedures, same, asItIs),
    domain: wider(part.domains, whole.domains, same, domainTitle),
    channel: wider(part.channels, whole.channels, same, channelTitle),
    // A text with the longer word has the shorter one in it.
    words: wider(part.words, whole.words, (mine, theirs) => mine.includes(theirs), asItIs),
  };
  return (Object.keys(found) as ScopePart[]).flatMap((what) => {
    const value = found[what];
    return value === null ? [] : [{ what, value }];
  });
}
