import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Text } from '../../../../kernel/text.ts';
import type { Board } from '../../../../modules/bulletins/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant, integer } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { BoardFilters } from './BoardFilters.tsx';
import { type BoardFilter, type BoardKind, boardFilterOf, boardPath, boardTitle, mayFreeze } from './figures.ts';
import { periodOf, today } from './periods.ts';
import { Trail } from './Trail.tsx';

/** What every board answers, whatever it counts. */
type Shown = Pick<Board, 'asOf' | 'from' | 'to' | 'authority' | 'pending'>;

/** What a figure means, as the board says it at its end. */
export interface Meaning {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly definition: Text;
}

interface Props<B extends Shown> {
  readonly kind: BoardKind;
  readonly filter: BoardFilter;
  readonly answer: UseQueryResult<B>;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly usual?: string;
  readonly meanings: (board: B) => readonly Meaning[];
  readonly children: (board: B) => ReactNode;
}

/** What the address of a board asks: this year by authority where it says nothing. */
export function useBoardFilter(): BoardFilter {
  const [search] = useSearchParams();
  return { ...periodOf('year', today()), by: 'authority', ...boardFilterOf(search) };
}

/** A board: what it counts and of whom, its figures, what they mean, and as of when. */
export function BoardFrame<B extends Shown>(props: Props<B>): ReactNode {
  const { kind, filter, answer, kinds, usual, meanings, children } = props;
  const { t, pick, language } = useWords();
  const who = useMe();
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  const set = (next: BoardFilter): void => {
    const merged: Record<string, string> = {};
    for (const [name, value] of Object.entries({ ...filter, ...next }))
      if (value !== undefined && value !== '') merged[name] = value;
    setSearch(new URLSearchParams(merged));
  };
  const freeze = new URLSearchParams({ freeze: kind, from: filter.from ?? '', to: filter.to ?? '' });
  return (
    <Page
      title={t(boardTitle[kind])}
      sub={t(kind === 'cases' ? 'caseBoard.sub' : 'board.sub')}
      actions={
        <>
          {mayFreeze(who.roles) && (
            <Button onClick={() => void navigate(`/bulletins?${freeze}`)}>{t('board.freeze')}</Button>
          )}
          <Button onClick={() => print()}>{t('print')}</Button>
        </>
      }
    >
      <KindLinks kind={kind} filter={filter} />
      <BoardFilters
        filter={filter}
        onChange={set}
        own={who.authority.code}
        kinds={kinds}
        {...(usual === undefined ? {} : { usual })}
      />
      <Answer of={answer} rows={10}>
        {(board) => (
          <div className="stack">
            <Trail authority={board.authority} filter={filter} own={who.authority.code} />
            {children(board)}
            <details className="panel">
              <summary>{t('board.definitions')}</summary>
              <dl className="definitions">
                {meanings(board).map(({ id, title, unit, definition }) => (
                  <div key={id}>
                    <dt>
                      {pick(title)}（{pick(unit)}）
                    </dt>
                    <dd>{pick(definition)}</dd>
                  </div>
                ))}
              </dl>
            </details>
            <p className="faint small">
              {t('board.asOf', { at: instant(board.asOf, language), from: board.from, to: board.to })}
              {board.pending > 0 && ` · ${t('board.pending', { count: integer(board.pending) })}`}
            </p>
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** From one board to the other, over the same period and area. */
function KindLinks({ kind, filter }: Pick<Props<Shown>, 'kind' | 'filter'>): ReactNode {
  const { t } = useWords();
  // What is counted is a choice of each board's own.
  const { procedures: _, ...same } = filter;
  return (
    <nav className="board-kinds no-print" aria-label={t('board.kinds')}>
      {(['clearance', 'cases'] as const).map((each) =>
        each === kind ? (
          <span key={each} aria-current="page">
            {t(boardTitle[each])}
          </span>
        ) : (
          <Link key={each} to={`${boardPath[each]}?${new URLSearchParams(same)}`}>
            {t(boardTitle[each])}
          </Link>
        ),
      )}
    </nav>
  );
}
