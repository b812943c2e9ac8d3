import type { FormEvent } from 'react';
import type { Receipt } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Check, Trouble } from '../ui/Choice.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ContactStep } from './ContactStep.tsx';
import { inputId, useIssueText } from './fields.tsx';
import { type FilingKind, holdsComplaint, isEmptyForm, steps } from './form.ts';
import { useRegions } from './RegionPicker.tsx';
import { Suggestion } from './Suggestion.tsx';
import { type Failure, useFiling } from './use-filing.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhereStep } from './WhereStep.tsx';

interface FilingFormProps {
  readonly kind: FilingKind;
  readonly onSent: (receipt: Receipt, isNamed: boolean) => void;
}

/** Four steps, one at a time; nothing typed is lost by going back or by a failed sending. */
export function FilingForm({ kind, onSent }: FilingFormProps) {
  const { m } = useWords();
  const filing = useFiling(kind, onSent);
  const { regions, retry } = useRegions();
  const textOf = useIssueText();
  const { form, step, position, issues } = filing;
  const stepProps = { kind, form, issues, onChange: filing.change };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    filing.next();
  };
  return (
    <>
      <PageTitle
        key={step}
        title={m.filing.steps[step]}
        above={`${m.kinds[kind].short} · ${m.filing.step(position, steps.length)}`}
      />
      <div className="progress" aria-hidden="true">
        {steps.map((each, index) => (
          <span key={each} className={index < position ? 'done' : undefined} />
        ))}
      </div>
      {issues.length > 0 && (
        <ErrorSummary
          key={filing.tries}
          title={m.filing.errors(issues.length)}
          items={issues.map((issue) => ({ target: inputId(issue.field), text: textOf(issue) }))}
        />
      )}
      {filing.failure !== undefined && <FailureBox failure={filing.failure} filing={filing} />}
      {!holdsComplaint(kind) && step === 'what' && (
        <aside className="note" aria-label={m.filing.insider}>
          <strong>{m.filing.insider}</strong>
          <p>{m.filing.insiderText}</p>
        </aside>
      )}
      {step !== 'what' && <Suggestion kind={kind} form={form} step={position} />}
      <form noValidate onSubmit={submit} autoComplete={holdsComplaint(kind) ? 'on' : 'off'}>
        {step === 'what' && <WhatStep {...stepProps} />}
        {step === 'where' && <WhereStep {...stepProps} regions={regions} onRetry={retry} />}
        {step === 'contact' && <ContactStep {...stepProps} />}
        {step === 'check' && <CheckStep kind={kind} form={form} regions={regions} onEdit={filing.edit} />}
        <div className="actions">
          <button type="submit" className="button" aria-disabled={filing.sending}>
            {buttonText()}
          </button>
          {position > 1 && !filing.mending && (
            <button type="button" className="button button-quiet" onClick={filing.back} disabled={filing.sending}>
              {m.filing.back}
            </button>
          )}
        </div>
        <p aria-live="polite" className="visually-hidden">
          {filing.sending ? m.filing.sending : ''}
        </p>
      </form>
      <DraftBox filing={filing} />
    </>
  );

  function buttonText(): string {
    if (step === 'check') return filing.sending ? m.filing.sending : m.filing.send;
    return filing.mending ? m.filing.toCheck : m.filing.next;
  }
}

type Filing = ReturnType<typeof useFiling>;

function FailureBox({ failure, filing }: { readonly failure: Failure; readonly filing: Filing }) {
  const { m, pick } = useWords();
  if (failure.kind === 'unknown') return <Trouble lines={[m.filing.unknown]} />;
  const { problem } = failure;
  if (problem.code === 'intake.filing.known') {
    return (
      <>
        <Trouble lines={[m.filing.known]} />
        <p>
          <button type="button" className="button button-quiet" onClick={filing.sendAnew}>
            {m.filing.knownAgain}
          </button>
        </p>
      </>
    );
  }
  const { stepToMend } = filing;
  return (
    <>
      <Trouble lines={[pick(problem), pick(problem.remedy), m.filing.reference(problem.traceId)]} />
      {stepToMend !== undefined && (
        <p>
          <button type="button" className="button button-quiet" onClick={() => filing.edit(stepToMend)}>
            {m.filing.change}: {m.filing.steps[stepToMend]}
          </button>
        </p>
      )}
    </>
  );
}

/** Whether this window keeps what is typed, said openly and changed here. */
function DraftBox({ filing }: { readonly filing: Filing }) {
  const { m } = useWords();
  return (
    <div className="draft-box">
      <Check label={m.filing.keep} lead={m.filing.keepLead} checked={filing.kept} onChange={filing.setKept} />
      {!isEmptyForm(filing.form) && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            if (confirm(m.filing.clearAsk)) filing.clear();
          }}
        >
          {m.filing.clear}
        </button>
      )}
    </div>
  );
}
