import { num, obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { standsSince as sinceCounted } from '../../campaigns/model/joining.ts';

/**
 * For `Procedure.standsSince`: neither that a rule counted the matter nor that another one was told to be the same is a
 * reason to ask an officer again. Acts of the system in a row are looked through to the version before the first.
 */
export function standsSince(matter: Matter): number {
  const { facts, version } = matter;
  const quiet = obj(facts, 'quiet');
  if (num(quiet, 'at') === version) return num(quiet, 'from');
  const counted = sinceCounted(matter);
  return counted < version && num(quiet, 'at') === counted ? num(quiet, 'from') : counted;
}

/** What an act of the system leaves, so that pages opened before it may still be acted on. */
export const quietly = (before: Matter): JsonObject => ({
  quiet: { at: before.version + 1, from: standsSince(before) },
});
