import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import './programmes.css';

/** What the panels of a matter's page are given. */
export interface PanelProps {
  readonly detail: MatterDetail;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A panel of a matter's page with its heading. */
export function Section({ id, title, note, actions, children }: Props): ReactNode {
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {note !== undefined && <span className="faint small">{note}</span>}
        {actions !== undefined && <span className="push">{actions}</span>}
      </div>
      {children}
    </section>
  );
}
