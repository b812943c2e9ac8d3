import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import type { BoardFilter } from './figures.ts';
import { periodNames, periodOf, today } from './periods.ts';

interface Props {
  readonly filter: BoardFilter;
  /** The reader's own authority: nothing above it can be chosen. */
  readonly own: string;
  /** What can be counted on this board, as its address says it. */
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  /** What the board counts where nothing is chosen; without it there is a choice of none. */
  readonly usual?: string;
  readonly onChange: (filter: BoardFilter) => void;
}

/** Period, area, kind, channel and domain that a board counts. */
export function BoardFilters({ filter, own, kinds, usual, onChange }: Props): ReactNode {
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
  const counted = filter.procedures ?? usual;
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
        allowClear={usual === undefined}
        className="filter"
        popupMatchSelectWidth={false}
        {...(counted === undefined ? {} : { value: counted })}
        options={[...kinds]}
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
