import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { OfficeQueue } from '../../../../modules/office/contract.ts';
import { type Key, useWords } from '../../i18n/index.ts';
import { MenuGroup } from '../../shell/MenuGroup.tsx';
import { integer } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useMe } from '../identity/use-me.ts';
import { officeCountsQuery } from './office-query.ts';

/** Pages of the modules of the campaign office: one line each. */
const pages: readonly { readonly to: string; readonly icon: IconName; readonly title: Key }[] = [
  { to: '/campaigns', icon: 'board', title: 'campaigns.title' },
  { to: '/task-board', icon: 'check', title: 'programmes.taskBoard' },
  { to: '/letters', icon: 'bulletin', title: 'programmes.letters' },
  { to: '/inspections', icon: 'check', title: 'inspections.title' },
  { to: '/incidents', icon: 'board', title: 'incident.groups' },
  { to: '/findings', icon: 'search', title: 'supervision.board.title' },
  { to: '/commitments', icon: 'seal', title: 'commitments.title' },
  { to: '/firms', icon: 'seal', title: 'firms.title' },
  { to: '/settlements', icon: 'seal', title: 'settlements.title' },
  { to: '/disclosures', icon: 'seal', title: 'disclosures.title' },
  { to: '/briefings', icon: 'bulletin', title: 'briefings.title' },
];

const QUEUES: readonly OfficeQueue[] = ['mine', 'office', 'near', 'overdue', 'all'];
const startsWithOffice = (roles: readonly string[]): boolean =>
  roles.some((role) => role === 'campaign-office' || role === 'supervisor' || role === 'head');

/** 专项与督导: its pages, then its queues. */
export function OfficeNav(): ReactNode {
  const { roles } = useMe();
  const { t } = useWords();
  const { data } = useQuery(officeCountsQuery);
  const count = (queue: OfficeQueue): number =>
    data?.counts.reduce((sum, each) => (each.queue === queue ? sum + each.count : sum), 0) ?? 0;
  const late = count('overdue');
  return (
    <MenuGroup
      id="office"
      title={t('office.nav')}
      opened={startsWithOffice(roles)}
      urgent={late > 0 && <span className="count count-overdue">{integer(late)}</span>}
    >
      {pages.map(({ to, icon, title }) => (
        <li key={to}>
          <NavLink to={to}>
            <Icon name={icon} /> <span>{t(title)}</span>
          </NavLink>
        </li>
      ))}
      {QUEUES.map((queue) => (
        <li key={queue}>
          <NavLink to={`/office/queues/${queue}`}>
            <span>{t(`office.queue.${queue}`)}</span>
            {data !== undefined && queue !== 'all' && (
              <span className={queue === 'overdue' && late > 0 ? 'count count-overdue' : 'count'}>
                {integer(count(queue))}
              </span>
            )}
          </NavLink>
        </li>
      ))}
    </MenuGroup>
  );
}
