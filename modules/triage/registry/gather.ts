import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/store/types.ts';
import type { ClueExample } from '../model/clue-model.ts';
import { screenedText } from '../model/domain.ts';
import { type TeachingAct, teachingActs, teachingActsOn, textsOf } from '../queries/verdicts.ts';
import { type FrozenSet, findFrozenSet, frozenSetOf, isKept, type MatterKey } from './frozen.ts';
import { lastWord, teaches, toExample, type Verdict, verdictOf } from './verdict.ts';

/** More verdicts than that, the oldest are left out: training stays within minutes. Ours. */
export const MOST_VERDICTS = 20_000;

/** A matter's words with the last word of the officers on it. */
interface Taught {
  readonly key: MatterKey;
  readonly acts: readonly string[];
  readonly example: ClueExample;
}

/** Each matter with what was said of it last, in the order in which they were first spoken of. */
async function taughtBy(tx: Db, acts: readonly TeachingAct[]): Promise<readonly Taught[]> {
  const texts = await textsOf(tx, acts);
  const matters = new Map<string, { key: MatterKey; title: string; acts: string[]; verdicts: Verdict[] }>();
  for (const { act_id, home_region, matter_id, title, body } of acts) {
    const verdict = verdictOf(body);
    if (verdict === null) continue;
    const known = matters.get(matter_id) ?? { key: [home_region, matter_id], title, acts: [], verdicts: [] };
    known.acts.push(act_id);
    known.verdicts.push(verdict);
    matters.set(matter_id, known);
  }
  return [...matters].flatMap(([id, { key, title, acts: ids, verdicts }]) => {
    const text = texts.get(id);
    const example = text === undefined ? undefined : toExample(title, text, lastWord(verdicts));
    return example === undefined || !teaches(example) ? [] : [{ key, acts: ids, example }];
  });
}

/** What a training works with. */
export interface Gathered {
  readonly training: readonly ClueExample[];
  /** Never trained with; null where the verdicts are too few for a set of one's own. */
  readonly frozen: {
    readonly set: FrozenSet;
    readonly examples: readonly ClueExample[];
    readonly made: boolean;
  } | null;
  /** Acts trained with, and SHA-256 of their ids in order. */
  readonly verdicts: number;
  readonly digest: Buffer;
}

const wordsOf = ({ title, text }: ClueExample): string => screenedText(title, text).replace(/\s+/gu, '');

/** The examples of a frozen set with the last word as it stands now; what was voided or sealed since is gone. */
export const frozenExamples = async (tx: Db, { matters }: FrozenSet): Promise<readonly ClueExample[]> =>
  (await taughtBy(tx, await teachingActsOn(tx, matters))).map(({ example }) => example);

/**
 * The verdicts of an area's officers up to an instant, parted into what is trained with and what measures. A text that
 * stands in the measuring part, or in `apart`, word by word is not trained with.
 */
export async function gather(tx: Db, authority: string, until: Date, apart: readonly ClueExample[]): Promise<Gathered> {
  const taught = await taughtBy(tx, await teachingActs(tx, authority, { until, newest: MOST_VERDICTS }));
  const stored = await findFrozenSet(tx, authority);
  const kept = taught.filter(({ key: [, id] }) => isKept(id)).map(({ key }) => key);
  const set = stored ?? frozenSetOf(authority, kept);
  const frozen =
    set === undefined ? null : { set, examples: await frozenExamples(tx, set), made: stored === undefined };
  const measuring = new Set([...apart, ...(frozen?.examples ?? [])].map(wordsOf));
  const training = taught.filter(({ key: [, id], example }) => !isKept(id) && !measuring.has(wordsOf(example)));
  const acts = training.flatMap((each) => each.acts);
  return {
    training: training.map(({ example }) => example),
    frozen,
    verdicts: acts.length,
    digest: createHash('sha256').update(acts.join('\n')).digest(),
  };
}
