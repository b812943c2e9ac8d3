import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { PublicDecisionRow } from '../../../modules/publicity/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { TextField } from '../ui/Field.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { findDecisions, pathOf } from './api.ts';
import { decisionTexts } from './texts.ts';

interface Found {
  readonly q: string;
  readonly items: readonly PublicDecisionRow[];
  readonly next: string | null;
}

/** What is on display, the latest first, with one field to search by. */
export function DecisionList() {
  const { language } = useWords();
  const t = decisionTexts[language];
  const [typed, type] = useState('');
  const [found, setFound] = useState<Found>();
  const [state, setState] = useState<'waiting' | 'failed' | 'done'>('waiting');

  const ask = useCallback(async (q: string, before?: Found) => {
    setState('waiting');
    const page = await findDecisions(q, before?.next ?? null);
    if (page === undefined) return setState('failed');
    setFound({ q, items: [...(before?.items ?? []), ...page.items], next: page.next });
    setState('done');
  }, []);
  useEffect(() => {
    void ask('');
  }, [ask]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(typed.trim());
  };
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <search>
        <form onSubmit={submit} className="card">
          <TextField id="q" label={t.searchLabel} hint={t.searchHint} value={typed} onChange={type} />
          <p className="actions">
            <button type="submit" className="button">
              {t.submit}
            </button>
            {(found?.q ?? '') !== '' && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  type('');
                  void ask('');
                }}
              >
                {t.clear}
              </button>
            )}
            <Link to="/verify-decision" className="button button-quiet">
              {t.check}
            </Link>
          </p>
        </form>
      </search>
      <p aria-live="polite">{said()}</p>
      {found !== undefined && (
        <ul className="decisions">
          {found.items.map((row) => (
            <li key={row.id} className="card">
              <Row row={row} />
            </li>
          ))}
        </ul>
      )}
      {found !== undefined && found.next !== null && (
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => void ask(found.q, found)}>
            {t.more}
          </button>
        </p>
      )}
      {state === 'failed' && (
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => void ask(found?.q ?? '')}>
            {t.retry}
          </button>
        </p>
      )}
    </>
  );

  function said(): string {
    if (state === 'waiting') return t.waiting;
    if (state === 'failed' || found === undefined) return t.failed;
    if (found.items.length > 0) return t.results(found.items.length, found.next !== null);
    return found.q === '' ? t.empty : t.none;
  }
}

function Row({ row }: { readonly row: PublicDecisionRow }) {
  const { language } = useWords();
  const t = decisionTexts[language];
  return (
    <>
      <h2 className="decision-title">
        <Link to={pathOf(row)}>{row.party}</Link>
      </h2>
      <p className="decision-line">
        {row.violation} · {row.penalty}
      </p>
      <p className="hint">
        {row.number} · {row.authority}
        <br />
        {t.shown(longDate(row.publishedOn, language), longDate(row.until, language))}
      </p>
    </>
  );
}
