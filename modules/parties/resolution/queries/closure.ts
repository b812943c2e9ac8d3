import { isUscc } from '../../../../kernel/codes/uscc.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import type { Store } from '../../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import { subjectOfMatter } from '../model/matter-subject.ts';
import { mattersAt } from './known-subjects.ts';
import { placeOfKey, type SubjectKey, subjectKeyOf, type Word, wordsOn } from './words.ts';

/** A subject as people said it together: nothing of it is stored, all of it follows from the words that stand. */
export interface Closure {
  /** The subject asked for, and what was said to be the same as it, at once or through another. */
  readonly keys: ReadonlySet<SubjectKey>;
  /** Matters among them, and others that words on them name, as far as the viewer may see them; by id. */
  readonly matters: ReadonlyMap<string, Matter>;
  readonly words: readonly Word[];
}

const ROUNDS = 4;
const MOST = 200;

/**
 * Follows what was said to be the same. A matter that the viewer may not see is no step on the way: neither its name nor what was
 * said of it shows, and nothing is reached through it.
 */
export async function closureOf(store: Store, viewer: LedgerActor, from: SubjectKey): Promise<Closure> {
  const keys = new Set<SubjectKey>([from]);
  const matters = new Map<string, Matter>();
  let words: readonly Word[] = [];
  for (let round = 0, size = 0; round < ROUNDS && keys.size > size && keys.size <= MOST; round += 1) {
    size = keys.size;
    const all = await store.transaction(SYSTEM_VIEWER, (tx) => wordsOn(tx, [...keys]));
    const named = [
      ...keys,
      ...all.map(({ subject }) => subject),
      ...all.map((word) => subjectKeyOf({ region: word.region, id: word.id })),
    ];
    const places = [...new Set(named)].flatMap((key) => placeOfKey(key) ?? []);
    const seen = await store.transaction(viewer, (tx) => mattersAt(tx, places));
    for (const matter of seen) matters.set(matter.id, matter);
    const sees = (key: SubjectKey): boolean => {
      const place = placeOfKey(key);
      return place === undefined || matters.has(place.id);
    };
    words = all.filter((word) => matters.has(word.id) && sees(word.subject));
    for (const word of words) {
      if (word.said !== 'same') continue;
      keys.add(word.subject);
      keys.add(subjectKeyOf({ region: word.region, id: word.id }));
    }
    // A matter of the subject that names a code says itself which entity it is.
    for (const key of keys) {
      const place = placeOfKey(key);
      const matter = place === undefined ? undefined : matters.get(place.id);
      const code = matter === undefined ? '' : (subjectOfMatter(matter)?.code ?? '');
      if (isUscc(code)) keys.add(subjectKeyOf({ code }));
    }
  }
  return { keys, matters, words };
}
