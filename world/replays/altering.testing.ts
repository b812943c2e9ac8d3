import type { JsonObject } from '../../kernel/text.ts';
import type { PerformRequest } from '../../platform/ledger/types.ts';
import type { Told } from '../perform-stories.ts';
import type { ReplayPart } from './whole-replay.ts';

/** How tests make a replay tell something else than its source. */

const rewritten = (part: ReplayPart, rewrite: (request: PerformRequest) => readonly PerformRequest[]): ReplayPart => ({
  ...part,
  stories: part.stories.map(
    (story): Told => ({
      ...story,
      steps: story.steps
        .map((step) => ({ ...step, requests: step.requests.flatMap(rewrite) }))
        .filter(({ requests }) => requests.length > 0),
    }),
  ),
});

/** Changes the bodies of a verb's acts, nothing else. */
export const changed = (part: ReplayPart, verb: string, change: (body: JsonObject) => JsonObject): ReplayPart =>
  rewritten(part, (each) => [each.verb === verb ? { ...each, body: change(each.body) } : each]);

/** Leaves acts of these verbs out, where `which` says so of the first of them. */
export const dropped = (part: ReplayPart, verb: string, which: () => boolean, ...more: readonly string[]): ReplayPart =>
  rewritten(part, (each) => {
    if (more.includes(each.verb)) return [];
    return each.verb === verb && which() ? [] : [each];
  });
