import { Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { channels, domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure, procedures } from '../../procedures.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
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
] as const;
type FilterName = (typeof names)[number];
export type FilterValues = Partial<Record<FilterName, string>>;

/** The filters of an address, e.g. `?channel=phone&q=…`: a filtered list can be bookmarked and sent on. */
export function filtersOf(search: URLSearchParams): FilterValues {
  const values: FilterValues = {};
  for (const name of names) {
    const value = search.get(name);
    if (value !== null && value !== '') values[name] = value;
  }
  return values;
}

interface Props {
  readonly values: FilterValues;
  readonly onChange: (values: FilterValues) => void;
}

export function Filters({ values, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const set = (name: FilterName, value: string | undefined): void => {
    const next: FilterValues = { ...values };
    delete next[name];
    // A state means something only within its kind of matter.
    if (name === 'procedure') delete next.state;
    onChange(value === undefined || value === '' ? next : { ...next, [name]: value });
  };
  const states = findProcedure(values.procedure ?? '')?.states ?? {};
  const choice = (
    name: FilterName,
    label: string,
    titles: Readonly<Record<string, { zh: string; en: string }>>,
  ): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter"
      popupMatchSelectWidth={false}
      {...(values[name] === undefined ? {} : { value: values[name] })}
      options={Object.entries(titles).map(([value, title]) => ({ value, label: pick(title) }))}
      onChange={(value?: string) => set(name, value)}
    />
  );
  return (
    <search className="filters">
      <SearchBox value={values.q ?? ''} onChange={(q) => set('q', q)} />
      {choice('procedure', t('filter.procedure'), Object.fromEntries(procedures.map(({ id, title }) => [id, title])))}
      {values.procedure !== undefined &&
        choice(
          'state',
          t('list.state'),
          Object.fromEntries(Object.entries(states).map(([id, state]) => [id, state.title])),
        )}
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
