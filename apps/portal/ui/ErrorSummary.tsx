import { useEffect, useRef } from 'react';

export interface SummaryItem {
  /** Id of the input to go to. */
  readonly target: string;
  readonly text: string;
}

interface ErrorSummaryProps {
  readonly title: string;
  readonly items: readonly SummaryItem[];
}

/** All that is wrong, at the top of the form; takes the focus each time it appears, and leads to each input. */
export function ErrorSummary({ title, items }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // Rendered anew with a key for each failed try, so mounting is the moment to speak.
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {items.map(({ target, text }) => (
          <li key={target}>
            <a
              href={`#${target}`}
              onClick={(event) => {
                event.preventDefault();
                const input = document.getElementById(target);
                input?.focus();
                input?.scrollIntoView({ block: 'center' });
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
