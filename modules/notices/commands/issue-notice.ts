import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getProcedure, refuseStale } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { alreadyIssued, correctedBy, findMatter } from '../../intake/index.ts';
import type { NoticeContext } from '../context.ts';
import type { IssueRequest } from '../contract.ts';
import { emptyFields, missingContents } from '../model/document.ts';
import { factsOf } from '../model/facts.ts';
import type { NoticeTemplate } from '../model/template.ts';
import { editionsOn, isPossible, recipientsOf } from '../model/templates.ts';
import { issuerOf, performNumbered } from './perform-numbered.ts';

export interface AskedNotice extends IssueRequest {
  readonly region: string;
  readonly matterId: string;
  readonly traceId: string;
}

export type Issued = Performed & { readonly number: string; readonly on: PlainDate };

/** The notice that this act id issued already, so that asking again gives the same number. */
async function findIssued(
  { ledger }: NoticeContext,
  actor: LedgerActor,
  asked: AskedNotice,
): Promise<Issued | undefined> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ matter_id: string; seq: number; verb: string; actor: string; body: JsonObject; state: string }>(sql`
      select a.matter_id, a.seq, a.verb, a.actor, a.body, m.state
      from act a join matter m on m.home_region = a.home_region and m.id = a.matter_id
      where a.home_region = ${asked.region} and a.act_id = ${asked.actId}`),
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { body } = row;
  const same =
    row.verb === 'issue-notice' &&
    row.matter_id === asked.matterId &&
    row.actor === actor.personId &&
    body.template === asked.template &&
    body.recipient === asked.recipient;
  if (!same) throw new AppError('ledger.act-id-reused', 409, { actId: asked.actId });
  return {
    ok: true,
    actId: asked.actId as ActId,
    homeRegion: asked.region as Region,
    matterId: row.matter_id as MatterId,
    version: row.seq,
    state: row.state,
    replayed: true,
    number: String(body.number),
    on: String(body.on) as PlainDate,
  };
}

function templateFor(asked: AskedNotice, matter: Matter, on: PlainDate): NoticeTemplate {
  const template = editionsOn(on).find(({ id }) => id === asked.template);
  if (template === undefined || !isPossible(template, matter)) {
    throw new AppError('notices.not-possible', 409, { template: template?.title.zh ?? asked.template });
  }
  if (template.version !== asked.templateVersion) {
    throw new AppError('notices.outdated', 409, { template: template.title.zh, version: asked.templateVersion });
  }
  if (!recipientsOf(template, matter.procedure).includes(asked.recipient)) {
    throw new AppError('notices.not-possible', 409, { template: template.title.zh });
  }
  return template;
}

/** Only declared places of the text may be written, each within its length. */
function textsOf(template: NoticeTemplate, asked: AskedNotice, matter: Matter): Record<string, string> {
  const facts = factsOf(matter);
  const texts: Record<string, string> = {};
  for (const field of template.fields) {
    const text = (asked.texts[field.key] ?? field.initial(facts)).trim();
    if (text.length > field.max || text.includes('\u0000') || /\p{Surrogate}/u.test(text)) {
      throw new AppError('procedure.body', 422, { problems: `texts.${field.key}`, issues: [] });
    }
    if (text !== '') texts[field.key] = text;
  }
  const unknown = Object.keys(asked.texts).find((key) => !template.fields.some((field) => field.key === key));
  if (unknown !== undefined) throw new AppError('procedure.body', 422, { problems: `texts.${unknown}`, issues: [] });
  return texts;
}

/**
 * Issues a notice: judged against the matter as the officer saw it, numbered and written as an act, all at once.
 * The act holds what the text is made from, so that the same file can be made again at any time.
 * @throws AppError 404 `procedure.no-such-matter`; 409 `procedure.refused`, `procedure.stale`, `notices.not-possible`,
 *   `notices.outdated`, `notices.already-issued`, `notices.organ-missing`, `ledger.act-id-reused`; 422 `notices.incomplete`, `procedure.body`
 */
export async function issueNotice(context: NoticeContext, actor: LedgerActor, asked: AskedNotice): Promise<Issued> {
  const { ledger } = context;
  const done = await findIssued(context, actor, asked);
  if (done !== undefined) return done;
  const { matter } = await ledger.store.transaction(actor, (tx) => findMatter(tx, asked.region, asked.matterId));
  const now = ledger.clock.now();
  const on = legalDay(now);
  const procedure = getProcedure(ledger, matter.procedure);
  refuseStale(procedure, matter, asked.version);
  const refusal = refusalOf(procedure, matter, actor, 'issue-notice', on);
  if (refusal !== null) {
    const { rule, text } = refusal;
    throw new AppError('procedure.refused', 409, { rule, reasonZh: text.zh, reasonEn: text.en });
  }
  const template = templateFor(asked, matter, on);
  const same = alreadyIssued(matter.facts, template.id, asked.recipient);
  if (same !== undefined) {
    throw new AppError('notices.already-issued', 409, { template: template.title.zh, number: same.number });
  }
  const given = correctedBy(matter.facts, template.id, asked.recipient);
  const corrects = given === undefined ? undefined : { number: given.number, on: given.on as PlainDate };
  const texts = textsOf(template, asked, matter);
  const issuer = await issuerOf(context.directory, actor.authority);
  const facts = factsOf(matter);
  const { recipient, language } = asked;
  const addressee = asked.addressee === '' || matter.procedure !== 'complaint' ? undefined : asked.addressee;
  const input = {
    facts,
    texts,
    recipient,
    language,
    issuer: issuer.name,
    on,
    at: now,
    ...(corrects === undefined ? {} : { corrects }),
    ...(addressee === undefined ? {} : { addressee }),
  };
  const lacking = [
    ...emptyFields(template, facts, texts).map(
      (key) => template.fields.find((field) => field.key === key)?.label.zh ?? key,
    ),
    ...missingContents(template, input).map(({ text }) => text.zh),
  ];
  if (lacking.length > 0) throw new AppError('notices.incomplete', 422, { missing: lacking.join('；') });
  const body: JsonObject = {
    template: template.id,
    templateVersion: template.version,
    on,
    recipient,
    language,
    issuer: { code: issuer.code, ...issuer.name },
    facts,
    texts,
    ...(corrects === undefined ? {} : { corrects }),
    ...(addressee === undefined ? {} : { addressee }),
  };
  const series = {
    region: regionOf(issuer.code),
    authority: issuer.code,
    form: template.form,
    year: Number(on.slice(0, 4)),
  };
  const { numbers, ...performed } = await performNumbered(ledger, actor, {
    request: {
      actId: asked.actId as ActId,
      homeRegion: asked.region as Region,
      matterId: asked.matterId as MatterId,
      verb: 'issue-notice',
      version: asked.version,
      body,
      traceId: asked.traceId,
    },
    on,
    wanted: [{ field: 'number', series, organ: issuer.organ }],
  });
  return { ...performed, number: numbers.number ?? '', on };
}
