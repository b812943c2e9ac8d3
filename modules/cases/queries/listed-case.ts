import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { raw } from '../../../platform/store/sql.ts';
import type { Directory } from '../../authorities/index.ts';
import {
  leadingClock,
  type MatterRecord,
  maskName,
  type Names,
  namesFor,
  presentRow,
  type Viewpoint,
} from '../../intake/index.ts';
import type { CaseRow } from '../contract.ts';
import { heldNow } from '../model/case/conditions.ts';
import { officersOf, partyOf } from '../model/case/facts.ts';
import { allHeld, limitOf } from '../model/case/holdings.ts';
import { imposedOf } from '../model/case/settlement.ts';

/** A case as the lists read it: its facts without what only its page needs. */
export interface ListedCase extends MatterRecord {
  readonly facts: JsonObject;
}

export const CASE_COLUMNS = raw(`m.home_region, m.id, m.procedure, m.version, m.state, m.home_code, m.handling_code,
  m.assignee, m.title, m.channel, m.domain, m.opened_on, m.closed_on, m.running_due, m.snapshot -> 'clocks' as clocks,
  null as unread, null as same, (m.snapshot -> 'facts') - array['tasks', 'performance', 'remedies', 'publication', 'sources', 'assistance',
    'evidence', 'report', 'notice', 'defence', 'discussion', 'issued'] as facts`);

/** Enough of a case for the model's questions about what the lists show. */
export const asMatter = (record: ListedCase): Matter =>
  ({
    homeRegion: record.home_region,
    id: record.id,
    procedure: record.procedure,
    version: record.version,
    state: record.state,
    homeCode: record.home_code,
    handlingCode: record.handling_code,
    assignee: record.assignee,
    sensitivity: 0,
    title: record.title,
    channel: record.channel,
    domain: record.domain,
    openedOn: record.opened_on,
    closedOn: record.closed_on,
    facts: record.facts,
    clocks: record.clocks,
    doneBy: {},
  }) as Matter;

/** A party as lists name it: a natural person's name is masked. */
export function listedParty(matter: Matter): CaseRow['party'] {
  const { kind, name } = partyOf(matter);
  return { kind, name: kind === 'person' && name !== '' ? maskName(name) : name };
}

/** A title as lists show it: where the party is a person, its name in the title is masked too. */
export function listedTitle(matter: Matter, title: string): string {
  const { kind, name } = partyOf(matter);
  return kind === 'person' && name !== '' ? title.replaceAll(name, maskName(name)) : title;
}

/** Fine and confiscation of the decision that stands, in fen; null while there is none. */
export function imposedFen(matter: Matter): number | null {
  const decision = imposedOf(matter);
  return decision === null ? null : decision.summary.fineFen + decision.summary.confiscatedFen;
}

/** The last day on which the first of what no act let go of may be held; null where nothing is. */
function heldUntil(matter: Matter, today: PlainDate): PlainDate | null {
  const limits = allHeld(matter).flatMap((held) => (held.endedOn === null ? [limitOf(matter, held, today)] : []));
  return limits.toSorted()[0] ?? null;
}

/** The names that these rows need. */
export const caseNames = (directory: Directory, records: readonly ListedCase[]): Promise<Names> =>
  namesFor(
    directory,
    records,
    records.flatMap((record) => [...officersOf(asMatter(record))]),
  );

/** A row of a list of cases. Its date is that of our own duties: what the party or another organ owes is never ours. */
export function presentCase(
  record: ListedCase,
  procedures: LedgerDependencies['procedures'],
  view: Viewpoint,
  names: Names,
): CaseRow {
  const { unread: _, same: __, ...row } = presentRow(record, procedures, view, names);
  const matter = asMatter(record);
  const leading = row.due === null ? null : leadingClock(record.clocks, view);
  return {
    ...row,
    title: listedTitle(matter, row.title),
    number: text(matter.facts.number),
    cause: text(matter.facts.cause),
    party: listedParty(matter),
    officers: officersOf(matter).map((id) => ({ id, name: names.person(id) })),
    amountFen: typeof matter.facts.amountFen === 'number' ? matter.facts.amountFen : null,
    imposedFen: imposedFen(matter),
    outcome: imposedOf(matter)?.summary.outcome ?? null,
    dueTitle: leading === null ? null : view.env.rules.edition(leading.clock.rule, leading.clock.version).title,
    paused: leading?.clock.paused === true && leading.clock.endedOn === null,
    held: heldNow(matter).length,
    heldUntil: heldUntil(matter, view.today),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A case that was read whole, as the lists would have read it. */
export const listedCaseOf = (matter: Matter, record: MatterRecord): ListedCase => ({ ...record, facts: matter.facts });
