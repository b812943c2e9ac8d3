import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { CorrectionAnswer, PublishedItem } from '../../../modules/published/contract.ts';
import { type Answer, postCorrection } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { groupsOf } from '../status/receipt-code.ts';
import { Trouble } from '../ui/Choice.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { publishedTexts } from './texts.ts';

const FIELDS = ['who', 'contact', 'reason', 'papers'] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Readonly<Record<Field, string>> = { who: '', contact: '', reason: '', papers: '' };
const SHORTEST: Readonly<Record<Field, number>> = { who: 1, contact: 3, reason: 5, papers: 0 };
const LONGEST_REASON = 3_000;

/** Whoever is named asks for a correction. What is typed lives in memory only; the code is shown once. */
export function CorrectionForm({ of }: { readonly of: PublishedItem }) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const [typed, type] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const [sending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Answer<CorrectionAnswer>>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const lacking = FIELDS.some((field) => typed[field].trim().length < SHORTEST[field]);
    setMissing(lacking);
    if (lacking) return;
    setSending(true);
    const { kind, region, id } = of;
    setAnswer(await postCorrection({ kind, region, id, actId: newActId(), ...typed }));
    setSending(false);
  };
  if (answer?.kind === 'ok') {
    return (
      <section className="card" aria-live="polite">
        <h2>{t.fixTitle}</h2>
        <p>{t.fixDone(pick(answer.value.authority))}</p>
        <p className="receipt-code">
          <strong>{groupsOf(answer.value.receiptCode).join(' ')}</strong>
        </p>
      </section>
    );
  }
  const field = (name: Field) => (
    <TextField
      id={`fix-${name}`}
      label={t.fix[name]}
      hint={name === 'contact' ? t.fixContact : undefined}
      optional={name === 'papers'}
      value={typed[name]}
      onChange={(value) => type({ ...typed, [name]: value })}
    />
  );
  return (
    <details className="card no-print">
      <summary>{t.fixTitle}</summary>
      <p>{t.fixLead}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {missing && <Trouble title={t.fixMissing} lines={[]} />}
        <TextArea
          id="fix-reason"
          label={t.fix.reason}
          value={typed.reason}
          most={LONGEST_REASON}
          rows={4}
          onChange={(reason) => type({ ...typed, reason })}
        />
        {field('papers')}
        {field('who')}
        {field('contact')}
        {answer?.kind === 'refused' && <Trouble title={pick(answer.problem)} lines={[pick(answer.problem.remedy)]} />}
        {answer?.kind === 'unknown' && <Trouble title={t.failed} lines={[t.fixUnknown]} />}
        <button type="submit" className="button" aria-disabled={sending}>
          {t.fixSend}
        </button>
      </form>
    </details>
  );
}
