import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { CaseQueue } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { countsQuery } from './case-query.ts';
import { caseQueues } from './queues.ts';

/** Always in sight; the others unfold, so that the menu stays short on a small screen. */
const FIRST: readonly CaseQueue[] = ['mine', 'team', 'due-week', 'overdue', 'to-approve'];

/** The case desk's part of the menu, as items of its group. What waits for a review is counted at the review desk. */
export function CaseNav(): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const { data } = useQuery(countsQuery);
  // What may be held no longer within days is in sight as soon as there is any.
  const presses = data?.counts.some(({ queue, count }) => queue === 'held-near' && count > 0) === true;
  const first = presses ? [...FIRST, 'held-near' as const] : FIRST;
  const rest = caseQueues.filter((queue) => !first.includes(queue));
  const unfolded = chosen ?? rest.some((queue) => pathname === `/cases/queues/${queue}`);
  const item = (queue: CaseQueue, to: string, title: string): ReactNode => {
    const count = data?.counts.find((each) => each.queue === queue);
    return (
      <li key={`${queue} ${to}`}>
        <NavLink to={to}>
          <span>{title}</span>
          {count !== undefined && (
            <span className={queue === 'overdue' && count.count > 0 ? 'count count-overdue' : 'count'}>
              {integer(count.count)}
              {!count.exact && '+'}
            </span>
          )}
        </NavLink>
      </li>
    );
  };
  const queueItem = (queue: CaseQueue): ReactNode => item(queue, `/cases/queues/${queue}`, t(`cases.queue.${queue}`));
  return (
    <>
      {first.map(queueItem)}
      {item('to-review', '/reviews', t('reviewDesk.nav'))}
      {item('hearings', '/hearings', t('cases.hearings.title'))}
      {unfolded && rest.map(queueItem)}
      <li>
        <button type="button" className="nav-more" aria-expanded={unfolded} onClick={() => setChosen(!unfolded)}>
          {t(unfolded ? 'cases.navLess' : 'cases.navMore')}
        </button>
      </li>
    </>
  );
}
