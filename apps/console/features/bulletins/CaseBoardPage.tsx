import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fen, formatLargeYuan } from '../../../../kernel/money.ts';
import type { CaseBoard } from '../../../../modules/bulletins/case-contract.ts';
import { unitOf, yuanText } from '../../../../modules/bulletins/model/case-numbers.ts';
import { caseProcedureIds } from '../../../../modules/cases/model/procedures.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { integer } from '../../ui/format.ts';
import { BoardFrame, useBoardFilter } from './BoardFrame.tsx';
import { caseBoardQuery } from './board-query.ts';
import { CaseChart, CaseTrend } from './CaseCharts.tsx';
import { CaseFiguresTable } from './CaseFiguresTable.tsx';
import { type BoardFilter, drillAddress, rowAddress } from './figures.ts';
import { GroupedBy } from './GroupedBy.tsx';

/** 案件统计: cases filed, decided and closed, money, transfers, bans …; every number opens the cases that it counts. */
export function CaseBoardPage(): ReactNode {
  const { t, pick } = useWords();
  const filter = useBoardFilter();
  const answer = useQuery(caseBoardQuery(filter));
  const kinds = caseProcedureIds.map((id) => ({ value: id as string, label: pick(procedureTitle(id)) }));
  return (
    <BoardFrame
      kind="cases"
      filter={filter}
      answer={answer}
      kinds={[...kinds, { value: caseProcedureIds.join(','), label: t('caseBoard.both') }]}
      usual={caseProcedureIds[0]}
      meanings={({ figures }) => figures.map((figure) => ({ ...figure, unit: unitOf(figure) }))}
    >
      {(board) => (
        <>
          <Tiles board={board} filter={filter} />
          <section className="panel flush" aria-labelledby="board-table">
            <div className="panel-head">
              <h2 id="board-table">{t(`board.by.${board.by}`)}</h2>
              <span className="faint small">{t('caseBoard.headHint')}</span>
              <GroupedBy filter={filter} by={board.by} />
            </div>
            <CaseFiguresTable
              figures={board.figures}
              rows={board.rows}
              total={board.total}
              by={board.by}
              label={t(`board.by.${board.by}`)}
              top={board.authority.code}
              rowName={(row) => {
                const to = rowAddress(board.by, filter, row);
                return to === undefined ? undefined : <Link to={to}>{pick(row.title)}</Link>;
              }}
              cell={({ id }, shown, row) => <Link to={drillAddress('cases', filter, id, row?.key)}>{shown}</Link>}
            />
            {board.by === 'campaign' && <p className="panel-note faint small">{t('caseBoard.campaigns')}</p>}
          </section>
          <div className="chart-grid">
            <CaseChart board={board} />
            <CaseTrend filter={filter} to={board.to} />
          </div>
        </>
      )}
    </BoardFrame>
  );
}

interface TilesProps {
  readonly board: CaseBoard;
  readonly filter: BoardFilter;
}

function Tiles({ board: { figures, total }, filter }: TilesProps): ReactNode {
  const { pick, language } = useWords();
  return (
    <ul className="tiles case-tiles">
      {figures.map((figure) => {
        const number = total[figure.id] ?? 0;
        const [, value, unit] = figure.money
          ? (/^([-\d.,]+)(.*)$/.exec(language === 'zh' ? formatLargeYuan(fen(number)) : `${yuanText(number)}yuan`) ??
            [])
          : ['', integer(number), pick(figure.unit)];
        return (
          <li key={figure.id} className="tile">
            <Link to={drillAddress('cases', filter, figure.id)}>
              <span className="tile-name">{pick(figure.title)}</span>
              <span className="tile-value">
                {value}
                <span className="tile-unit">{unit}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
