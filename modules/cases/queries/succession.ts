import { AppError, isAppError } from '../../../kernel/error.ts';
import type { PersonId } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { bodyRefusalOf, refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { officerAt, takesAt } from '../../intake/index.ts';
import { checkLicences } from '../commands/check-licences.ts';
import type { CaseContext } from '../context.ts';
import { MOST_AT_ONCE } from '../hand-over-contract.ts';
import { postOf, type Succession, teamAfter } from '../model/case/succession.ts';
import { openTasks } from '../model/case/tasks.ts';
import { openHere } from './case-holders.ts';

/** The verb by which officers change: the case's own. */
export const REPLACE = 'assign-officers';
/** The verb by which an open task changes hands. */
export const PASS_TASK = 'change-task';

/** A case in which the person who leaves has open work, and what would be done with it. */
export interface CaseToPass {
  readonly matter: Matter;
  readonly post: 'lead' | 'officer' | 'task';
  /** Their open tasks. */
  readonly tasks: readonly string[];
  /** Officers afterwards; null where they stay. */
  readonly team: readonly string[] | null;
  readonly body: JsonObject | null;
  /** Why it cannot be done; null where it can. */
  readonly refusal: AppError | null;
}

/** Open cases of the asker's authority with open work of a person, those that press first; one more than are handed on. */
export async function casesWithWorkOf(
  tx: Db,
  actor: LedgerActor,
  person: string,
  /** Only these. */
  among?: readonly string[],
): Promise<readonly Matter[]> {
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m
    where ${openHere(actor)} and (${among === undefined} or m.id = any(${among ?? []}::uuid[])) and (m.assignee = ${person} or (m.snapshot #> '{facts,officers}') ? ${person}::text
      or jsonb_path_exists(m.snapshot, '$.facts.tasks.* ? (@.state == "open" && @.owner == $who)',
           jsonb_build_object('who', ${person}::text)))
    order by m.running_due, m.id limit ${MOST_AT_ONCE + 1}`);
  return rows.map(({ snapshot }) => snapshot);
}

interface Known {
  readonly licences: ReadonlyMap<string, string>;
  /** Where whoever takes over is an officer. */
  readonly places: readonly string[];
  readonly today: PlainDate;
}

async function known(
  db: Db,
  { to, partner }: Succession,
  matters: readonly Matter[],
  today: PlainDate,
): Promise<Known> {
  const officers = matters.flatMap(({ facts }) => (Array.isArray(facts.officers) ? facts.officers : []));
  const ids = [...new Set([...officers, to, ...(partner === null ? [] : [partner])])].map(String);
  const { rows } = await db.query<{ id: string; licence: string }>(sql`
    select id, licence_no as licence from person where id::text = any(${ids}::text[]) and licence_no is not null`);
  return {
    licences: new Map(rows.map(({ id, licence }) => [id, licence])),
    places: await officerAt(db, to as PersonId, today),
    today,
  };
}

/** The reasons in the order in which the act itself would meet them. */
async function refusalFor(
  { ledger }: CaseContext,
  actor: LedgerActor,
  matter: Matter,
  body: JsonObject | null,
  tasks: readonly { readonly task: string; readonly owner: string }[],
  { places, today }: Known,
): Promise<AppError | null> {
  if (!takesAt(places, matter.handlingCode))
    return new AppError('intake.hand-over.receiver', 422, { authority: matter.handlingCode });
  const procedure = getProcedure(ledger, matter.procedure);
  const wanted = [
    ...(body === null ? [] : [{ verb: REPLACE, said: body }]),
    ...tasks.map((said) => ({ verb: PASS_TASK, said: said as JsonObject })),
  ];
  for (const { verb, said } of wanted) {
    const declared = procedure.verbs[verb];
    const no =
      refusalOf(procedure, matter, actor, verb, today) ??
      (declared === undefined ? null : bodyRefusalOf(declared, said, today, { matter, actor }));
    if (no !== null)
      return new AppError('procedure.refused', 409, { rule: no.rule, reasonZh: no.text.zh, reasonEn: no.text.en });
  }
  if (body === null) return null;
  try {
    await checkLicences(ledger.store.db, actor, body, today);
    return null;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/** What would become of each case under this succession. */
export async function planSuccession(
  context: CaseContext,
  actor: LedgerActor,
  matters: readonly Matter[],
  succession: Succession,
  reason: string,
): Promise<readonly CaseToPass[]> {
  const { store, clock } = context.ledger;
  const today = legalDay(clock.now());
  const facts = await known(store.db, succession, matters, today);
  const planned: CaseToPass[] = [];
  for (const matter of matters) {
    const post = postOf(matter, succession.from);
    if (post === null) continue;
    const team = teamAfter(matter, succession, today);
    const officers = team?.map((person) => ({ person, licence: facts.licences.get(person) ?? '' }));
    const body = officers === undefined ? null : { officers, reason };
    const tasks = openTasks(matter, succession.from);
    const passed = tasks.map((task) => ({ task, owner: succession.to }));
    const refusal = await refusalFor(context, actor, matter, body, passed, facts);
    planned.push({ matter, post, tasks, team, body, refusal });
  }
  return planned;
}
