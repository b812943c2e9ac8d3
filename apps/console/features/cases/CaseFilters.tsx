import { Select } from 'antd';
import type { ReactNode } from 'react';
import { domains } from '../../../../modules/intake/model/labels.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure } from '../../procedures.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { SearchBox } from '../intake/Filters.tsx';

const names = ['procedure', 'state', 'domain', 'authority', 'q', 'campaign', 'party', 'violation', 'officer'] as const;
type FilterName = (typeof names)[number];
export type CaseFilterValues = Partial<Record<FilterName, string>>;

/** The filters of an address: a filtered list can be bookmarked and sent on. */
export function caseFiltersOf(search: URLSearchParams): CaseFilterValues {
  const values: CaseFilterValues = {};
  for (const name of names) {
    const value = search.get(name);
    if (value !== null && value !== '') values[name] = value;
  }
  return values;
}

interface Props {
  readonly values: CaseFilterValues;
  readonly onChange: (values: CaseFilterValues) => void;
}

export function CaseFilters({ values, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const set = (name: FilterName, value: string | undefined): void => {
    const next: CaseFilterValues = { ...values };
    delete next[name];
    // A state means something only within its procedure.
    if (name === 'procedure') delete next.state;
    onChange(value === undefined || value === '' ? next : { ...next, [name]: value });
  };
  const choice = (
    name: FilterName,
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter"
      popupMatchSelectWidth={false}
      {...(values[name] === undefined ? {} : { value: values[name] })}
      options={[...options]}
      onChange={(value?: string) => set(name, value)}
    />
  );
  const procedures = ['case', 'summary-case'].flatMap((id) => findProcedure(id) ?? []);
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
      {choice(
        'procedure',
        t('cases.filter.procedure'),
        procedures.map(({ id, title }) => ({ value: id, label: pick(title) })),
      )}
      {choice(
        'state',
        t('list.state'),
        Object.entries(states).map(([value, { title }]) => ({ value, label: pick(title) })),
      )}
      {choice(
        'domain',
        t('list.domain'),
        Object.entries(domains).map(([value, title]) => ({ value, label: pick(title) })),
      )}
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
