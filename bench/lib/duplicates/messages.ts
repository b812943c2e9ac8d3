import { shinglesOf } from '../../../platform/text/minhash.ts';
import { clueFile, linesOf } from '../clue-data.ts';

interface Line {
  readonly subject?: string;
  readonly body?: string;
  readonly text?: string;
}

export interface Message {
  readonly text: string;
  /** Of the part kept apart. */
  readonly test: boolean;
}

/** Real messages of citizens as they wrote them, the part kept apart behind the open one. */
export function readMessages(): readonly Message[] {
  const files = ['hot_messages', 'replied_messages', 'labelled_raw_sample'].map((name) =>
    clueFile(`gov-messages/${name}.jsonl`),
  );
  const part = (text: string | null, test: boolean): Message[] =>
    linesOf<Line>(text ?? '').map((line) => ({ text: `${line.subject ?? ''}\n${line.body ?? line.text ?? ''}`, test }));
  return [...files.flatMap(({ open }) => part(open, false)), ...files.flatMap(({ test }) => part(test, true))];
}

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** All pairs alike to `from` or more, by counting what every two share: no estimate, nothing left out. */
export function exactJoin(sets: readonly Uint32Array[], from: number): readonly Pair[] {
  const holding = new Map<number, number[]>();
  const pairs: Pair[] = [];
  for (const [b, set] of sets.entries()) {
    const shared = new Map<number, number>();
    for (const shingle of set) {
      const with_ = holding.get(shingle);
      if (with_ === undefined) holding.set(shingle, [b]);
      else {
        for (const a of with_) shared.set(a, (shared.get(a) ?? 0) + 1);
        with_.push(b);
      }
    }
    for (const [a, both] of shared) {
      const likeness = both / ((sets[a]?.length ?? 0) + set.length - both);
      if (likeness >= from) pairs.push({ a, b, likeness });
    }
  }
  return pairs;
}

export const setsOf = (messages: readonly Message[]): readonly Uint32Array[] =>
  messages.map(({ text }) => shinglesOf(text));
