import type { DeadlineRule } from '../kernel/deadline.ts';
import type { RuleBook } from '../kernel/deadline-engine.ts';
import { AppError } from '../kernel/error.ts';

/** Makes a book of editions. Of those in force on a day, the longest matching jurisdiction prefix wins. */
export function createRuleBook(version: string, rules: readonly DeadlineRule[]): RuleBook {
  const byId = new Map<string, DeadlineRule[]>();
  for (const rule of rules) {
    const editions = byId.get(rule.id);
    if (editions === undefined) byId.set(rule.id, [rule]);
    else editions.push(rule);
  }
  for (const editions of byId.values()) {
    editions.sort(
      (a, b) => b.jurisdiction.length - a.jurisdiction.length || (a.effectiveFrom < b.effectiveFrom ? 1 : -1),
    );
  }

  const find: RuleBook['find'] = (id, on, region) =>
    byId
      .get(id)
      ?.find(
        (rule) =>
          rule.effectiveFrom <= on &&
          (rule.effectiveTo === null || on <= rule.effectiveTo) &&
          region.startsWith(rule.jurisdiction),
      );
  return {
    version,
    find,
    get(id, on, region) {
      const rule = find(id, on, region);
      if (rule === undefined) throw new AppError('rules.none-in-force', 500, { rule: id, on, region });
      return rule;
    },
    edition(id, started) {
      const rule = byId.get(id)?.find((candidate) => candidate.effectiveFrom === started);
      if (rule === undefined) throw new AppError('rules.no-such-edition', 500, { rule: id, version: started });
      return rule;
    },
    all: () => rules,
  };
}
