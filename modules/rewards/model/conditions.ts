import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Condition, Matter } from '../../../platform/procedure/types.ts';

export const { condition, says, fits } = namedRules('reward');

/** The edition in force on this day decides: when the case was closed or prosecuted. */
export const triggerDay = (from: JsonObject): string => str(obj(from, 'trigger'), 'on');

/** Who proposed it, and who mended the proposal, does not decide on it. */
export const byAnother = (verb: string): Condition =>
  condition(
    `${verb}.other-person`,
    '奖励应由提出人以外的负责人决定。',
    'A head other than the person who proposed it decides.',
    (matter, actor) =>
      [...(matter.doneBy.propose ?? []), ...(matter.doneBy.amend ?? [])].every((id) => isOther(actor, id)),
  );

const excuseOf = (matter: Pick<Matter, 'facts'>): JsonObject => obj(matter.facts, 'excuse');
export const excuseAsked = (matter: Pick<Matter, 'facts'>): boolean => str(excuseOf(matter), 'state') === 'asked';

/** The last day on which it may be claimed; '' before the reporter was told. */
export const claimUntil = (matter: Pick<Matter, 'clocks'>): string => matter.clocks.claim?.due ?? '';

export const amountOf = (matter: Pick<Matter, 'facts'>): number => num(matter.facts, 'amountFen');
