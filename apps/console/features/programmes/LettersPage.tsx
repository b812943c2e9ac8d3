import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { LetterBoard } from '../../../../modules/programmes/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { instant, integer } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { periodNames, periodOf, today } from '../bulletins/periods.ts';
import { useMe } from '../identity/use-me.ts';
import { type LetterFilter, letterBoardQuery } from './boards-query.ts';
import './programmes.css';

/** Area and period of the board of letters, as its address says them; this year where it says none. */
export function letterFilterOf(search: URLSearchParams): LetterFilter {
  const year = periodOf('year', today());
  const authority = search.get('authority');
  return {
    ...(authority === null ? {} : { authority }),
    from: search.get('from') ?? year.from,
    to: search.get('to') ?? year.to,
  };
}

/** 三书一函 by kind: received, answered on time and late, measures and operations; each number is the list behind it. */
export function LettersPage(): ReactNode {
  const { t } = useWords();
  const { authority } = useMe();
  const [search, setSearch] = useSearchParams();
  const filter = letterFilterOf(search);
  const board = useQuery(letterBoardQuery(filter));
  const named = periodNames.find((name) => {
    const period = periodOf(name, today());
    return period.from === filter.from && period.to === filter.to;
  });
  const change = (next: Partial<Record<keyof LetterFilter, string | undefined>>): void => {
    const said = Object.entries({ ...filter, ...next }).flatMap(([key, value]) =>
      value ? [[key, value] as const] : [],
    );
    setSearch(Object.fromEntries(said), { replace: true });
  };
  return (
    <Page
      title={t('programmes.letters')}
      sub={t('programmes.lettersSub')}
      actions={<Link to="/queues/all?procedure=recommendation">{t('programmes.allLetters')}</Link>}
    >
      <search className="filters no-print">
        <Segmented
          aria-label={t('board.period')}
          value={named ?? ''}
          options={periodNames.map((name) => ({ value: name, label: t(`period.${name}`) }))}
          onChange={(name) => {
            const period = periodNames.find((each) => each === name);
            if (period !== undefined) change(periodOf(period, today()));
          }}
        />
        <Input
          type="date"
          className="date"
          aria-label={t('board.from')}
          value={filter.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <span className="faint">–</span>
        <Input
          type="date"
          className="date"
          aria-label={t('board.to')}
          value={filter.to}
          onChange={(event) => change({ to: event.target.value })}
        />
        <span className="filter-wide">
          <AuthorityPicker
            label={t('board.authority')}
            placeholder={t('board.authority')}
            value={filter.authority}
            within={authority.code}
            onChange={(code) => change({ authority: code })}
          />
        </span>
      </search>
      <Answer of={board}>{(data) => <Board of={data} filter={filter} />}</Answer>
    </Page>
  );
}

function Board({ of: board, filter }: { readonly of: LetterBoard; readonly filter: LetterFilter }): ReactNode {
  const { t, pick, language } = useWords();
  const label = t('programmes.letters');
  const rows = [
    ...board.kinds.map(({ kind, title, counts }) => ({ kind: kind as string | undefined, name: pick(title), counts })),
    { kind: undefined, name: t('board.total'), counts: board.total },
  ];
  return (
    <>
      <TableFrame label={label}>
        <table className="data" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('programmes.letterKind')}</th>
              {board.figures.map(({ id, title, unit, definition }) => (
                <th key={id} scope="col" className="num-col">
                  <Tooltip title={pick(definition)}>
                    <span>
                      {pick(title)}（{pick(unit)}）
                    </span>
                  </Tooltip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, name, counts }) => (
              <tr key={kind ?? 'total'}>
                <th scope="row">{name}</th>
                {board.figures.map(({ id }) => {
                  const n = counts[id];
                  const asked = { ...filter, figure: id, ...(kind === undefined ? {} : { kind }) };
                  return (
                    <td key={id} className={n === 0 ? 'num-col faint' : 'num-col'}>
                      {n === 0 ? 0 : <Link to={`/letters/matters?${new URLSearchParams(asked)}`}>{integer(n)}</Link>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="faint small">{t('programmes.asOf', { at: instant(board.asOf, language) })}</p>
    </>
  );
}
