import type { ReactNode } from 'react';
import { caseProcedureIds } from '../../../../modules/cases/model/procedures.ts';
import { domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure } from '../../procedures.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { FilterChoice, titlesOf } from '../../ui/FilterChoice.tsx';
import { type FilterValues, filtersIn, withFilter } from '../../ui/filter-values.ts';
import { SearchBox } from '../intake/Filters.tsx';

const names = ['procedure', 'state', 'domain', 'authority', 'q', 'campaign', 'party', 'violation', 'officer'] as const;
type FilterName = (typeof names)[number];
export type CaseFilterValues = FilterValues<FilterName>;

/** The filters of an address of a list of cases. */
export const caseFiltersOf = (search: URLSearchParams): CaseFilterValues => filtersIn(search, names);

interface Props {
  readonly values: CaseFilterValues;
  readonly onChange: (values: CaseFilterValues) => void;
}

export function CaseFilters({ values, onChange }: Props): ReactNode {
  const { t } = useWords();
  const set = (name: FilterName, value: string | undefined): void => onChange(withFilter(values, name, value));
  const choice = (name: FilterName, label: string, titles: Parameters<typeof FilterChoice>[0]['titles']): ReactNode => (
    <FilterChoice label={label} titles={titles} value={values[name]} onChange={(value) => set(name, value)} />
  );
  const kinds = Object.fromEntries(caseProcedureIds.map((id) => [id, findProcedure(id)?.title ?? { zh: id, en: id }]));
  const states = findProcedure(values.procedure ?? 'case')?.states ?? {};
  const chips = (
    [
      ['campaign', t('filter.campaign')],
      ['party', t('cases.filter.party')],
      ['violation', t('cases.filter.violation')],
      ['officer', t('cases.filter.officer')],
    ] as const
  ).filter(([name]) => values[name] !== undefined && name !== 'campaign');
  return (
    <search className="filters">
      <SearchBox value={values.q ?? ''} onChange={(q) => set('q', q)} hint={t('cases.filter.search')} />
      {choice('procedure', t('cases.filter.procedure'), kinds)}
      {choice('state', t('list.state'), titlesOf(states))}
      {choice('domain', t('list.domain'), domains)}
      <div className="filter filter-wide">
        <AuthorityPicker
          label={t('list.handling')}
          placeholder={t('list.handling')}
          value={values.authority}
          onChange={(code) => set('authority', code)}
        />
      </div>
      <CampaignBox value={values.campaign ?? ''} onChange={(code) => set('campaign', code)} />
      {chips.map(([name, label]) => (
        <button key={name} type="button" className="chip" onClick={() => set(name, undefined)}>
          {label} {name === 'officer' ? '' : values[name]} ×
        </button>
      ))}
    </search>
  );
}

/** The code of a campaign, typed; there is no list of them. */
function CampaignBox({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <SearchBox
      value={value}
      onChange={onChange}
      className="campaign-box"
      label={t('cases.filter.campaign')}
      hint={t('cases.filter.campaign')}
      main={false}
    />
  );
}
