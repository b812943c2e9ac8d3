import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Board, clearanceProcedures } from '../../../../modules/bulletins/contract.ts';
import { clearedOf, onAClock } from '../../../../modules/bulletins/model/figures.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { integer, percent } from '../../ui/format.ts';
import { BoardChart, ClearanceTrend } from './BoardCharts.tsx';
import { BoardFrame, useBoardFilter } from './BoardFrame.tsx';
import { boardQuery } from './board-query.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { type BoardFilter, drillAddress, figureKey, figures, figureTone, rowAddress } from './figures.ts';
import { GroupedBy } from './GroupedBy.tsx';

/** 线索清零: what came in, what is still open, what was cleared and when; every number opens its matters. */
export function BoardPage(): ReactNode {
  const { pick } = useWords();
  const filter = useBoardFilter();
  const answer = useQuery(boardQuery(filter));
  return (
    <BoardFrame
      kind="clearance"
      filter={filter}
      answer={answer}
      kinds={clearanceProcedures.map((id) => ({ value: id, label: pick(procedureTitle(id)) }))}
      meanings={({ definitions }) => definitions.map(({ figure, ...words }) => ({ id: figure, ...words }))}
    >
      {(board) => (
        <>
          <Tiles board={board} filter={filter} />
          <BoardTable board={board} filter={filter} />
          <div className="chart-grid">
            <BoardChart board={board} />
            <ClearanceTrend filter={filter} to={board.to} />
          </div>
        </>
      )}
    </BoardFrame>
  );
}

interface PartProps {
  readonly board: Board;
  readonly filter: BoardFilter;
}

function Tiles({ board, filter }: PartProps): ReactNode {
  const { t } = useWords();
  const { total } = board;
  const cleared = clearedOf(total);
  return (
    <ul className="tiles">
      {figures.map((figure) => (
        <li key={figure} className={`tile tone-${figureTone[figure]}`}>
          <Link to={drillAddress('clearance', filter, figure)}>
            <span className="tile-name">{t(figureKey(figure))}</span>
            <span className="tile-value">{integer(total[figure])}</span>
          </Link>
        </li>
      ))}
      <li className="tile">
        <span className="tile-name">{t('figure.clearanceRate')}</span>
        <span className="tile-value">{percent(total.clearanceRate)}</span>
        <span className="tile-base">
          {integer(cleared)} / {integer(cleared + total.open + total.paused)}
        </span>
      </li>
      <li className="tile">
        <span className="tile-name">{t('figure.onTimeRate')}</span>
        <span className="tile-value">{percent(total.onTimeRate)}</span>
        <span className="tile-base">
          {integer(total.clearedOnTime)} / {integer(onAClock(total))}
        </span>
      </li>
    </ul>
  );
}

function BoardTable({ board, filter }: PartProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <section className="panel flush" aria-labelledby="board-table">
      <div className="panel-head">
        <h2 id="board-table">{t(`board.by.${board.by}`)}</h2>
        <GroupedBy filter={filter} by={board.by} />
      </div>
      <FiguresTable
        rows={board.rows}
        total={board.total}
        by={board.by}
        label={{ id: 'board-table' }}
        top={board.authority.code}
        rowAddress={(row) => {
          const to = rowAddress(board.by, filter, row);
          return to === undefined ? undefined : <Link to={to}>{pick(row.title)}</Link>;
        }}
        tone={(figure, value) => (value > 0 ? `tone-${figureTone[figure]}` : 'faint')}
        cell={(figure, value, row) =>
          value === 0 ? '0' : <Link to={drillAddress('clearance', filter, figure, row?.key)}>{integer(value)}</Link>
        }
      />
    </section>
  );
}
