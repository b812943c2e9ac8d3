import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { workdaysBetween } from '../../../kernel/work-calendar.ts';
import { runningDue } from '../../../platform/procedure/fold.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import { raw } from '../../../platform/store/sql.ts';
import type { Directory } from '../../authorities/index.ts';
import { linkedTo } from '../../merging/model/words.ts';
import type { MatterRow } from '../contract.ts';
import { unreadOf } from '../model/messages.ts';
import { leadingClock, type Viewpoint } from './clock-view.ts';
import { maskText } from './mask.ts';

/** A matter as the lists read it. */
export interface MatterRecord {
  readonly home_region: string;
  readonly id: string;
  readonly procedure: string;
  readonly version: number;
  readonly state: string;
  readonly home_code: string;
  readonly handling_code: string;
  readonly assignee: string | null;
  readonly title: string;
  readonly channel: string;
  readonly domain: string;
  readonly opened_on: PlainDate;
  readonly closed_on: PlainDate | null;
  /** What presses first; the last day of 9999 where nothing does. */
  readonly running_due: PlainDate;
  readonly clocks: Matter['clocks'];
  readonly unread: number | null;
  /** Words on pairs, as facts hold them; null where nobody said any. */
  readonly same: JsonObject | null;
}

export const MATTER_COLUMNS = raw(`m.home_region, m.id, m.procedure, m.version, m.state, m.home_code, m.handling_code,
  m.assignee, m.title, m.channel, m.domain, m.opened_on, m.closed_on, m.running_due, m.snapshot -> 'clocks' as clocks,
  (m.snapshot -> 'facts' ->> 'unreadFromReporter')::int as unread,
  m.snapshot -> 'facts' -> 'same' as same`);

export interface Names {
  readonly authority: (code: string) => Text;
  readonly person: (id: string) => string;
}

/** The names that these rows need, mostly from memory. */
export async function namesFor(
  directory: Directory,
  rows: readonly Pick<MatterRecord, 'assignee'>[],
  more: readonly string[] = [],
): Promise<Names> {
  const ids = [...rows.flatMap(({ assignee }) => assignee ?? []), ...more];
  return { authority: await directory.names(), person: await directory.people(ids) };
}

/** A row of a list. Titles are masked for everyone: they are short, and lists are looked at over shoulders. */
export function presentRow(
  record: MatterRecord,
  procedures: Readonly<Record<string, Procedure>>,
  view: Viewpoint,
  names: Names,
): MatterRow {
  const open = record.closed_on === null;
  const leading = leadingClock(record.clocks, view);
  // An open matter whose clocks have all ended waits for its closing act, not for a day.
  const shown = leading !== null && (!open || leading.clock.endedOn === null) ? leading : null;
  return {
    homeRegion: record.home_region,
    id: record.id,
    procedure: record.procedure,
    version: record.version,
    state: record.state,
    stateTitle: procedures[record.procedure]?.states[record.state]?.title ?? { zh: record.state, en: record.state },
    title: maskText(record.title),
    channel: record.channel,
    domain: record.domain,
    homeCode: record.home_code,
    handlingCode: record.handling_code,
    handlingName: names.authority(record.handling_code),
    assignee: record.assignee === null ? null : { id: record.assignee, name: names.person(record.assignee) },
    openedOn: record.opened_on,
    closedOn: record.closed_on,
    due: shown === null || shown.state === 'dropped' ? null : shown.clock.due,
    dueState: shown?.state ?? null,
    workdaysLeft: shown === null || !open ? null : workdaysBetween(view.env.calendar, view.today, shown.clock.due),
    provisional: shown?.clock.provisional ?? false,
    unread: record.unread ?? 0,
    same: record.same === null ? 0 : linkedTo({ facts: { same: record.same } }),
  };
}

/** The record of a matter that was read whole. */
export function recordOf(matter: Matter): MatterRecord {
  return {
    home_region: matter.homeRegion,
    id: matter.id,
    procedure: matter.procedure,
    version: matter.version,
    state: matter.state,
    home_code: matter.homeCode,
    handling_code: matter.handlingCode,
    assignee: matter.assignee,
    title: matter.title,
    channel: matter.channel,
    domain: matter.domain,
    opened_on: matter.openedOn,
    closed_on: matter.closedOn,
    running_due: runningDue(matter),
    clocks: matter.clocks,
    unread: unreadOf(matter.facts),
    same: obj(matter.facts, 'same'),
  };
}
