import { Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, procedures } from '../../procedures.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { FilterChoice, titlesOf } from '../../ui/FilterChoice.tsx';
import { type FilterValues, filtersIn, withFilter } from '../../ui/filter-values.ts';
import { Icon } from '../../ui/Icon.tsx';

const names = [
  'procedure',
  'state',
  'channel',
  'domain',
  'authority',
  'q',
  'batch',
  'campaign',
  'respondent',
  'unread',
  'same',
] as const;
type FilterName = (typeof names)[number];
export type MatterFilters = FilterValues<FilterName>;

/** The filters of an address of a list of matters. */
export const filtersOf = (search: URLSearchParams): MatterFilters => filtersIn(search, names);

interface Props {
  readonly values: MatterFilters;
  readonly onChange: (values: MatterFilters) => void;
}

export function Filters({ values, onChange }: Props): ReactNode {
  const { t } = useWords();
  const set = (name: FilterName, value: string | undefined): void => onChange(withFilter(values, name, value));
  const choice = (name: FilterName, label: string, titles: Parameters<typeof FilterChoice>[0]['titles']): ReactNode => (
    <FilterChoice label={label} titles={titles} value={values[name]} onChange={(value) => set(name, value)} />
  );
  return (
    <search className="filters">
      <SearchBox value={values.q ?? ''} onChange={(q) => set('q', q)} />
      {choice('procedure', t('filter.procedure'), Object.fromEntries(procedures.map(({ id, title }) => [id, title])))}
      {values.procedure !== undefined &&
        choice('state', t('list.state'), titlesOf(findProcedure(values.procedure)?.states ?? {}))}
      {choice('channel', t('list.channel'), channels)}
      {choice('domain', t('list.domain'), domains)}
      <div className="filter filter-wide">
        <AuthorityPicker
          label={t('list.handling')}
          placeholder={t('list.handling')}
          value={values.authority}
          onChange={(code) => set('authority', code)}
        />
      </div>
      <button
        type="button"
        className="chip"
        aria-pressed={values.unread !== undefined}
        onClick={() => set('unread', values.unread === undefined ? 'yes' : undefined)}
      >
        {t('filter.unread')}
      </button>
      <button
        type="button"
        className="chip"
        aria-pressed={values.same !== undefined}
        onClick={() => set('same', values.same === undefined ? 'yes' : undefined)}
      >
        {t('merging.filter')}
      </button>
      {values.campaign !== undefined && (
        <button type="button" className="chip" onClick={() => set('campaign', undefined)}>
          {t('filter.campaign')} {values.campaign} ×
        </button>
      )}
      {values.batch !== undefined && (
        <button type="button" className="chip" onClick={() => set('batch', undefined)}>
          {t('filter.batch')} ×
        </button>
      )}
      {values.respondent !== undefined && (
        <button type="button" className="chip" onClick={() => set('respondent', undefined)}>
          {t('parties.filter', { code: values.respondent })} ×
        </button>
      )}
    </search>
  );
}

interface SearchProps {
  readonly value: string;
  readonly onChange: (q: string) => void;
  readonly label?: string;
  readonly hint?: string;
  readonly className?: string;
  /** The search field of the page, to which the key `/` goes. */
  readonly main?: boolean;
}

/** Searches when typing stops, or at once on Enter. */
export function SearchBox({ value, onChange, label, hint, className = 'search', main = true }: SearchProps): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value || typed.trim().length === 1) return;
    const timer = setTimeout(() => onChange(typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      {...(main ? { 'data-search': '' } : {})}
      className={className}
      allowClear
      aria-label={label ?? t('filter.search')}
      placeholder={hint ?? t('filter.searchHint')}
      prefix={<Icon name="search" size={14} />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
