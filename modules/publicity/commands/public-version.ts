import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { renderPdf } from '../../../platform/documents/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { DisplayRule } from '../../../rules/index.ts';
import { displayDue } from '../../cases/model/case/publication.ts';
import { seesPersonal } from '../../intake/index.ts';
import type { PublishingContext } from '../context.ts';
import { type Marks, type Redacted, redactDecision } from '../model/redact.ts';
import { foldKindOf, needlesOf, secretKinds } from '../model/secret.ts';
import { findingKinds, type ProofFinding } from '../proof/finding.ts';
import { type ProofResult, provePdf } from '../proof/prove.ts';
import type { Sought } from '../proof/sought.ts';
import { type CaseSource, readSource, todayOf } from '../queries/case-source.ts';

/** The public version of a case as it would go out today, with its proof. */
export interface PublicVersion extends Redacted {
  readonly source: CaseSource;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly proof: ProofResult;
  readonly on: PlainDate;
  readonly until: PlainDate;
  readonly rule: DisplayRule;
  /** The rule leaves the term to a person. */
  readonly ruleOpen: boolean;
}

export interface AskedVersion {
  readonly region: string;
  readonly id: string;
  readonly marks: Marks;
  readonly rule?: DisplayRule | undefined;
  readonly audience: 'public' | 'party';
}

const asRule = (rule: string): DisplayRule => (rule === 'publish-term-low' ? rule : 'publish-term');

/** Term and last day as the act itself would fold them: reckoned in one place only. */
function displayOn({ procedure, matter }: CaseSource, actor: LedgerActor, on: PlainDate, rule?: DisplayRule) {
  const body: JsonObject = rule === undefined ? {} : { rule };
  const act = {
    seq: matter.version + 1,
    verb: 'publish',
    actor: actor.personId,
    authority: actor.authority,
    eventAt: `${on}T00:00:00.000Z`,
    on,
    body,
    personal: {},
  };
  const publication = obj(procedure.verbs.publish?.fold(matter, act).facts ?? {}, 'publication');
  return { rule: asRule(str(publication, 'rule')), until: str(publication, 'until') as PlainDate };
}

/** What the proof looks for; findings name a secret by what stands in its place. */
export function soughtIn({ secrets, hidden }: Pick<Redacted, 'secrets' | 'hidden'>): readonly Sought[] {
  return secrets.map((secret) => {
    const becomes = hidden.find(({ kind, value }) => kind === secret.kind && value === secret.value)?.becomes ?? '';
    const label = becomes === '' ? secretKinds[secret.kind].zh : `${secretKinds[secret.kind].zh}：${becomes}`;
    return { label, fold: foldKindOf(secret.kind), needles: needlesOf(secret) };
  });
}

export const foundText = (findings: readonly ProofFinding[]): string =>
  [
    ...new Set(
      findings.map(
        ({ kind, what, page }) => `${findingKinds[kind].zh}（${what}${page === null ? '' : `，第${page}页`}）`,
      ),
    ),
  ]
    .slice(0, 12)
    .join('；');

/**
 * Makes the version for an audience as of today, renders it, and proves the file.
 * @throws AppError 404 `procedure.no-such-matter`; 403 `http.forbidden` for who does not work on the case; 409
 *   `publicity.not-due`, `publicity.texts-gone`; the codes of documents
 */
export async function makeVersion(
  context: PublishingContext,
  actor: LedgerActor,
  asked: AskedVersion,
): Promise<PublicVersion> {
  const source = await readSource(context, actor, asked.region, asked.id);
  const { matter, acts } = source;
  // It shows what is hidden as well: for those who read the case as it was written.
  if (!seesPersonal(actor, matter)) throw new AppError('http.forbidden', 403, { needed: 'officer, head' });
  const due = displayDue(matter);
  if (matter.procedure !== 'case' || due?.publish !== true) throw new AppError('publicity.not-due', 409);
  const decided = acts.findLast(({ verb }) => verb === 'decide');
  if (str(decided?.personal ?? {}, 'facts') === '') throw new AppError('publicity.texts-gone', 409);
  const on = todayOf(context);
  const { rule, until } = displayOn(source, actor, on, asked.rule);
  const { procedure, authority } = source;
  const redacted = redactDecision({
    ...{ procedure, matter, acts, authority, on, until },
    ...{ marks: asked.marks, audience: asked.audience },
  });
  const { bytes } = await renderPdf(redacted.document);
  const proof = await provePdf(bytes, { sought: soughtIn(redacted), allowed: redacted.allowed });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...redacted, source, bytes, sha256, proof, on, until, rule, ruleOpen: due.rule === null };
}
