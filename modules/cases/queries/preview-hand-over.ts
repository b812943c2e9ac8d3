import { problemOf } from '../../../platform/http/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { namesFor, recordOf, viewpoint } from '../../intake/index.ts';
import { requireHead } from '../commands/hand-over-cases.ts';
import type { CaseContext } from '../context.ts';
import { type CaseHandOverPreview, MOST_AT_ONCE } from '../hand-over-contract.ts';
import { officersOf } from '../model/case/facts.ts';
import { postOf } from '../model/case/succession.ts';
import { openTasks } from '../model/case/tasks.ts';
import { listedCaseOf, presentCase } from './listed-case.ts';
import { type CaseToPass, casesWithWorkOf, planSuccession } from './succession.ts';

/**
 * The cases in which a person has open work; with a receiver, who would handle them afterwards and which would be refused
 * and why. Nothing is changed. @throws AppError 403 `cases.hand-over.head-only`
 */
export async function previewCaseHandOver(
  context: CaseContext,
  actor: LedgerActor,
  asked: { readonly from: string; readonly to?: string | undefined; readonly partner?: string | undefined },
  traceId: string,
): Promise<CaseHandOverPreview> {
  requireHead(actor);
  const { store, procedures, env, clock } = context.ledger;
  const { from, to, partner = null } = asked;
  const found = await store.transaction(actor, (tx) => casesWithWorkOf(tx, actor, from));
  const matters = found.slice(0, MOST_AT_ONCE);
  const planned: readonly CaseToPass[] =
    to === undefined
      ? matters.flatMap((matter): readonly CaseToPass[] => {
          const post = postOf(matter, from);
          const plan = { matter, tasks: openTasks(matter, from), team: null, body: null, refusal: null };
          return post === null ? [] : [{ ...plan, post }];
        })
      : await planSuccession(context, actor, matters, { from, to, partner }, '');
  const people = planned.flatMap(({ matter, team }) => [...officersOf(matter), ...(team ?? [])]);
  const records = planned.map(({ matter }) => recordOf(matter));
  const names = await namesFor(context.directory, records, [...new Set([from, ...people])]);
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const named = (id: string) => ({ id, name: names.person(id) });
  return {
    from: named(from),
    cases: planned.map(({ matter, post, tasks, team, refusal }) => ({
      row: presentCase(listedCaseOf(matter, recordOf(matter)), procedures, view, names),
      post,
      tasks: tasks.length,
      after: team?.map(named) ?? null,
      refusal: refusal === null ? null : asProblem(context, refusal, traceId),
    })),
    more: found.length > MOST_AT_ONCE,
  };
}

function asProblem({ catalogue }: CaseContext, error: NonNullable<CaseToPass['refusal']>, traceId: string) {
  const { body } = problemOf(error, traceId, catalogue);
  return { ...body, params: { ...body.params } };
}
