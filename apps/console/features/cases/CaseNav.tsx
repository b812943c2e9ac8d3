import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { CaseQueue } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { countsQuery } from './case-query.ts';
import { caseQueues } from './queues.ts';

/** Always in sight; the others unfold, so that the menu stays short on a small screen. */
const FIRST: readonly CaseQueue[] = ['mine', 'team', 'due-week', 'overdue', 'to-review', 'to-approve'];

/** The case desk's part of the menu. */
export function CaseNav(): ReactNode {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(countsQuery);
  const counts = new Map(data?.counts.map((each) => [each.queue, each]));
  const unfolded = open || caseQueues.some((queue) => !FIRST.includes(queue) && pathname === `/cases/queues/${queue}`);
  return (
    <>
      <h2>{t('cases.nav')}</h2>
      <ul>
        {caseQueues
          .filter((queue) => unfolded || FIRST.includes(queue))
          .map((queue) => {
            const count = counts.get(queue);
            return (
              <li key={queue}>
                <NavLink to={`/cases/queues/${queue}`}>
                  <span>{t(`cases.queue.${queue}`)}</span>
                  {count !== undefined && (
                    <span className={queue === 'overdue' && count.count > 0 ? 'count count-overdue' : 'count'}>
                      {integer(count.count)}
                      {!count.exact && '+'}
                    </span>
                  )}
                </NavLink>
              </li>
            );
          })}
        <li>
          <NavLink to="/reviews">{t('reviewDesk.nav')}</NavLink>
        </li>
        <li>
          <button
            type="button"
            className="plain-button nav-more"
            aria-expanded={unfolded}
            onClick={() => setOpen(!open)}
          >
            {t(unfolded ? 'cases.navLess' : 'cases.navMore')}
          </button>
        </li>
      </ul>
    </>
  );
}
