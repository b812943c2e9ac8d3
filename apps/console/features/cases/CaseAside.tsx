import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Clocks } from '../intake/Clocks.tsx';
import { Do } from './Do.tsx';
import { Obstacles } from './Obstacles.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly onTrace: (clock: string) => void;
}

/** Beside the work: what hinders it, what runs, who does it. */
export function CaseAside({ detail, onTrace }: Props): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="stack case-aside" id="aside" tabIndex={-1}>
      <Obstacles detail={detail} />
      <Clocks clocks={detail.matter.clocks} onTrace={onTrace} folded />
      <section className="panel" id="people" aria-labelledby="people-title">
        <div className="panel-head">
          <h2 id="people-title">{t('cases.section.people')}</h2>
          <span className="push no-print">
            <Do verb="assign-officers" />
            <Do verb="ask-recusal" />
          </span>
        </div>
        <ul className="plain">
          {detail.officers.map((officer, index) => (
            <li key={officer.id}>
              {officer.name}{' '}
              <span className="faint small">{t(index === 0 ? 'cases.people.lead' : 'cases.people.with')}</span>
              {officer.licence !== null && <span className="faint small num"> {officer.licence}</span>}
            </li>
          ))}
        </ul>
        <p className="soft small">{pick(detail.row.handlingName)}</p>
      </section>
    </div>
  );
}
