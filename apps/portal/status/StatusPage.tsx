import { useCallback, useEffect, useRef, useState } from 'react';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postStatus } from '../api.ts';
import { QuickExit } from '../filing/QuickExit.tsx';
import { useWords } from '../i18n/words.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { CodeForm } from './CodeForm.tsx';
import { StatusView } from './StatusView.tsx';

interface StatusPageProps {
  /** A code typed on another page of this visit; asked at once. */
  readonly carriedCode: string;
  readonly onTaken: () => void;
}

/** How a filing stands, by its receipt code. The code lives in memory only. */
export function StatusPage({ carriedCode, onTaken }: StatusPageProps) {
  const { m, pick } = useWords();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<FilingStatus>>();
  const first = useRef(carriedCode);
  // In memory for as long as this page shows it: a message is sent under it.
  const [asked, setAsked] = useState('');
  const ask = async (code: string) => {
    setBusy(true);
    setAsked(code);
    setAnswer(undefined);
    setAnswer(await postStatus(code));
    setBusy(false);
  };
  useEffect(() => {
    const code = first.current;
    first.current = '';
    if (code === '') return;
    onTaken();
    void ask(code);
  });
  const [gone, setGone] = useState(false);
  const exit = useCallback(() => {
    setAnswer(undefined);
    setAsked('');
    setGone(true);
  }, []);
  const again = () => {
    setAnswer(undefined);
    setAsked('');
    document.getElementById('main')?.focus();
  };
  const found = answer?.kind === 'ok' ? answer.value : undefined;
  if (gone) return null;
  return (
    <>
      {/* Whoever reports finds the way out here too, where the talk stands open on the screen. */}
      {found !== undefined && found.procedure !== 'complaint' && <QuickExit onExit={exit} />}
      <PageTitle title={m.status.title} />
      {found === undefined && <CodeForm start={carriedCode} busy={busy} onCode={(code) => void ask(code)} />}
      <div aria-live="polite">{busy && <p className="waiting">{m.status.checking}</p>}</div>
      {answer?.kind === 'refused' && <Trouble title={pick(answer.problem)} lines={[pick(answer.problem.remedy)]} />}
      {answer?.kind === 'unknown' && <Trouble title={m.status.failed} lines={[]} />}
      {found !== undefined && (
        <StatusView status={found} code={asked} onStatus={(value) => setAnswer({ kind: 'ok', value })} />
      )}
      {found !== undefined && (
        <p className="actions no-print">
          <button type="button" className="button button-quiet" onClick={again}>
            {m.status.another}
          </button>
        </p>
      )}
      <details className="no-print">
        <summary>{m.status.lost}</summary>
        <p>{m.status.lostText}</p>
      </details>
    </>
  );
}
