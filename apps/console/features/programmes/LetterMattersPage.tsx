import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { letterKinds } from '../../../../modules/intake/model/recommendation.ts';
import { recommendationMeasures } from '../../../../modules/intake/model/recommendation-measures.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer, shortAuthority } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { letterMattersQuery } from './boards-query.ts';
import { letterFilterOf } from './LettersPage.tsx';

/** The letters behind one number of the board, each with what it adds. */
export function LetterMattersPage(): ReactNode {
  const { t, pick } = useWords();
  const [search] = useSearchParams();
  const figure = search.get('figure') ?? '';
  const kind = search.get('kind');
  const filter = letterFilterOf(search);
  const measure = recommendationMeasures.find(({ id }) => id === `recommendation.${figure}`);
  const answer = useInfiniteQuery({
    ...letterMattersQuery({ ...filter, figure, ...(kind === null ? {} : { kind }) }),
    enabled: measure !== undefined,
  });
  if (measure === undefined) return <Navigate to="/letters" replace />;
  const named = kind !== null && kind in letterKinds ? pick(letterKinds[kind as keyof typeof letterKinds]) : '';
  const title = named === '' ? pick(measure.title) : `${named} · ${pick(measure.title)}`;
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  const { figure: _figure, kind: _kind, ...back } = Object.fromEntries(search);
  return (
    <Page
      title={title}
      sub={
        <>
          <Link to={`/letters?${new URLSearchParams(back)}`}>← {t('programmes.letters')}</Link>{' '}
          <span className="num">
            {filter.from} – {filter.to}
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
              <p className="drill-sum">
                <strong>
                  {integer(first.sum)} {pick(measure.unit)}
                </strong>{' '}
                <span className="soft small">{pick(measure.definition)}</span>
              </p>
              <PagedList of={answer} shown={rows.length} total={first.total}>
                <TableFrame label={title}>
                  <table className="data" aria-label={title}>
                    <thead>
                      <tr>
                        <th scope="col">{t('list.title')}</th>
                        <th scope="col">{t('list.state')}</th>
                        <th scope="col">{t('list.handling')}</th>
                        <th scope="col">{t('list.openedOn')}</th>
                        <th scope="col" className="num-col">
                          {t('caseBoard.adds')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map(({ matter, adds }) => (
                        <tr key={matter.id}>
                          <td>
                            <Link to={addressOfMatter(matter)}>{matter.title}</Link>
                          </td>
                          <td className="nowrap">{pick(matter.stateTitle)}</td>
                          <td className="nowrap">{pick(shortAuthority(matter.handlingName))}</td>
                          <td className="nowrap num">{matter.openedOn}</td>
                          <td className="num-col">{integer(adds)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </TableFrame>
              </PagedList>
            </>
          )
        }
      </Answer>
    </Page>
  );
}
