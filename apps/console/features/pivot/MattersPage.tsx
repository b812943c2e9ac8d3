import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Figure, FigureMatters } from '../../../../modules/figures/contract.ts';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer, shortAuthority } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { rememberAddresses } from '../intake/list-memory.ts';
import { addressOfAny } from '../intake/MatterTable.tsx';
import { askedOf, PAGE, readMatters } from './matters-query.ts';
import { figuresQuery } from './pivot-query.ts';
import { numberOf, unitOf } from './value.ts';
import './pivot.css';

/** The matters behind one figure, each with what it adds: together they are the figure. */
export function FigureMattersPage(): ReactNode {
  const [search] = useSearchParams();
  const asked = askedOf(search);
  const catalogue = useQuery(figuresQuery);
  if (!asked.has('figure') || !asked.has('from') || !asked.has('to')) return <Navigate to="/pivot" replace />;
  return (
    <Answer of={catalogue} rows={8}>
      {(figures) => <Matters asked={asked} figure={figures.find(({ id }) => id === asked.get('figure'))} />}
    </Answer>
  );
}

interface Props {
  readonly asked: URLSearchParams;
  readonly figure: Figure | undefined;
}

function Matters({ asked, figure }: Props): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [cursor, setCursor] = useState(-1);
  const answer = useInfiniteQuery({
    queryKey: ['figure-matters', asked.toString()],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => readMatters(asked, pageParam, signal),
    // Pages are of those that may be opened: the next begins where the last one was cut.
    getNextPageParam: (page, pages) =>
      pages.length * PAGE < page.total - page.unseen ? pages.length * PAGE : undefined,
  });
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  rememberAddresses(
    `${pathname}${search}`,
    rows.map(({ matter }) => addressOfAny(matter)),
  );
  const move = (step: number): void => {
    const next = Math.min(Math.max(cursor + step, 0), rows.length - 1);
    setCursor(next);
    document.querySelectorAll<HTMLElement>('.figure-matters tbody a')[next]?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1), escape: () => void navigate(-1) });
  const title = figure === undefined ? (asked.get('figure') ?? '') : pick(figure.title);
  const place = usePlace(asked);
  return (
    <Page
      title={place === '' ? title : `${title} · ${place}`}
      sub={
        <>
          <button type="button" className="plain-button" onClick={() => void navigate(-1)}>
            ← {t('figureMatters.back')}
          </button>{' '}
          <span className="num">
            {figure?.stock === true ? t('figureMatters.now') : `${asked.get('from')} – ${asked.get('to')}`}
          </span>
        </>
      }
    >
      <Answer of={answer}>
        {({ pages: [first] }) =>
          first === undefined || first.total === 0 ? (
            <Nothing icon="search" text={t('list.nothingFound')} />
          ) : (
            <>
              <Sum of={first} figure={figure} />
              <PagedList of={answer} shown={rows.length} total={first.total}>
                <Rows rows={rows} figure={figure} label={title} />
              </PagedList>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Sum({ of, figure }: { readonly of: FigureMatters; readonly figure: Figure | undefined }): ReactNode {
  const { t, pick } = useWords();
  return (
    <p className="drill-sum">
      <strong>{figure === undefined ? integer(of.sum) : `${numberOf(figure, of.sum)} ${pick(unitOf(figure))}`}</strong>{' '}
      {figure !== undefined && <span className="soft small">{pick(figure.definition)}</span>}
      {of.unseen > 0 && <span className="small"> {t('figureMatters.unseen', { count: integer(of.unseen) })}</span>}
    </p>
  );
}

interface RowsProps {
  readonly rows: FigureMatters['items'];
  readonly figure: Figure | undefined;
  readonly label: string;
}

function Rows({ rows, figure, label }: RowsProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <TableFrame label={label}>
      <table className="data figure-matters" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('list.kind')}</th>
            <th scope="col">{t('list.title')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col">{t('list.domain')}</th>
            <th scope="col">{t('list.handling')}</th>
            <th scope="col">{t('list.openedOn')}</th>
            <th scope="col" className="num-col">
              {t('caseBoard.adds')}
              {figure !== undefined && `（${pick(unitOf(figure))}）`}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ matter, adds }) => (
            <tr key={matter.id}>
              <td className="nowrap soft">{pick(procedureTitle(matter.procedure))}</td>
              <td>
                <Link to={addressOfAny(matter)}>{matter.title}</Link>
              </td>
              <td className="nowrap">{pick(matter.stateTitle)}</td>
              <td className="nowrap">{matter.domain === '' ? '—' : pick(valueTitle('domain', matter.domain))}</td>
              <td className="nowrap">{pick(shortAuthority(matter.handlingName))}</td>
              <td className="nowrap num">{matter.openedOn}</td>
              <td className="num-col">{figure === undefined ? integer(adds) : numberOf(figure, adds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What the list is narrowed to, in words. */
function usePlace(asked: URLSearchParams): string {
  const { t, pick, list } = useWords();
  const authorities = useAuthorities();
  const parts: string[] = [];
  const authority = authorities.find(({ code }) => code === asked.get('authority'));
  if (authority !== undefined)
    parts.push(asked.get('own') === 'yes' ? t('board.itself', { name: pick(authority.name) }) : pick(authority.name));
  for (const name of ['domain', 'channel'] as const) {
    const value = asked.get(name);
    if (value !== null) parts.push(value === '' ? t('board.noDomain') : pick(valueTitle(name, value)));
  }
  const campaign = asked.get('campaign');
  if (campaign !== null) parts.push(campaign);
  if (asked.get('none') === 'yes') parts.push(t('board.noCampaign'));
  return list(parts);
}
