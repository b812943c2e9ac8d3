import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { OfficialDocument } from '../../../platform/documents/types.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { correcting, documentOf, sealFor } from '../commands/make.ts';
import type { DocumentContext } from '../context.ts';
import type { PaperView } from '../contract.ts';
import { type Answer, findingsIn, missingIn, textsOf, writtenFact } from '../model/findings.ts';
import type { Issued, Paper } from '../model/papers.ts';
import type { FormInput, FormTemplate } from '../model/types.ts';
import { dayZh } from '../model/words.ts';
import { lookAt } from './list-documents.ts';
import { type Looking, presentPaper } from './paper-row.ts';
import { checkSees, getPaper, getTemplate, inputOf, instantOf } from './prepare.ts';

export interface AskedPaper {
  readonly region: string;
  readonly id: string;
  readonly seq: number;
  readonly form: number;
}

/** A paper laid open for who may write it: what it is made from, and what was written so far. */
export interface OpenPaper {
  readonly looking: Looking;
  readonly paper: Paper;
  readonly template: FormTemplate;
  /** With the texts of the draft, or of the paper that was issued. */
  readonly input: FormInput;
  readonly answers: readonly Answer[];
  readonly draft: number;
  /** The issue that stands, and the last one that was withdrawn. */
  readonly issued: Issued | undefined;
  readonly withdrawn: Issued | undefined;
  /** Small print of a paper that takes another one's place. */
  readonly note: string | null;
}

export const textsIn = ({ act }: Issued): Readonly<Record<string, string>> =>
  obj(act.personal, 'texts') as Readonly<Record<string, string>>;
const answersIn = ({ act }: Issued): readonly Answer[] =>
  Array.isArray(act.personal.answers) ? (act.personal.answers as unknown as Answer[]) : [];

/** The note of the issue that follows one that was withdrawn. */
export const noteAfter = (withdrawn: Issued | undefined): string | null =>
  withdrawn?.withdrawn == null ? null : correcting(dayZh(withdrawn.act.on), dayZh(withdrawn.withdrawn.on));

/**
 * @throws AppError 404 `procedure.no-such-matter`, `case-documents.no-such-paper`; 403 `case-documents.refused`; 409
 *   `case-documents.outdated`
 */
export async function openPaper(context: DocumentContext, actor: LedgerActor, asked: AskedPaper): Promise<OpenPaper> {
  const looking = await lookAt(context, actor, asked);
  const { prepared, drafts } = looking;
  const paper = getPaper(prepared, asked.seq, asked.form);
  checkSees(actor, prepared, paper);
  const issues = prepared.issues.filter(({ about, form }) => about === asked.seq && form === asked.form);
  const issued = issues.findLast((each) => each.withdrawn === null);
  const withdrawn = issues.findLast(
    (each) => each.withdrawn !== null && (issued === undefined || each.seq < issued.seq),
  );
  const draft = drafts.find((each) => each.seq === asked.seq && each.form === asked.form);
  const before = issued ?? withdrawn;
  const texts =
    issued !== undefined ? textsIn(issued) : (draft?.texts ?? (before === undefined ? {} : textsIn(before)));
  const answers =
    issued !== undefined ? answersIn(issued) : (draft?.answers ?? (before === undefined ? [] : answersIn(before)));
  const template = getTemplate(paper, issued === undefined ? undefined : String(issued.act.body.template));
  return {
    ...{ looking, paper, template, answers, issued, withdrawn },
    input: inputOf(prepared, paper, texts, instantOf(paper)),
    draft: draft?.version ?? 0,
    note: noteAfter(withdrawn),
  };
}

/** A document as pages show it: without the instant of the file. */
export const sheetOf = ({ at: _, ...document }: OfficialDocument): JsonObject => document as unknown as JsonObject;

/** What the law wants, as answers say it. */
export const presentMissing = (template: FormTemplate, input: FormInput): PaperView['missing'] =>
  missingIn(template, input).map(({ code, label, source }) => ({
    code,
    label: { ...label },
    source: { instrument: { ...source.instrument }, article: source.article, confidence: source.confidence },
  }));

export const presentFindings = (template: FormTemplate, input: FormInput): PaperView['findings'] =>
  findingsIn(textsOf(template, input), template.facts(input)).map((finding) => ({
    ...finding,
    facts: finding.facts.map(({ key, label, written }) => ({ key, label: { ...label }, written })),
  }));

/** All that the editor of a paper shows. */
export async function viewPaper(context: DocumentContext, opened: OpenPaper): Promise<PaperView> {
  const { looking, paper, template, input, note, answers } = opened;
  const texts = textsOf(template, input);
  const setting = paper.form.sealed ? ((await sealFor(context, input))?.kind ?? 'none') : 'not-needed';
  return {
    version: looking.prepared.record.matter.version,
    paper: presentPaper(looking, paper),
    template: template.version,
    organ: { code: input.issuer.code, name: { ...input.issuer.name } },
    fields: template.fields.map(({ key, label, max, initial }) => ({
      ...{ key, label: { ...label }, max, text: texts[key] ?? '' },
      initial: initial({ ...input, texts: {} }),
    })),
    facts: template.facts(input).map((fact) => ({ ...fact, label: { ...fact.label }, written: writtenFact(fact) })),
    findings: presentFindings(template, input),
    answers: answers.map((answer) => ({ ...answer, facts: [...answer.facts] })),
    missing: presentMissing(template, input),
    seal: setting,
    note,
    document: sheetOf(documentOf(template, input, note)),
  };
}
