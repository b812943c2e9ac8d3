import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { clockView, viewpoint } from '../../intake/index.ts';
import type { AsOfAnswer } from '../contract.ts';
import { eventDayOf } from '../model/event-day.ts';
import { valueText } from '../model/fact-values.ts';
import { factTitle } from '../model/fact-words.ts';
import { leavesOf } from '../model/leaves.ts';
import { moneyOn } from '../model/money.ts';
import { type HistoryContext, type Past, readPast } from './read-past.ts';

/** Noon of a legal day in China: clocks are looked at from within it. */
const within = (day: PlainDate): Date => new Date(`${day}T12:00:00+08:00`);

function shown(context: HistoryContext, past: Past, matter: Matter, day: PlainDate): NonNullable<AsOfAnswer['matter']> {
  const { procedure, names, reader } = past;
  const view = viewpoint(context.ledger.env, within(day), context.nearWorkdays);
  return {
    state: matter.state,
    stateTitle: procedure.states[matter.state]?.title ?? { zh: matter.state, en: matter.state },
    title: reader.text(matter.title),
    handlingCode: matter.handlingCode,
    handlingName: names.authority(matter.handlingCode),
    assignee: matter.assignee === null ? null : { id: matter.assignee, name: names.person(matter.assignee) },
    openedOn: matter.openedOn,
    closedOn: matter.closedOn,
    facts: [...leavesOf(reader.facts(matter.facts))].map(([key, value]) => ({
      key,
      title: factTitle(key),
      value: valueText(key, value, names),
    })),
    clocks: Object.entries(matter.clocks).map(([name, each]) => clockView(name, each, view)),
    money: [...moneyOn(matter, day)],
  };
}

/** How often something was done on which day, for the marks of the line of time. */
function daysOf({ acts, procedure }: Past): AsOfAnswer['days'] {
  const days = new Map<PlainDate, number>();
  for (const act of acts) {
    const day = eventDayOf(procedure, act);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({ day, acts: count }));
}

/**
 * A matter as it stood on a day, as far as it was known on another.
 * @throws AppError 404 `procedure.no-such-matter`
 */
export async function matterAsOf(
  context: HistoryContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
  { day, known }: { readonly day: PlainDate; readonly known?: PlainDate | undefined },
): Promise<AsOfAnswer> {
  const past = await readPast(context, actor, homeRegion, id);
  const knownOn = known ?? past.today;
  const { matter, steps, setAside } = past.standing(day, knownOn);
  const last = steps.at(-1)?.act;
  return {
    homeRegion,
    id: past.matter.id,
    day,
    known: knownOn,
    matter: matter === null ? null : shown(context, past, matter, day),
    acts: steps.length,
    last: last === undefined ? null : past.mark(last),
    setAside: past.acts.filter(({ seq }) => setAside.includes(seq)).map(past.mark),
    days: daysOf(past),
  };
}
