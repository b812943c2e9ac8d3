import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { QueueId } from '../../../modules/intake/contract.ts';
import { CaseNav } from '../features/cases/CaseNav.tsx';
import { countsQuery } from '../features/cases/case-query.ts';
import { HandOverNav } from '../features/hand-over/HandOverNav.tsx';
import { useMe } from '../features/identity/use-me.ts';
import { queueIds } from '../features/intake/queues.ts';
import { OfficeNav } from '../features/office/OfficeNav.tsx';
import { OnSiteNav } from '../features/on-site/OnSiteNav.tsx';
import { useWords } from '../i18n/index.ts';
import { mayRegister } from '../procedures.ts';
import { integer } from '../ui/format.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { clueCountsQuery } from './clue-counts.ts';
import { MenuGroup } from './MenuGroup.tsx';
import {
  IMPORTERS,
  KEEP_FILES,
  leadsOffice,
  SEE_FINDINGS,
  SEE_KEPT,
  SEE_MODELS,
  SEE_PEOPLE,
  SEE_REQUESTS,
  startsWithCases,
  startsWithClues,
  worksOnMatters,
} from './posts.ts';

/** Where everything is: my day, then cases, clues, figures and tools, each group to be folded away. */
export function SideMenu(): ReactNode {
  const { roles } = useMe();
  const { t } = useWords();
  const cases = useQuery(countsQuery);
  const late = cases.data?.counts.find(({ queue }) => queue === 'overdue');
  return (
    <nav className="side" id="side" aria-label={t('nav.label')}>
      {mayRegister(roles) && (
        <NavLink to="/new" className="nav-new">
          <Icon name="add" /> {t('nav.new')}
        </NavLink>
      )}
      {worksOnMatters(roles) && (
        <NavLink to="/" end className="nav-home">
          <Icon name="home" /> <span>{t('start.title')}</span>
        </NavLink>
      )}
      {leadsOffice(roles) && <OfficeNav />}
      <MenuGroup
        id="cases"
        title={t('cases.nav')}
        opened={startsWithCases(roles)}
        urgent={late !== undefined && late.count > 0 && <Count queue="overdue" of={late} />}
      >
        <CaseNav />
      </MenuGroup>
      <ClueGroup />
      {!leadsOffice(roles) && <OfficeNav />}
      <FigureGroup />
      <ToolGroup />
    </nav>
  );
}

function ClueGroup(): ReactNode {
  const { roles } = useMe();
  const { t } = useWords();
  const { data } = useQuery(clueCountsQuery);
  const counts = new Map(data?.counts.map((each) => [each.queue, each]));
  const late = counts.get('overdue');
  return (
    <MenuGroup
      id="clues"
      title={t('nav.queues')}
      opened={startsWithClues(roles)}
      urgent={late !== undefined && late.count > 0 && <Count queue="overdue" of={late} />}
    >
      {/* Disputes of jurisdiction are rare, and come to few. */}
      {queueIds
        .filter((queue) => queue !== 'to-designate' || (counts.get(queue)?.count ?? 0) > 0)
        .map((queue) => (
          <li key={queue}>
            <NavLink to={`/queues/${queue}`}>
              <span>{t(`queue.${queue}`)}</span>
              <Count queue={queue} of={counts.get(queue)} />
            </NavLink>
          </li>
        ))}
    </MenuGroup>
  );
}

interface ItemProps {
  readonly to: string;
  readonly icon: IconName;
  readonly title: string;
  /** Pages below it have items of their own. */
  readonly end?: boolean;
}

function Item({ to, icon, title, end = false }: ItemProps): ReactNode {
  return (
    <li>
      <NavLink to={to} end={end}>
        <Icon name={icon} /> <span>{title}</span>
      </NavLink>
    </li>
  );
}

function FigureGroup(): ReactNode {
  const { t } = useWords();
  return (
    <MenuGroup id="figures" title={t('nav.figures')} opened>
      <Item to="/cockpit" icon="home" title={t('cockpit.title')} />
      <Item to="/board" icon="board" title={t('nav.board')} end />
      <Item to="/board/cases" icon="board" title={t('caseBoard.title')} />
      <Item to="/pivot" icon="board" title={t('pivot.title')} />
      <Item to="/hot-spots" icon="search" title={t('hotSpots.title')} />
      <Item to="/bulletins" icon="bulletin" title={t('nav.bulletins')} />
      <Item to="/case-registers" icon="seal" title={t('nav.caseRegisters')} />
    </MenuGroup>
  );
}

const SEE_LISTS: ReadonlySet<string> = new Set(['officer', 'head', 'intake', 'supervisor', 'auditor']);
const SEE_HABITS: ReadonlySet<string> = new Set(['auditor', 'head']);

function ToolGroup(): ReactNode {
  const { roles, authority } = useMe();
  const { t } = useWords();
  const has = (wanted: ReadonlySet<string>): boolean => roles.some((role) => wanted.has(role));
  return (
    <MenuGroup id="tools" title={t('nav.tools')} opened>
      {roles.includes('officer') && <OnSiteNav />}
      {has(SEE_FINDINGS) && <Item to="/integrity" icon="check" title={t('integrity.nav')} />}
      {has(KEEP_FILES) && <Item to="/dossiers/retention" icon="clock" title={t('retention.title')} />}
      {has(SEE_LISTS) && <Item to="/watch-lists" icon="search" title={t('watch.title')} />}
      {has(SEE_HABITS) && <Item to="/habits" icon="check" title={t('habits.check')} />}
      <HandOverNav />
      {has(IMPORTERS) && <Item to="/imports" icon="upload" title={t('nav.imports')} />}
      {/* What a station issues stands in the register of its bureau. */}
      {authority.code.length === 6 && <Item to="/register" icon="seal" title={t('nav.register')} />}
      <Item to="/rules" icon="rules" title={t('nav.rules')} />
      {has(SEE_PEOPLE) && <Item to="/people" icon="user" title={t('nav.people')} />}
      {has(SEE_MODELS) && <Item to="/models" icon="idea" title={t('models.nav')} />}
      {has(SEE_REQUESTS) && <Item to="/identity-requests" icon="lock" title={t('idRequest.nav')} />}
      {has(SEE_KEPT) && <Item to="/keeping" icon="clock" title={t('keeping.title')} />}
      {roles.includes('auditor') && <Item to="/audit" icon="lock" title={t('nav.audit')} />}
    </MenuGroup>
  );
}

interface CountProps {
  readonly queue: QueueId;
  readonly of: { readonly count: number; readonly exact: boolean } | undefined;
}

/** How many matters wait; nothing while that is not known, for a nought would say that there are none. */
function Count({ queue, of }: CountProps): ReactNode {
  if (of === undefined) return null;
  return (
    <span className={of.count === 0 ? 'count' : `count count-${queue}`}>
      {integer(of.count)}
      {!of.exact && '+'}
    </span>
  );
}
