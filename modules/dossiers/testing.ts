import { renderPdf } from '../../platform/documents/index.ts';
import { type CaseRecord, formsMadeBy } from '../cases/index.ts';
import { OWN_FORMS } from './model/order.ts';
import type { CaseDocument, DocumentSource } from './source.ts';

/** Documents as a case's acts call for them: every form that an act makes, with one plain page each. */
export const documentsOf = ({ acts }: Pick<CaseRecord, 'acts'>): readonly CaseDocument[] =>
  acts.flatMap((act) =>
    formsMadeBy(act.verb)
      .filter(({ no }) => !OWN_FORMS.has(no) && no !== 25)
      .map(({ no, title, numberWord }) => ({
        ...{ no, title: title.zh, seq: act.seq, on: act.on },
        ...(numberWord === null ? {} : { number: `云市监${numberWord}〔2026〕${act.seq}号` }),
      })),
  );

/** A source for tests and benchmarks; `without` leaves out what it names. */
export const plainDocuments = (without: (document: CaseDocument) => boolean = () => false): DocumentSource => ({
  list: async (record) => documentsOf(record).filter((each) => !without(each)),
  open: async ({ seq, no }) =>
    (
      await renderPdf({
        ...{ language: 'zh', issuer: '云岚省市场监督管理局', title: `文书${no}` },
        blocks: [{ kind: 'paragraph', runs: [`第${seq}项办理记录的文书，表号${no}。`] }],
        at: new Date('2026-06-01T02:00:00Z'),
      })
    ).bytes,
});
