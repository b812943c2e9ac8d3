import type { ReactNode } from 'react';

interface Props {
  /** Its anchor on the page. */
  readonly id: string;
  readonly title: string;
  /** A word beside the title: how many, how far. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a case's page. */
export function Section({ id, title, note, actions, children }: Props): ReactNode {
  return (
    <section className="panel case-section" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <span className="faint small">{note}</span>}
        {actions !== undefined && <span className="push row no-print">{actions}</span>}
      </div>
      {children}
    </section>
  );
}
