import { Readable } from 'node:stream';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { receiveFile } from '../../../platform/files/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { getProcedure, refuseStale } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { signDecision } from '../../../platform/proof/decision.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { DisplayRule } from '../../../rules/index.ts';
import type { PublishingContext } from '../context.ts';
import type { Marks } from '../model/redact.ts';
import type { DecisionStatement } from '../model/statement.ts';
import { searchWords } from '../model/words.ts';
import { findPublication } from '../queries/publications.ts';
import { foundText, makeVersion, type PublicVersion } from './public-version.ts';

export interface AskedPublication {
  readonly region: string;
  readonly id: string;
  readonly actId: string;
  readonly version: number;
  readonly marks: Marks;
  readonly rule?: DisplayRule | undefined;
  readonly why?: string | undefined;
  readonly digest: string;
  readonly traceId: string;
}

const LARGEST = 50 * 1024 * 1024;

/** The file name that a person keeps it under. */
export const fileName = (number: string): string => `行政处罚信息公示 ${number}.pdf`;

function statementOf(made: PublicVersion, asked: Pick<AskedPublication, 'region' | 'actId'>): DecisionStatement {
  return {
    format: 'qingyuan-decision-v1',
    id: asked.actId,
    region: asked.region,
    authorityCode: regionOf(made.source.matter.handlingCode),
    ...made.abstract,
    publishedOn: made.on,
    until: made.until,
    sha256: made.sha256,
    size: made.bytes.length,
  };
}

/** What must be there exactly if the act is. */
function rowsBeside(
  statement: DecisionStatement,
  note: string,
  asked: Pick<AskedPublication, 'id'>,
  actor: LedgerActor,
  authority: string,
  now: Date,
): (tx: Db) => Promise<void> {
  const { region, id, publishedOn: on, until } = statement;
  const digest = Buffer.from(statement.sha256, 'hex');
  return async (tx) => {
    await tx.query(sql`
      insert into publication (home_region, id, matter_id, authority, on_day, until_day)
      values (${region}, ${id}, ${asked.id}, ${authority}, ${on}, ${until})`);
    await tx.query(sql`
      insert into published_decision (home_region, id, matter_id, authority, number, party, party_code, words, decided_on,
                                      on_day, until_day, sha256, size, note)
      values (${region}, ${id}, ${asked.id}, ${authority}, ${statement.number}, ${statement.party},
              ${statement.partyCode}, ${searchWords(statement)}, ${statement.decidedOn}, ${on}, ${until}, ${digest},
              ${statement.size}, ${note})`);
    await tx.query(sql`
      insert into file (home_region, id, matter_id, act_id, sha256, size, type, name, state, scan, received_by, received_at)
      values (${region}, ${id}, ${asked.id}, ${id}, ${digest}, ${statement.size}, 'application/pdf',
              ${fileName(statement.number)}, 'clean', 'not-scanned', ${actor.personId}, ${now})`);
  };
}

function refuseUnready(made: PublicVersion, asked: Pick<AskedPublication, 'rule' | 'why'>): void {
  if (made.ruleOpen && (asked.rule === undefined || asked.why === undefined)) {
    throw new AppError('publicity.term-open', 422);
  }
  if (made.suspects.length > 0) throw new AppError('publicity.suspects-open', 409, { count: made.suspects.length });
  if (!made.proof.ok) throw new AppError('publicity.proof-failed', 409, { found: foundText(made.proof.findings) });
}

/**
 * Publishes a decision: the public version made anew, rendered, proven, the same to the byte as the officer saw it; kept,
 * signed, and put before the public in the transaction of the act that carries its digest. Asked again with the same id it
 * is done.
 * @throws AppError 409 `publicity.proof-failed`, `publicity.suspects-open`, `publicity.preview-outdated`,
 *   `publicity.not-due`, `procedure.refused`, `procedure.stale`, `ledger.act-id-reused`; 422 `publicity.term-open`,
 *   `procedure.body`; 404 `procedure.no-such-matter`
 */
export async function publishDecision(
  context: PublishingContext,
  actor: LedgerActor,
  asked: AskedPublication,
): Promise<Published> {
  const done = await publishedBefore(context, actor, asked);
  if (done !== undefined) return done;
  const made = await makeVersion(context, actor, { ...asked, audience: 'public' });
  const { matter } = made.source;
  refuseStale(getProcedure(context.ledger, matter.procedure), matter, asked.version);
  refuseUnready(made, asked);
  if (made.sha256 !== asked.digest) throw new AppError('publicity.preview-outdated', 409);
  return publishMade(context, actor, made, asked);
}

export type Published = Performed & { readonly publication: string };

/** What the act of this id published already. @throws AppError 409 `ledger.act-id-reused` */
export async function publishedBefore(
  context: PublishingContext,
  actor: LedgerActor,
  asked: Pick<AskedPublication, 'region' | 'id' | 'actId'>,
): Promise<Published | undefined> {
  const done = await findPublication(context, actor, asked.region, asked.actId);
  if (done === undefined) return undefined;
  if (done.matterId !== asked.id) throw new AppError('ledger.act-id-reused', 409, { actId: asked.actId });
  return { ...done.performed, publication: asked.actId };
}

/**
 * Publishes a version that was just made: for {@link publishDecision}, and for a told history in which nobody looks at a
 * preview between making and publishing.
 * @throws AppError as {@link publishDecision}
 */
export async function publishMade(
  { ledger, files, signer }: PublishingContext,
  actor: LedgerActor,
  made: PublicVersion,
  asked: Omit<AskedPublication, 'version' | 'digest' | 'marks'>,
): Promise<Published> {
  refuseUnready(made, asked);
  const statement = statementOf(made, asked);
  const note = signDecision(statement as unknown as JsonObject, signer);
  await receiveFile(Readable.from([made.bytes]), { name: 'decision.pdf', limit: LARGEST }, files);
  const { number, party, violation, penalty, authority, decidedOn } = made.abstract;
  const body: JsonObject = {
    abstract: { 'decision-number': number, party, 'violation-type': violation, penalty, authority, date: decidedOn },
    digest: made.sha256,
    ...(asked.rule === undefined ? {} : { rule: asked.rule }),
    ...(asked.why === undefined ? {} : { why: asked.why }),
  };
  const performed = await perform(ledger, actor, {
    actId: asked.actId as ActId,
    homeRegion: asked.region as Region,
    matterId: asked.id as MatterId,
    of: ['case'],
    verb: 'publish',
    version: made.source.matter.version,
    body,
    traceId: asked.traceId,
    beside: rowsBeside(statement, note, asked, actor, made.source.matter.handlingCode, ledger.clock.now()),
  });
  return { ...performed, publication: asked.actId };
}
