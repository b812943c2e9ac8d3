import { AppError } from '../../../kernel/error.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { inScope, namesFor } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { SurveyProgress } from '../contract.ts';
import { questionsOf } from '../model/checklist.ts';
import { checklistAt, checklistVersion, survey as procedure } from '../model/survey.ts';
import { isOfTeam, teamOf } from '../model/team.ts';
import { visit } from '../model/visit.ts';
import { presentChecklist, presentPlace, presentTeam } from './visit-sheet.ts';

const MOST = 2_000;

/** The visits of a round that this transaction may see. */
export async function visitsOf(tx: Db, actor: LedgerActor, survey: string): Promise<readonly Matter[]> {
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m
    where m.procedure = 'visit' and m.snapshot #>> '{facts,origin,matter}' = ${survey} and ${inScope(actor.scope)}
    order by m.opened_on, m.id limit ${MOST}`);
  return rows.map(({ snapshot }) => snapshot);
}

/** A round and its visits as the reader sees them. @throws AppError 404 `procedure.no-such-matter`, `supervision.other-kind` */
export async function readSurvey(
  { ledger }: OfficeContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<{ readonly survey: Matter; readonly visits: readonly Matter[] }> {
  return ledger.store.transaction(actor, async (tx) => {
    const survey = (await readMatters(tx, region, [id])).get(id)?.matter;
    if (survey === undefined) throw new AppError('procedure.no-such-matter', 404);
    if (survey.procedure !== procedure.id) {
      throw new AppError('supervision.other-kind', 404, { expected: procedure.title.zh });
    }
    return { survey, visits: await visitsOf(tx, actor, id) };
  });
}

const stateOf = (state: string) => visit.states[state]?.title ?? { zh: state, en: state };

/** A round with its teams, its route and how far each visit is. Of a sealed visit nothing but that it is there. */
export async function surveyProgress(
  context: OfficeContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<SurveyProgress> {
  const { survey, visits } = await readSurvey(context, actor, region, id);
  const teams = entriesOf(survey, 'teams');
  const people = teams.flatMap(([, team]) => teamOf({ facts: { team } }));
  const names = await namesFor(context.directory, [], people);
  const version = checklistVersion(survey);
  const { title, raw } = checklistAt(survey, version);
  const body = version === 0 ? null : { version, title, questions: raw };
  return {
    ...{ region: survey.homeRegion, id: survey.id, title: survey.title, state: survey.state },
    campaign: str(survey.facts, 'campaign'),
    checklist: body === null ? null : presentChecklist(body),
    checklistBody: body,
    teams: teams.map(([team, each]) => ({ id: team, ...presentTeam(each, names) })),
    visits: visits.map((each) => ({
      ...{ region: each.homeRegion, id: each.id, state: each.state, stateTitle: stateOf(each.state) },
      team: str(obj(each.facts, 'team'), 'name'),
      unannounced: each.facts.unannounced === true,
      sealed: each.facts.unannounced === true && !('place' in each.facts),
      place: presentPlace(obj(each.facts, 'place'), names),
      day: str(obj(each.facts, 'opened'), 'on') || str(each.facts, 'day') || null,
      answered: entriesOf(each, 'answers').length,
      questions: questionsOf(each).length,
      problems: entriesOf(each, 'problems').length,
    })),
  };
}

/** Visits that the reader goes on and that are not over. */
export async function listMyVisits({ ledger }: OfficeContext, actor: LedgerActor) {
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'visit' and m.closed_on is null and ${inScope(actor.scope)}
        and (m.snapshot #> '{facts,team,members}' ? ${actor.personId}::text
          or m.snapshot #>> '{facts,team,leader}' = ${actor.personId})
      order by m.opened_on, m.id limit 200`),
  );
  return {
    visits: rows
      .filter(({ snapshot }) => isOfTeam(snapshot, actor))
      .map(({ snapshot: each }) => ({
        ...{ region: each.homeRegion, id: each.id, state: each.state, stateTitle: stateOf(each.state) },
        ...{ title: each.title, day: str(each.facts, 'day') || null },
      })),
  };
}

/** Where an answer stands in a list of a question's answers: `3` of `3.q1`. */
export const versionOfQuestion = (question: string): { readonly version: number; readonly id: string } => {
  const [version = '0', id = ''] = question.split('.');
  return { version: Number(version), id };
};
