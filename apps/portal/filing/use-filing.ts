import { useState } from 'react';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { Problem } from '../../../modules/intake/contract.ts';
import { postFiling, type Receipt } from '../api.ts';
import { filingBasket, isGoing, newFilingBasket } from '../files/basket.ts';
import { useWords } from '../i18n/words.tsx';
import { navigate, useStep } from '../router.tsx';
import { type FilingForm, type FilingKind, isNamed, type Step, stepOf, steps } from './form.ts';
import { fieldOfProblem, toFiling } from './request.ts';
import { clearDraft, loadDraft, newAttempt, saveDraft } from './store.ts';
import { findIssues, type Issue } from './validate.ts';

/** Why the last sending did not end in a receipt. */
export type Failure = { readonly kind: 'unknown' } | { readonly kind: 'refused'; readonly problem: Problem };

/** The whole life of a form: what is typed, where one stands, what is wrong, and the sending. */
export function useFiling(kind: FilingKind, onSent: (receipt: Receipt, isNamed: boolean) => void) {
  const { language } = useWords();
  const [draft, setDraft] = useState(() => loadDraft(kind));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [tries, setTries] = useState(0);
  const [failure, setFailure] = useState<Failure>();
  const [sending, setSending] = useState(false);
  const [mending, setMending] = useState(false);
  const asked = useStep();
  const { form } = draft;
  const today = legalDay(new Date());

  // Nobody stands behind a step that is not complete: a reload may have emptied the form under the browser's history.
  const firstOpen = steps.findIndex((step) => step !== 'check' && findIssues(kind, form, step, today).length > 0);
  const reachable = firstOpen === -1 ? steps.length : firstOpen + 1;
  const position = Math.max(1, Math.min(asked, reachable, steps.length));
  const step: Step = steps[position - 1] ?? 'what';

  const keep = (next: typeof draft) => {
    setDraft(next);
    saveDraft(kind, next);
  };

  function go(to: number) {
    setIssues([]);
    setFailure(undefined);
    navigate(location.pathname, to);
  }

  async function send(current: typeof draft) {
    const attempt = current.attempt ?? newAttempt(language);
    keep({ ...current, attempt });
    setSending(true);
    setFailure(undefined);
    const answer = await postFiling(toFiling(kind, form, attempt.actId, attempt.language, filingBasket().sent()));
    setSending(false);
    switch (answer.kind) {
      case 'ok':
        clearDraft(kind);
        newFilingBasket();
        return onSent(answer.value, isNamed(kind, form));
      case 'unknown':
        return setFailure({ kind: 'unknown' });
      case 'refused':
        return setFailure({ kind: 'refused', problem: answer.problem });
    }
  }

  return {
    form,
    step,
    position,
    issues,
    tries,
    failure,
    sending,
    mending,
    kept: draft.kept,
    change: (change: Partial<FilingForm>) => {
      keep({ ...draft, form: { ...form, ...change } });
      // A mended field loses its red mark at once; new faults are shown only when asked to go on.
      setIssues(issues.filter(({ field }) => !(field in change)));
    },
    setKept: (kept: boolean) => keep({ ...draft, kept }),
    clear: () => {
      clearDraft(kind);
      filingBasket().empty();
      setDraft({ ...loadDraft(kind), kept: draft.kept });
      setMending(false);
      go(1);
    },
    back: () => go(position - 1),
    edit: (to: Step) => {
      setMending(true);
      go(steps.indexOf(to) + 1);
    },
    /** Goes on from this step, or shows what is wrong with it; sends from the last. */
    next: () => {
      const found = findIssues(kind, form, step, today);
      setIssues(found);
      if (found.length > 0) return setTries(tries + 1);
      if (step === 'check') return sending || filingBasket().list().some(isGoing) ? undefined : void send(draft);
      const isWhole = findIssues(kind, form, 'check', today).length === 0;
      setMending(false);
      go(mending && isWhole ? steps.length : position + 1);
    },
    /** After the server said that it has this filing already: a new one on the reader's own wish. */
    sendAnew: () => void send({ ...draft, attempt: newAttempt(language) }),
    /** The step to mend when the server named a field. */
    stepToMend: failure?.kind === 'refused' ? stepOfProblem(failure.problem) : undefined,
  };
}

function stepOfProblem(problem: Problem): Step | undefined {
  const field = fieldOfProblem(problem);
  return field === undefined ? undefined : stepOf[field];
}
