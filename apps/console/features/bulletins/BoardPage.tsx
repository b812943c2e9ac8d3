import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Board } from '../../../../modules/bulletins/contract.ts';
import { clearedOf, onAClock } from '../../../../modules/bulletins/model/figures.ts';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { procedures } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { instant, integer, percent } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { useMe } from '../identity/use-me.ts';
import { BoardChart, TrendChart } from './BoardCharts.tsx';
import { boardQuery } from './board-query.ts';
import { FiguresTable } from './FiguresTable.tsx';
import {
  type BoardFilter,
  boardFilterOf,
  by,
  drillAddress,
  figureKey,
  figures,
  figureTone,
  mayFreeze,
} from './figures.ts';
import { periodNames, periodOf, today } from './periods.ts';

/** 线索清零: what came in, what is still open, what was cleared and when; every number opens its matters. */
export function BoardPage(): ReactNode {
  const { t } = useWords();
  const who = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter: BoardFilter = { ...periodOf('year', today()), by: 'authority', ...boardFilterOf(search) };
  const answer = useQuery(boardQuery(filter));
  const set = (next: BoardFilter): void => {
    const merged: Record<string, string> = {};
    for (const [name, value] of Object.entries({ ...filter, ...next }))
      if (value !== undefined && value !== '') merged[name] = value;
    setSearch(new URLSearchParams(merged));
  };
  return (
    <Page
      title={t('board.title')}
      sub={t('board.sub')}
      actions={
        <>
          {mayFreeze(who.roles) && (
            <Button
              onClick={() => void navigate(`/bulletins?freeze=1&from=${filter.from ?? ''}&to=${filter.to ?? ''}`)}
            >
              {t('board.freeze')}
            </Button>
          )}
          <Button onClick={() => print()}>{t('print')}</Button>
        </>
      }
    >
      <BoardFilters filter={filter} onChange={set} own={who.authority.code} />
      <Answer of={answer} rows={10}>
        {(data) => (
          <div className="stack">
            <Trail board={data} filter={filter} own={who.authority.code} />
            <Tiles board={data} filter={filter} />
            <BoardTable board={data} filter={filter} />
            <div className="chart-grid">
              <BoardChart board={data} />
              <TrendChart filter={filter} to={data.to} />
            </div>
            <details className="panel">
              <summary>{t('board.definitions')}</summary>
              <dl className="definitions">
                {data.definitions.map((entry) => (
                  <Definition key={entry.figure} entry={entry} />
                ))}
              </dl>
            </details>
            <AsOf board={data} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function AsOf({ board }: { readonly board: Board }): ReactNode {
  const { t, language } = useWords();
  return (
    <p className="faint small">
      {t('board.asOf', { at: instant(board.asOf, language), from: board.from, to: board.to })}
      {board.pending > 0 && ` · ${t('board.pending', { count: integer(board.pending) })}`}
    </p>
  );
}

function Definition({ entry }: { readonly entry: Board['definitions'][number] }): ReactNode {
  const { pick } = useWords();
  return (
    <div>
      <dt>
        {pick(entry.title)}（{pick(entry.unit)}）
      </dt>
      <dd>{pick(entry.definition)}</dd>
    </div>
  );
}

interface FilterProps {
  readonly filter: BoardFilter;
  readonly own: string;
  readonly onChange: (filter: BoardFilter) => void;
}

function BoardFilters({ filter, own, onChange }: FilterProps): ReactNode {
  const { t, pick } = useWords();
  const named = periodNames.find((name) => {
    const period = periodOf(name, today());
    return period.from === filter.from && period.to === filter.to;
  });
  const choice = (name: 'channel' | 'domain', label: string, titles: typeof channels | typeof domains): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      className="filter"
      popupMatchSelectWidth={false}
      {...(filter[name] === undefined ? {} : { value: filter[name] })}
      options={Object.entries(titles).map(([value, title]) => ({ value, label: pick(title) }))}
      onChange={(value?: string) => onChange({ [name]: value ?? '' })}
    />
  );
  return (
    <search className="filters no-print">
      <Segmented
        aria-label={t('board.period')}
        {...(named === undefined ? { value: '' } : { value: named })}
        options={periodNames.map((name) => ({ value: name, label: t(`period.${name}`) }))}
        onChange={(name) => {
          const period = periodNames.find((entry) => entry === name);
          if (period !== undefined) onChange(periodOf(period, today()));
        }}
      />
      <Input
        type="date"
        className="date"
        aria-label={t('board.from')}
        value={filter.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <span className="faint">–</span>
      <Input
        type="date"
        className="date"
        aria-label={t('board.to')}
        value={filter.to ?? ''}
        onChange={(event) => onChange({ to: event.target.value })}
      />
      <div className="filter filter-wide">
        <AuthorityPicker
          label={t('board.authority')}
          within={own}
          value={filter.authority ?? own}
          onChange={(authority) => onChange({ authority: authority ?? '' })}
        />
      </div>
      <Select
        aria-label={t('filter.procedure')}
        placeholder={t('filter.procedure')}
        allowClear
        className="filter"
        {...(filter.procedures === undefined ? {} : { value: filter.procedures })}
        options={procedures.map(({ id, title }) => ({ value: id, label: pick(title) }))}
        onChange={(value?: string) => onChange({ procedures: value ?? '' })}
      />
      {choice('channel', t('list.channel'), channels)}
      {choice('domain', t('list.domain'), domains)}
      {filter.campaign !== undefined && (
        <button type="button" className="chip" onClick={() => onChange({ campaign: '' })}>
          {t('board.campaign')} {filter.campaign} ×
        </button>
      )}
    </search>
  );
}

/** From the viewer's own authority down to the one shown. */
function Trail({
  board,
  filter,
  own,
}: {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly own: string;
}): ReactNode {
  const { t, pick } = useWords();
  const authorities = useAuthorities();
  const chain: { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[] = [];
  const stem = own.replace(/(00)+$/, '');
  let at = authorities.find(({ code }) => code === board.authority.code);
  while (at?.code.startsWith(stem) === true) {
    const { parent } = at;
    chain.unshift(at);
    at = authorities.find(({ code }) => code === parent);
  }
  const last = chain.at(-1) ?? board.authority;
  return (
    <div className="row wrap">
      <nav aria-label={t('board.trail')} className="trail">
        {chain.slice(0, -1).map((entry) => (
          <span key={entry.code}>
            <Link to={`?${new URLSearchParams({ ...filter, authority: entry.code })}`}>{pick(entry.name)}</Link>
            <span className="faint"> / </span>
          </span>
        ))}
        <strong>{pick(last.name)}</strong>
      </nav>
    </div>
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
          <Link to={drillAddress(filter, figure)}>
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
  const navigate = useNavigate();
  const down = (key: string): string => `?${new URLSearchParams({ ...filter, authority: key })}`;
  /** A campaign opens its own board, an authority that of its parts. */
  const address = ({ key, canOpen }: Board['rows'][number]): string | undefined => {
    if (board.by === 'campaign' && key !== '')
      return `?${new URLSearchParams({ ...filter, by: 'authority', campaign: key })}`;
    return canOpen ? down(key) : undefined;
  };
  const grouping = by.options;
  return (
    <section className="panel flush" aria-labelledby="board-table">
      <div className="panel-head">
        <h2 id="board-table">{t(`board.by.${board.by}`)}</h2>
        <Segmented
          size="small"
          className="push no-print"
          aria-label={t('board.by')}
          value={board.by}
          options={grouping.map((value) => ({ value, label: t(`board.by.${value}`) }))}
          onChange={(value) => void navigate(`?${new URLSearchParams({ ...filter, by: value })}`)}
        />
      </div>
      <FiguresTable
        rows={board.rows}
        total={board.total}
        by={board.by}
        label={{ id: 'board-table' }}
        top={board.authority.code}
        rowAddress={(row) => {
          const to = address(row);
          return to === undefined ? undefined : <Link to={to}>{pick(row.title)}</Link>;
        }}
        tone={(figure, value) => (value > 0 ? `tone-${figureTone[figure]}` : 'faint')}
        cell={(figure, value, row) =>
          value === 0 ? '0' : <Link to={drillAddress(filter, figure, row?.key)}>{integer(value)}</Link>
        }
      />
    </section>
  );
}
