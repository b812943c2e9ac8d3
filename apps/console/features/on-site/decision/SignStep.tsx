import { type ReactNode, useMemo } from 'react';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import { decisionBody, refusalOfBody } from '../model/decision.ts';
import { paperOf } from '../model/paper.ts';
import { licensed, useShelf } from '../model/shelf.ts';
import { PaperView } from '../parts/Paper.tsx';
import { SignPart } from '../parts/SignPart.tsx';
import type { StepProps } from './DecisionPage.tsx';

/** The paper as it will be handed over, and who signs it. */
export function SignStep({ form, change, judged, number }: StepProps & { readonly number: string }): ReactNode {
  const { t, pick } = useWords();
  const { authority, person } = useMe();
  const shelf = useShelf().data;
  const at = useMemo(() => form.at || new Date().toISOString(), [form.at]);
  const on = legalDay(new Date(at));
  const officers = [person.id, form.partner].map((id) => licensed(shelf?.people ?? [], id));
  const body = decisionBody({ ...form, number }, officers, on);
  const refusal = refusalOfBody(body, on);
  const facts = { actId: form.actId, authority: authority.code, officer: person.id, body, at };
  const paper = shelf === undefined ? undefined : paperOf(facts, shelf);
  return (
    <>
      {number === '' && <p className="os-warn">{t('onSite.noNumber')}</p>}
      {refusal !== null && (
        <p className="os-warn" role="alert">
          {pick(refusal)}
        </p>
      )}
      <details className="os-preview" open>
        <summary>{t('onSite.preview')}</summary>
        {paper === undefined ? <p className="os-empty">{t('loading')}</p> : <PaperView paper={paper} />}
      </details>
      <SignPart
        label={t('onSite.partySigns')}
        signed={form.signed}
        judged={judged}
        onChange={(signed) => change({ signed })}
      />
    </>
  );
}
