import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { findMatter } from '../../intake/index.ts';
import type { DocumentContext } from '../context.ts';
import type { PaperView } from '../contract.ts';
import type { Answer } from '../model/findings.ts';
import type { FormTemplate } from '../model/types.ts';
import { draftsOf } from '../queries/drafts.ts';
import { type AskedPaper, type OpenPaper, openPaper, viewPaper } from '../queries/open-paper.ts';
import { issueRefusal } from '../queries/paper-row.ts';

export interface AskedDraft extends AskedPaper {
  /** The draft that was seen; 0 where there was none. */
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly answers: readonly Answer[];
}

/** 2026-06-10 10:05, as clocks in China show it. */
const beijing = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Only declared places are written, each within its length. @throws AppError 422 `procedure.body` */
export function checkTexts(template: FormTemplate, texts: Readonly<Record<string, string>>): void {
  const wrong = Object.entries(texts).find(([key, text]) => {
    const field = template.fields.find((each) => each.key === key);
    return field === undefined || text.length > field.max || text.includes('\u0000') || /\p{Surrogate}/u.test(text);
  });
  if (wrong !== undefined) throw new AppError('procedure.body', 422, { problems: `texts.${wrong[0]}`, issues: [] });
}

/** Somebody else saved meanwhile: who, when, and which draft it is. */
async function conflict(context: DocumentContext, actor: LedgerActor, asked: AskedPaper): Promise<AppError> {
  const now = (await openPaper(context, actor, asked)).looking.drafts.find(
    ({ seq, form }) => seq === asked.seq && form === asked.form,
  );
  const people = await context.directory.people(now === undefined ? [] : [now.by]);
  const at = now === undefined ? '' : beijing(now.at);
  return new AppError('case-documents.draft-conflict', 409, {
    who: people(now?.by ?? ''),
    at,
    version: now?.version ?? 0,
  });
}

function checkWritable({ looking, paper, issued }: OpenPaper): void {
  if (issued !== undefined) {
    throw new AppError('procedure.refused', 409, {
      rule: 'case.issue-document.once',
      reasonZh: '该文书已经签发；需要更正的，先撤回再重新签发。',
      reasonEn: 'It is issued already; to put it right, withdraw it first.',
    });
  }
  // Whoever drafts need not be who signs: an officer writes what the head issues.
  const refusal = issueRefusal(looking, paper);
  if (refusal === null || refusal.rule.endsWith('.head')) return;
  const { rule, text } = refusal;
  throw new AppError('procedure.refused', 409, { rule, reasonZh: text.zh, reasonEn: text.en });
}

/**
 * Saves what was written into a paper as the next draft. Of two who saw the same draft the second one is told, and
 * nothing of either is lost.
 * @throws AppError 409 `case-documents.draft-conflict`, `procedure.refused`; 422 `procedure.body`; as `openPaper`
 */
export async function saveDraft(context: DocumentContext, actor: LedgerActor, asked: AskedDraft): Promise<PaperView> {
  const { region, id, seq, form, version, texts, answers } = asked;
  const opened = await openPaper(context, actor, asked);
  checkWritable(opened);
  checkTexts(opened.template, texts);
  if (opened.draft !== version) throw await conflict(context, actor, asked);
  const saved = await context.ledger.store.transaction(actor, async (tx) => {
    await findMatter(tx, region, id);
    const [latest] = await draftsOf(tx, region, id, { seq, form });
    if ((latest?.version ?? 0) !== version) return false;
    const { rowCount } = await tx.query(sql`
      insert into case_draft (home_region, matter_id, seq, form, version, texts, answers, saved_by, saved_at)
      values (${region}, ${id}, ${seq}, ${form}, ${version + 1}, ${JSON.stringify(texts)}, ${JSON.stringify(answers)},
              ${actor.personId}, ${context.ledger.clock.now()})
      on conflict do nothing`);
    return rowCount === 1;
  });
  if (!saved) throw await conflict(context, actor, asked);
  return viewPaper(context, await openPaper(context, actor, asked));
}
