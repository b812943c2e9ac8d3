import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused, procedureTitle } from '../../procedures.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { listAddress } from '../intake/list-memory.ts';

/** Number, cause, party, state and what is due next: what an officer says first of a case. */
export function CaseHead({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick, list } = useWords();
  const { row, party, officers, matter } = detail;
  // A clock stands still for reasons of its own (a hearing, a test), whatever the state is called.
  const stands = matter.clocks.some(({ due, endedOn, paused }) => paused && endedOn === null && due === row.due);
  return (
    <>
      <div className="matter-sub">
        <Link to={listAddress()} className="back no-print">
          <Icon name="back" size={14} /> {t('matter.back')}
        </Link>
        <strong className="num case-number">{row.number}</strong>
        {row.procedure !== 'case' && <span className="kind">{pick(procedureTitle(row.procedure))}</span>}
        <span className="state">{pick(row.stateTitle)}</span>
        {row.dueTitle !== null && row.due !== null && <span className="soft">{pick(row.dueTitle)}</span>}
        {row.due !== null && (
          <DueMark
            state={row.dueState}
            workdaysLeft={row.workdaysLeft}
            due={row.due}
            paused={stands || isPaused(row.state)}
            provisional={row.provisional}
          />
        )}
        {row.held > 0 && <span className="mark mark-warn">{t('cases.list.held', { count: row.held })}</span>}
      </div>
      <div className="case-who soft">
        <span>
          {t('cases.list.party')} <strong>{party.name || '—'}</strong>
        </span>
        <span>
          {t('cases.list.officers')} {list(officers.map(({ name }) => name)) || '—'}
        </span>
        <span>{pick(row.handlingName)}</span>
      </div>
    </>
  );
}
