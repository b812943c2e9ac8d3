import type { Language } from '../../../kernel/text.ts';
import type { PublicCommitmentPage } from '../../../modules/commitments/contract.ts';
import { emptyForm, isEmptyForm } from '../filing/form.ts';
import { loadDraft, saveDraft } from '../filing/store.ts';
import { navigate } from '../router.tsx';
import { commitmentTexts } from './texts.ts';

/** Opens the complaint with firm and promise filled in; a draft about somebody else is cleared only when its author says so. */
export function complainAbout(of: PublicCommitmentPage, language: Language): void {
  const t = commitmentTexts[language];
  const draft = loadDraft('complaint');
  const other = draft.form.respondentName;
  const kind = t.kind[of.kind];
  const mine = !isEmptyForm(draft.form) && other === of.firm;
  if (!mine && (isEmptyForm(draft.form) || confirm(t.ask(other || draft.form.title)))) {
    const form = {
      ...emptyForm,
      ...{ title: t.draftTitle(kind), text: t.draftText(kind, of.edition.terms) },
      ...{ respondentName: of.firm, respondentAddress: of.address, respondentCode: of.code, region: of.region },
    };
    saveDraft('complaint', { form, attempt: null, kept: draft.kept });
  }
  navigate('/file/complaint');
  scrollTo(0, 0);
}
