import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { matterPage } from '../../../modules/intake/contract.ts';
import { api } from '../api.ts';
import { useWords } from '../i18n/index.ts';
import { procedureTitle } from '../procedures.ts';

interface Props {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly invalid: boolean;
}

/** Another matter, found by words of its title or the start of its number. */
export function MatterPicker({ id, value, onChange, invalid }: Props): ReactNode {
  const { t, pick } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['matter-picker', q],
    enabled: q.length >= 2,
    queryFn: ({ signal }) => api.get('/matters', { query: { q, limit: 20 }, answer: matterPage, signal }),
  });
  // One that was filled in by the page is called by its title too.
  const chosen = useQuery({
    queryKey: ['matter-picker', 'chosen', value],
    enabled: value !== undefined && !found.data?.items.some((row) => row.id === value),
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get('/matters', { query: { q: value ?? '', limit: 1 }, answer: matterPage, signal }),
  });
  const rows = new Map([...(chosen.data?.items ?? []), ...(found.data?.items ?? [])].map((row) => [row.id, row]));
  const options = [...rows.values()].map((row) => ({
    value: row.id,
    label: `${pick(procedureTitle(row.procedure))} · ${row.title}`,
  }));
  return (
    <Select
      id={id}
      className="wide"
      allowClear
      placeholder={t('form.findMatter')}
      {...(invalid ? { status: 'error' as const } : {})}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={options}
      onChange={(next?: string) => onChange(next)}
    />
  );
}
