import { AppError } from '../../../kernel/error.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import {
  type ActRecord,
  findMatter,
  maskPerson,
  namesFor,
  type RecordedAct,
  recordedAct,
  seesPersonal,
} from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseEvidence } from '../contract.ts';
import { partyOf } from '../model/case/facts.ts';
import { isCase } from '../model/procedures.ts';
import { evidenceOf } from './case-parts.ts';

const EVIDENCE_VERBS = [
  'add-evidence',
  'extract-evidence',
  'extract-data',
  'custody',
  'return-evidence',
  'note-evidence',
  'exclude-evidence',
];

/** The acts that the register of evidence is folded from, the first one first. */
async function evidenceActs(tx: Db, region: string, id: string): Promise<RecordedAct[]> {
  const { rows: acts } = await tx.query<Omit<ActRecord, 'payload'>>(sql`
    select seq, act_id, verb, actor, on_behalf_of, authority, event_at, recorded_at, body from act
    where home_region = ${region} and matter_id = ${id} and verb = any(${EVIDENCE_VERBS}) order by seq`);
  // Put together here: joined, three hundred acts would be looked up among five hundred one by one.
  const { rows: personal } = await tx.query<Pick<ActRecord, 'seq' | 'payload'>>(sql`
    select seq, payload from act_private
    where home_region = ${region} and matter_id = ${id} and seq = any(${acts.map(({ seq }) => seq)}::int[])`);
  const bySeq = new Map(personal.map(({ seq, payload }) => [seq, payload]));
  return acts.map((act) => recordedAct({ ...act, payload: bySeq.get(act.seq) ?? null }));
}

/** Officers who have or had a thing. */
const keepersIn = (acts: readonly RecordedAct[]): readonly string[] =>
  acts.flatMap(({ body }) =>
    ['keeper', 'from', 'to'].flatMap((key) => {
      const person = str(obj(body, key), 'person');
      return person === '' ? [] : [person];
    }),
  );

/**
 * The register of evidence of a case: what it is, who has it, through whose hands it went. Masked for whoever does not work
 * on it. @throws AppError 404 `procedure.no-such-matter`
 */
export async function caseEvidence(
  context: CaseContext,
  actor: LedgerActor,
  region: string,
  id: string,
): Promise<CaseEvidence> {
  const { matter, acts } = await context.ledger.store.transaction(actor, async (tx) => {
    const stored = await findMatter(tx, region, id);
    if (!isCase(stored.matter)) throw new AppError('procedure.no-such-matter', 404);
    return { matter: stored.matter, acts: await evidenceActs(tx, region, id) };
  });
  const names = await namesFor(context.directory, [matter], keepersIn(acts));
  const full = seesPersonal(actor, matter);
  const register = evidenceOf(acts, names, full);
  const party = partyOf(matter);
  return full || party.kind !== 'person' ? register : maskPerson(register, party.name);
}
