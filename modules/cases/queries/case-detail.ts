import { AppError } from '../../../kernel/error.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { MatterDetail } from '../../intake/contract.ts';
import {
  type ActPage,
  actsOf,
  detailOf,
  findMatter,
  maskPerson,
  namesFor,
  presentAct,
  recordOf,
  seesPersonal,
  viewpoint,
} from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseAnswer } from '../contract.ts';
import { officersOf, partyOf } from '../model/case/facts.ts';
import { isCase } from '../model/procedures.ts';
import {
  decisionPart,
  hearingPart,
  heldOf,
  obstaclesOf,
  owedPart,
  peopleIn,
  publicationPart,
  remediesPart,
  reviewGroundsOf,
  sourcesOf,
  taskOwners,
} from './case-parts.ts';
import { seenCases } from './conditions.ts';
import {
  asMatter,
  CASE_COLUMNS,
  caseNames,
  imposedFen,
  type ListedCase,
  listedCaseOf,
  listedParty,
  presentCase,
} from './listed-case.ts';
import { quotedActs } from './quoted-acts.ts';
import { routeSteps } from './route-steps.ts';

/** Other cases of the party that the page shows. */
const HISTORY = 20;

/** Other cases of the same party that the viewer may see, the latest first. */
async function partyHistory(tx: Db, actor: LedgerActor, matter: Matter): Promise<ListedCase[]> {
  const { code } = partyOf(matter);
  if (code === '') return [];
  const { rows } = await tx.query<ListedCase>(sql`
    select ${CASE_COLUMNS} from matter m
    where ${seenCases(actor)} and case_party(m.snapshot) = ${code} and m.id <> ${matter.id}
    order by m.opened_on desc, m.id limit ${HISTORY}`);
  return rows;
}

async function licencesOf(db: Db, persons: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await db.query<{ id: string; licence: string | null }>(
    sql`select id, licence_no as licence from person where id = any(${persons}::uuid[])`,
  );
  return new Map(rows.map(({ id, licence }) => [id, licence]));
}

/** Of a hundred verbs that may not be done now, what refuses is asked, not what would permit. */
const withoutBasis = (verb: MatterDetail['verbs'][number]): MatterDetail['verbs'][number] =>
  verb.refusal === null ? verb : { ...verb, basis: [] };

/**
 * All that the page of a case shows: the matter with its latest acts, those it quotes, and its verbs, and what the model says of it today. Masked for
 * whoever does not work on it. @throws AppError 404 `procedure.no-such-matter`
 */
export async function caseDetail(
  context: CaseContext,
  actor: LedgerActor,
  region: string,
  id: string,
  page: ActPage,
): Promise<CaseAnswer> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const { today } = view;
  const read = await store.transaction(actor, async (tx) => {
    const stored = await findMatter(tx, region, id);
    if (!isCase(stored.matter)) throw new AppError('procedure.no-such-matter', 404);
    const acts = await actsOf(tx, region, id, page);
    return {
      stored,
      acts,
      quoted: await quotedActs(tx, region, id, acts[0]?.seq ?? 1),
      history: await partyHistory(tx, actor, stored.matter),
      proposals: [],
    };
  });
  const { matter } = read.stored;
  const full = seesPersonal(actor, matter);
  const detail = await detailOf(context, actor, read);
  const record = listedCaseOf(matter, recordOf(matter));
  const doers = [...new Set<string>([...Object.values(matter.doneBy).flat(), ...taskOwners(matter)])];
  const names = await namesFor(context.directory, [matter], [...peopleIn(matter), ...doers]);
  const procedure = getProcedure(context.ledger, matter.procedure);
  const historyNames = await caseNames(context.directory, read.history);
  const licences = await licencesOf(store.db, officersOf(matter));
  const row = presentCase(record, procedures, view, names);
  const party = partyOf(matter);
  const answer: CaseAnswer = {
    matter: { ...detail, verbs: detail.verbs.map(withoutBasis) },
    quoted: read.quoted.map((act) => presentAct(act, procedure, names, { actor, matter, full })),
    doneBy: Object.fromEntries(Object.entries(matter.doneBy).map(([verb, ids]) => [verb, [...ids]])),
    people: doers.map((person) => ({ id: person, name: names.person(person) })),
    row: full ? { ...row, title: matter.title, party: { kind: party.kind, name: party.name } } : row,
    party: {
      ...(full ? { kind: party.kind, name: party.name } : listedParty(matter)),
      code: party.code,
      history: read.history.map((each) => {
        const {
          homeRegion,
          id: other,
          number,
          cause,
          stateTitle,
          openedOn,
        } = presentCase(each, procedures, view, historyNames);
        return {
          homeRegion,
          id: other,
          number,
          cause,
          state: stateTitle,
          openedOn,
          imposedFen: imposedFen(asMatter(each)),
        };
      }),
    },
    officers: officersOf(matter).map((person) => ({
      id: person,
      name: names.person(person),
      licence: licences.get(person) ?? null,
    })),
    sources: sourcesOf(matter),
    held: heldOf(matter, today, env),
    route: routeSteps(matter, today),
    obstacles: obstaclesOf(matter, actor, today),
    reviewGrounds: reviewGroundsOf(matter),
    hearing: hearingPart(matter, names),
    decision: decisionPart(matter, names),
    owed: owedPart(matter, today),
    publication: publicationPart(matter, today),
    remedies: remediesPart(matter),
  };
  return full || party.kind !== 'person' ? answer : maskPerson(answer, party.name);
}
