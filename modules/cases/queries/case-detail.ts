import { AppError } from '../../../kernel/error.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import {
  type ActPage,
  type ActRecord,
  actsOf,
  detailOf,
  findMatter,
  maskPerson,
  namesFor,
  type RecordedAct,
  recordedAct,
  recordOf,
  seesPersonal,
  viewpoint,
} from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseDetail } from '../contract.ts';
import { officersOf, partyOf } from '../model/case/facts.ts';
import { isCase } from '../model/procedures.ts';
import {
  decisionPart,
  evidenceOf,
  hearingPart,
  heldOf,
  obstaclesOf,
  owedPart,
  peopleIn,
  publicationPart,
  remediesPart,
  reviewGroundsOf,
  sourcesOf,
  tasksOf,
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
import { routeSteps } from './route-steps.ts';

const EVIDENCE_VERBS = [
  'add-evidence',
  'extract-evidence',
  'extract-data',
  'custody',
  'return-evidence',
  'note-evidence',
  'exclude-evidence',
];
/** Other cases of the party that the page shows. */
const HISTORY = 20;

/** The acts that the register of evidence is folded from, the first one first. */
async function evidenceActs(tx: Db, region: string, id: string): Promise<RecordedAct[]> {
  const { rows } = await tx.query<ActRecord>(sql`
    select a.seq, a.act_id, a.verb, a.actor, a.on_behalf_of, a.authority, a.event_at, a.recorded_at, a.body, p.payload
    from act a
    left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
    where a.home_region = ${region} and a.matter_id = ${id} and a.verb = any(${EVIDENCE_VERBS})
    order by a.seq`);
  return rows.map(recordedAct);
}

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

/**
 * All that the page of a case shows: the matter with its acts and verbs, and what the model says of it today. Masked for
 * whoever does not work on it. @throws AppError 404 `procedure.no-such-matter`
 */
export async function caseDetail(
  context: CaseContext,
  actor: LedgerActor,
  region: string,
  id: string,
  page: ActPage = { limit: 1_000 },
): Promise<CaseDetail> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const { today } = view;
  const read = await store.transaction(actor, async (tx) => {
    const stored = await findMatter(tx, region, id);
    if (!isCase(stored.matter)) throw new AppError('procedure.no-such-matter', 404);
    return {
      stored,
      acts: await actsOf(tx, region, id, page),
      evidence: await evidenceActs(tx, region, id),
      history: await partyHistory(tx, actor, stored.matter),
      proposals: [],
    };
  });
  const { matter } = read.stored;
  const full = seesPersonal(actor, matter);
  const detail = await detailOf(context, actor, read);
  const record = listedCaseOf(matter, recordOf(matter));
  const keepers = read.evidence.flatMap(({ body }) =>
    ['keeper', 'to'].flatMap((key) => {
      const person = str((body[key] ?? {}) as JsonObject, 'person');
      return person === '' ? [] : [person];
    }),
  );
  const names = await namesFor(context.directory, [matter], [...peopleIn(matter), ...keepers]);
  const historyNames = await caseNames(context.directory, read.history);
  const licences = await licencesOf(store.db, officersOf(matter));
  const row = presentCase(record, procedures, view, names);
  const party = partyOf(matter);
  const answer: CaseDetail = {
    matter: detail,
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
    evidence: evidenceOf(read.evidence, names, full).items,
    held: heldOf(matter, today, env),
    tasks: tasksOf(matter, today, names, full),
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
