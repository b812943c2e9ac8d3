import { str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { campaignsOf, joinedHow, wasTakenOut } from './joining.ts';
import { type Looked, outsideOf, type Scope, scopeOf } from './scope.ts';

/** What of a campaign says which matters belong to it. */
export interface CampaignRule {
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly edition: number;
  readonly parent: string | null;
  readonly scope: Scope;
}

export const ruleOf = ({ facts, state, title }: Pick<Matter, 'facts' | 'state' | 'title'>): CampaignRule => ({
  code: str(facts, 'code'),
  title,
  state,
  edition: Number(facts.edition ?? 1),
  parent: str(facts, 'parent') || null,
  scope: scopeOf(facts),
});

/** By code, as every reader of several campaigns wants them. */
export type CampaignRules = ReadonlyMap<string, CampaignRule>;

/** The campaigns of which this one is a part, the nearest first; none twice. */
export function above(code: string, rules: CampaignRules): readonly string[] {
  const found: string[] = [];
  let next = rules.get(code)?.parent ?? null;
  while (next !== null && next !== code && !found.includes(next)) {
    found.push(next);
    next = rules.get(next)?.parent ?? null;
  }
  return found;
}

/** What must change so that a matter stands in campaigns as their rules say. */
export interface Settlement {
  readonly rule: readonly string[];
  readonly part: readonly string[];
  readonly leave: readonly string[];
  readonly reason: string;
}

/**
 * A running campaign takes in what meets its scope, unless somebody took it out by hand. Whatever is in a part is in the
 * whole, once; what is in the whole only with its part leaves it with the part. What a rule took in stays when the matter
 * changes later: a person takes it out. Null when all stands as it should.
 */
export function settlementOf(matter: Looked & Pick<Matter, 'facts'>, rules: CampaignRules): Settlement | null {
  const now = campaignsOf(matter);
  const rule = [...rules.values()]
    .filter(({ code, state, scope }) => {
      const mayJoin = state === 'running' && !now.includes(code) && !wasTakenOut(matter, code);
      return mayJoin && outsideOf(scope, matter).length === 0;
    })
    .map(({ code }) => code);
  // What is here only for a part stands by the parts that are really joined, and by nothing else.
  const own = [...now.filter((code) => joinedHow(matter, code) !== 'part'), ...rule];
  const wholes = new Set(
    own.flatMap((code) => above(code, rules)).filter((code) => rules.get(code)?.state !== 'cancelled'),
  );
  const part = [...wholes].filter((code) => !now.includes(code) && !rule.includes(code));
  const leave = now.filter((code) => joinedHow(matter, code) === 'part' && !wholes.has(code) && rules.has(code));
  if (rule.length + part.length + leave.length === 0) return null;
  const named = (code: string): string => {
    const each = rules.get(code);
    return each === undefined ? code : `${each.title}（范围第${each.edition}版）`;
  };
  const said = [
    ...(rule.length === 0 ? [] : [`符合行动范围：${rule.map(named).join('、')}`]),
    ...(part.length === 0 ? [] : ['随子行动计入总行动']),
    ...(leave.length === 0 ? [] : ['已移出子行动']),
  ];
  return { rule, part, leave, reason: said.join('；').slice(0, 500) };
}
