import { useInfiniteQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { MoreButton } from '../../ui/PagedList.tsx';
import { addressOfAny } from '../intake/MatterTable.tsx';
import { type At, cellQuery } from './briefings-query.ts';

interface Props {
  readonly at: At;
  readonly edition: number;
  readonly cell: string;
  /** What the number is called. */
  readonly name: string;
  readonly onClose: () => void;
}

/** The matters behind a frozen number, each with what it adds: they account for it to the last one. */
export function DrillDrawer({ at, edition, cell, name, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const answer = useInfiniteQuery(cellQuery(at, edition, cell));
  return (
    <Drawer open title={t('briefings.behind', { cell: name })} size="large" onClose={onClose}>
      <Answer of={answer}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined) return null;
          const { value, total, digest } = first;
          const items = pages.flatMap((page) => page.items);
          const hidden = pages.reduce((sum, page) => sum + page.hidden, 0);
          return (
            <div className="stack">
              <p>
                {t('briefings.behindSum', { value: integer(value), total: integer(total) })}
                {hidden > 0 && ` ${t('briefings.behindHidden', { hidden: integer(hidden) })}`}
              </p>
              {items.length > 0 && (
                <div className="table-frame">
                  <table className="data" aria-label={t('briefings.behind', { cell: name })}>
                    <thead>
                      <tr>
                        <th scope="col">{t('list.title')}</th>
                        <th scope="col">{t('list.kind')}</th>
                        <th scope="col">{t('list.handling')}</th>
                        <th scope="col" className="num-col">
                          {t('briefings.adds')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {items.map(({ matter, adds }) => (
                        <tr key={matter.id}>
                          <td>
                            <Link to={addressOfAny(matter)}>{matter.title}</Link>
                          </td>
                          <td className="nowrap">{pick(procedureTitle(matter.procedure))}</td>
                          <td>{pick(matter.handlingName)}</td>
                          <td className="num-col">{integer(adds)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
              <MoreButton of={answer} />
              <p className="faint small mono break">SHA-256 {digest}</p>
            </div>
          );
        }}
      </Answer>
    </Drawer>
  );
}
