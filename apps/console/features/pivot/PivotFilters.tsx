import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { comparison, type Dimension, dimension } from '../../../../modules/figures/contract.ts';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { periodNames, periodOf, today } from '../bulletins/periods.ts';
import { isTime, type PivotState } from './pivot-address.ts';
import { campaignsQuery } from './pivot-query.ts';

interface Props {
  readonly state: PivotState;
  readonly own: string;
  readonly onChange: (change: Partial<PivotState>) => void;
}

/** Sides, period, area, filters and comparison of the table. */
export function PivotFilters({ state, own, onChange }: Props): ReactNode {
  const { t } = useWords();
  const campaigns = useQuery(campaignsQuery).data ?? [];
  const named = periodNames.find((name) => {
    const { from, to } = periodOf(name, today());
    return from === state.from && to === state.to;
  });
  const side = (name: 'rows' | 'columns', other: Dimension): ReactNode => (
    <div className="pivot-side">
      <label htmlFor={`pivot-${name}`}>{t(`pivot.${name}`)}</label>
      <Select
        id={`pivot-${name}`}
        className="filter"
        popupMatchSelectWidth={false}
        value={state[name]}
        options={dimension.options.map((value) => ({
          value,
          label: t(`pivot.dimension.${value}`),
          disabled: name === 'columns' && ((value === other && value !== 'none') || (isTime(value) && isTime(other))),
        }))}
        onChange={(value: Dimension) => onChange({ [name]: value, sort: undefined })}
      />
    </div>
  );
  return (
    <search className="filters no-print">
      {side('rows', state.columns)}
      {side('columns', state.rows)}
      <Segmented
        aria-label={t('board.period')}
        value={named ?? ''}
        options={periodNames.map((name) => ({ value: name as string, label: t(`period.${name}`) }))}
        onChange={(name) => {
          const period = periodNames.find((each) => each === name);
          if (period !== undefined) onChange(periodOf(period, today()));
        }}
      />
      {(['from', 'to'] as const).map((end) => (
        <Input
          key={end}
          type="date"
          className="date"
          aria-label={t(`board.${end}`)}
          value={state[end]}
          onChange={(event) => event.target.value !== '' && onChange({ [end]: event.target.value })}
        />
      ))}
      <div className="filter filter-wide">
        <AuthorityPicker
          label={t('board.authority')}
          within={own}
          value={state.authority ?? own}
          onChange={(authority) => onChange({ authority: authority === own ? undefined : authority })}
        />
      </div>
      <FilterChoice
        label={t('list.channel')}
        titles={channels}
        value={state.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <FilterChoice
        label={t('list.domain')}
        titles={domains}
        value={state.domain}
        onChange={(domain) => onChange({ domain })}
      />
      {campaigns.length > 0 && (
        <FilterChoice
          label={t('pivot.dimension.campaign')}
          titles={Object.fromEntries(campaigns.map(({ code, title }) => [code, { zh: title, en: title }]))}
          value={state.campaign}
          onChange={(campaign) => onChange({ campaign })}
        />
      )}
      <Select
        aria-label={t('pivot.compare')}
        className="filter"
        popupMatchSelectWidth={false}
        value={state.compare}
        options={comparison.options.map((value) => ({ value, label: t(`pivot.compare.${value}`) }))}
        onChange={(compare: PivotState['compare']) => onChange({ compare })}
      />
      {campaigns.length === 0 && state.campaign !== undefined && (
        <button type="button" className="chip" onClick={() => onChange({ campaign: undefined })}>
          {t('board.campaign')} {state.campaign} ×
        </button>
      )}
    </search>
  );
}
