import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Listed } from '../get.ts';
import { useWords } from '../i18n/words.tsx';
import { TextField } from './Field.tsx';
import { searchTexts } from './search-texts.ts';

interface Props<T> {
  /** What is found by some words, the latest first; undefined when it could not be asked for. */
  readonly find: (q: string, next: string | null) => Promise<Listed<T> | undefined>;
  readonly label: string;
  readonly hint: string;
  /** Said where these words find nothing, and where there is nothing at all. */
  readonly none: string;
  readonly empty: string;
  /** Other ways, beside the button. */
  readonly beside?: ReactNode;
  readonly row: (item: T) => ReactNode;
}

/** What is on display, with one field to search by, part by part. `find` must be the same function each time. */
export function SearchList<T extends { readonly id: string }>(props: Props<T>) {
  const { find, label, hint, none, empty, beside, row } = props;
  const t = searchTexts[useWords().language];
  const [typed, type] = useState('');
  const [found, setFound] = useState<Listed<T> & { readonly q: string }>();
  const [state, setState] = useState<'waiting' | 'failed' | 'done'>('waiting');
  const asked = useRef(0);
  const words = useRef('');

  const ask = useCallback(
    async (q: string, before?: Listed<T>) => {
      asked.current += 1;
      words.current = q;
      const mine = asked.current;
      setState('waiting');
      const part = await find(q, before?.next ?? null);
      // Somebody searched for something else meanwhile.
      if (mine !== asked.current) return;
      if (part === undefined) return setState('failed');
      setFound({ q, items: [...(before?.items ?? []), ...part.items], next: part.next });
      setState('done');
    },
    [find],
  );
  useEffect(() => {
    // A filter beside the words was changed: they stay.
    void ask(words.current);
  }, [ask]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(typed.trim());
  };
  const said = (): string => {
    if (state === 'waiting') return t.waiting;
    if (state === 'failed' || found === undefined) return t.failed;
    if (found.items.length > 0) return t.results(found.items.length, found.next !== null);
    return found.q === '' ? empty : none;
  };
  return (
    <>
      <search>
        <form onSubmit={submit} className="card">
          <TextField id="q" label={label} hint={hint} value={typed} onChange={type} />
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
            {beside}
          </p>
        </form>
      </search>
      <p aria-live="polite">{said()}</p>
      {found !== undefined && (
        <ul className="decisions">
          {found.items.map((item) => (
            <li key={item.id} className="card">
              {row(item)}
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
}
