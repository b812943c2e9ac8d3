import { setTimeout as sleep } from 'node:timers/promises';
import { formatDocumentNumber } from '../../../kernel/codes/document-number.ts';
import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
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
import { organOf } from '../model/organ.ts';
import type { NoticeTemplate } from '../model/template.ts';
import { editionsOn, isPossible, recipientsOf } from '../model/templates.ts';
import { createTurns } from './in-turn.ts';
import { nextNumber, type Series, takeNumber } from './number.ts';

export interface AskedNotice extends IssueRequest {
  readonly region: string;
  readonly matterId: string;
  readonly traceId: string;
}

export type Issued = Performed & { readonly number: string; readonly on: PlainDate };

/** So often another process may be quicker before this one gives up. */
const ATTEMPTS = 40;

const inTurn = createTurns();

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

/** The authority in whose name it goes out: a station acts in that of its county (law.md 2.1). */
async function issuerOf(
  { directory }: NoticeContext,
  actor: LedgerActor,
): Promise<{ code: string; name: Text; organ: string }> {
  const code = regionOf(actor.authority);
  const authority = await directory.find(code);
  const organ = authority === undefined ? undefined : organOf(authority);
  if (authority === undefined || organ === undefined)
    throw new AppError('notices.organ-missing', 409, { authority: code });
  return { code, name: { zh: authority.nameZh, en: authority.nameEn }, organ };
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
  if (matter.version !== asked.version) {
    throw new AppError('procedure.stale', 409, { seen: asked.version, now: matter.version });
  }
  const refusal = refusalOf(getProcedure(ledger, matter.procedure), matter, actor, 'issue-notice', on);
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
  const issuer = await issuerOf(context, actor);
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
  return performNumbered(context, actor, asked, { series, organ: issuer.organ, on, body });
}

interface Numbering {
  readonly series: Series;
  readonly organ: string;
  readonly on: PlainDate;
  readonly body: JsonObject;
}

/** The act carries its number in its hash, so the number is guessed first and taken with the act or not at all. */
async function performNumbered(
  { ledger }: NoticeContext,
  actor: LedgerActor,
  asked: AskedNotice,
  { series, organ, on, body }: Numbering,
): Promise<Issued> {
  const given = {
    office: actor.authority,
    matterRegion: asked.region,
    matterId: asked.matterId,
    actId: asked.actId,
    on,
  };
  return inTurn(Object.values(series).join(' '), async () => {
    for (let attempt = 1; ; attempt += 1) {
      const next = await ledger.store.transaction(actor, (tx) => nextNumber(tx, series));
      const number = formatDocumentNumber({ organ, form: series.form, year: series.year, number: next });
      try {
        const performed = await perform(ledger, actor, {
          actId: asked.actId as ActId,
          homeRegion: asked.region as Region,
          matterId: asked.matterId as MatterId,
          verb: 'issue-notice',
          version: asked.version,
          body: { ...body, number },
          traceId: asked.traceId,
          beside: (tx) => takeNumber(tx, series, next, { ...given, written: number }),
        });
        return { ...performed, number, on };
      } catch (error) {
        if (!isAppError(error) || error.code !== 'notices.number-taken' || attempt >= ATTEMPTS) throw error;
        await sleep(Math.random() * 10);
      }
    }
  });
}
