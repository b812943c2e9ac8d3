import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { IncidentView } from '../contract.ts';
import { GROWTH_RULE, growthOf } from '../model/growth.ts';
import type { Tellable } from '../model/tellable.ts';

const DAY = 86_400_000;
const DAYS = 14;

/** What a reader is told of a group: counts, growth, what is claimed, where and since when. */
export function toldOf({ counted, more }: Tellable, now: Date): IncidentView['told'] {
  const at = now.getTime();
  const growth = growthOf(counted, at);
  const instants = counted.map((member) => member.at);
  const [first, last] = instants.length === 0 ? [at, at] : [Math.min(...instants), Math.max(...instants)];
  const byDay = new Map<string, Set<string>>();
  for (const member of counted) {
    const on = legalDay(new Date(member.at));
    const tellers = byDay.get(on) ?? new Set();
    byDay.set(on, tellers);
    tellers.add(member.teller);
  }
  const dayBack = (n: number): PlainDate => legalDay(new Date(at - n * DAY));
  return {
    matters: counted.length,
    people: new Set(counted.map(({ teller }) => teller)).size,
    more,
    claimFen: counted.reduce((sum, { claimFen }) => sum + claimFen, 0),
    counties: new Set(counted.map(({ bureau }) => bureau)).size,
    first: legalDay(new Date(first)),
    last: legalDay(new Date(last)),
    days: Array.from({ length: DAYS }, (_, n) => {
      const on = dayBack(DAYS - 1 - n);
      return { on, people: byDay.get(on)?.size ?? 0 };
    }),
    growth: {
      people48h: growth.people,
      perHour: growth.perHour,
      usualPerHour: growth.usualPerHour,
      growing: growth.growing,
      rule: GROWTH_RULE,
    },
  };
}
