import { num } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { objectsOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { pairVerbs } from './verbs.ts';

/**
 * A matter without what words on pairs leave by being acts: how many acts there are, who did these verbs, which versions the
 * system added, and that later acts have later numbers. `spoken`: numbers of its acts that are words. What is left is, once
 * every word was taken back, byte for byte what it would be without any of them.
 */
export function withoutWords({ version: _, facts, doneBy, ...matter }: Matter, spoken: readonly number[]): JsonObject {
  const { quiet: __, ...kept } = facts;
  const numbered = (seq: number): number => seq - spoken.filter((word) => word < seq).length;
  // The two places where facts name an act by its number.
  const named: Record<string, Json> = {};
  if (facts.countedAt !== undefined) named.countedAt = numbered(num(facts, 'countedAt'));
  if (facts.notices !== undefined)
    named.notices = objectsOf(facts.notices).map((notice) => ({ ...notice, seq: numbered(num(notice, 'seq')) }));
  return {
    ...matter,
    facts: { ...kept, ...named },
    doneBy: Object.fromEntries(Object.entries(doneBy).filter(([verb]) => !pairVerbs.includes(verb))),
  } as unknown as JsonObject;
}
