import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type CaseRecord, readCase } from '../cases/index.ts';
import type { CaseDocument, DocumentRef, DocumentSource } from '../dossiers/index.ts';
import { documentOf } from './commands/make.ts';
import type { DocumentContext } from './context.ts';
import type { Issued, Paper } from './model/papers.ts';
import { storedBytes } from './queries/issued-document.ts';
import { getPaper, getTemplate, inputOf, instantOf, type Prepared, prepare } from './queries/prepare.ts';

/** Made with the dossier itself, and the strip that stays on the goods: never papers that it takes in. */
const NOT_FILED: ReadonlySet<number> = new Set([25, 54, 55, 56]);
/** Words below a paper that nobody issued. */
const UNISSUED = '本件未经签发，由系统依据案件办理记录生成，未加盖印章。';
/** Cases that are being built now. */
const MOST_KEPT = 4;

const standing = ({ issues }: Prepared, { act, form }: Paper): Issued | undefined =>
  issues.findLast(({ about, form: no, withdrawn }) => about === act.seq && no === form.no && withdrawn === null);

function present(prepared: Prepared, paper: Paper): CaseDocument {
  const { act, form, number } = paper;
  const issued = standing(prepared, paper) !== undefined;
  return {
    ...{ no: form.no, seq: act.seq, on: act.on },
    title: issued ? form.title.zh : `${form.title.zh}（未签发）`,
    ...(number === '' ? {} : { number }),
  };
}

/**
 * Papers of cases for whoever files them: those that were issued with their stored bytes, the others drawn from their act,
 * without seal and saying so.
 */
export function caseDocumentSource(context: DocumentContext): DocumentSource {
  // A dossier lists first and opens three hundred then: the case is folded once, anew for each list.
  const kept = new Map<string, Prepared>();
  const keep = (prepared: Prepared): Prepared => {
    const { matterId } = prepared.record;
    kept.delete(matterId);
    kept.set(matterId, prepared);
    for (const first of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(first);
    return prepared;
  };
  const read = ({ homeRegion, matterId }: DocumentRef): Promise<CaseRecord> =>
    context.ledger.store.transaction(SYSTEM_VIEWER, (tx) => readCase(tx, homeRegion, matterId));
  return {
    async list(record) {
      const prepared = keep(await prepare(context, record));
      return prepared.papers.filter(({ form }) => !NOT_FILED.has(form.no)).map((paper) => present(prepared, paper));
    },
    async open(ref) {
      const prepared = kept.get(ref.matterId) ?? keep(await prepare(context, await read(ref)));
      const paper = getPaper(prepared, ref.seq, ref.no);
      const issued = standing(prepared, paper);
      if (issued !== undefined) return storedBytes(context, issued);
      const template = getTemplate(paper);
      const input = inputOf(prepared, paper, {}, instantOf(paper));
      return (await context.render.pdf(documentOf(template, input, UNISSUED))).bytes;
    },
  };
}
