import { AppError } from '../../kernel/error.ts';
import { regionOf } from '../../kernel/region.ts';
import { findForm } from '../cases/index.ts';
import type { DossierSheet, SheetSource } from '../dossiers/index.ts';
import { documentOf } from './commands/make.ts';
import type { DocumentContext } from './context.ts';
import { BUILDING, indexText } from './model/forms/dossier.ts';
import { templateOn } from './model/templates.ts';
import type { CaseAct } from './model/types.ts';
import { prepare } from './queries/prepare.ts';

/** What stands in the places of the form that the dossier itself fills. */
export function textsOf(sheet: DossierSheet): Readonly<Record<string, string>> {
  switch (sheet.no) {
    case 54:
      return {};
    case 55:
      return { index: indexText(sheet.lines) };
    case 56:
      return { notes: sheet.notes };
  }
}

/** A dossier is built after the last act of its case, of which its sheets have their day: nobody performed this one. */
export const buildingAct = (last: CaseAct, authority: string, sheet: DossierSheet): CaseAct => ({
  ...last,
  verb: BUILDING,
  actor: '',
  authority,
  body: { volume: sheet.volume, documents: sheet.documents, pages: sheet.pages, retention: sheet.retention },
  personal: {},
});

/** Cover, index and notes of a dossier by the templates of forms 54 to 56. */
export function dossierSheets(context: Pick<DocumentContext, 'ledger' | 'directory' | 'render'>): SheetSource {
  return async (record, sheet) => {
    const last = record.acts.at(-1);
    const form = findForm(sheet.no);
    const template = last === undefined ? undefined : templateOn(sheet.no, last.on);
    if (last === undefined || form === undefined || template === undefined) {
      throw new AppError('case-documents.outdated', 409, { form: form?.title.zh ?? '' });
    }
    const { person, authorityOn } = await prepare(context, record);
    const authority = authorityOn(last.on);
    const organ = regionOf(record.matter.handlingCode);
    const act = buildingAct(last, organ, sheet);
    const document = documentOf(
      template,
      {
        ...{ form, act, person, authority, language: 'zh' as const, matter: record.matter },
        acts: [...record.acts, act],
        texts: textsOf(sheet),
        issuer: { code: organ, name: authority(organ) },
        // The only instant in the file is one of the case: the same acts give the same bytes, whenever it is built.
        at: new Date(last.eventAt),
      },
      null,
    );
    return (await context.render.pdf(document)).bytes;
  };
}
