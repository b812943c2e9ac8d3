import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { listedPeople } from '../identity/contract.ts';
import { useSettled } from '../parties/use-settled.ts';
import { personQuery } from '../people/people-query.ts';

interface Props {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** A person of one's area, found by name, login or licence number on the server. */
export function PersonSearch({ id, value, onChange }: Props): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const found = useQuery({
    queryKey: ['people-search', q],
    enabled: q !== '',
    queryFn: ({ signal }) => api.get('/people', { query: { q, limit: 20 }, answer: listedPeople, signal }),
  });
  const chosen = useQuery({ ...personQuery(value ?? ''), enabled: value !== undefined });
  const options = (found.data?.items ?? []).map((each) => ({ value: each.id, label: each.name, login: each.login }));
  const { person } = chosen.data ?? {};
  if (person !== undefined && !options.some((each) => each.value === person.id)) {
    options.unshift({ value: person.id, label: person.name, login: person.login });
  }
  return (
    <Select
      id={id}
      className="wide"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={found.isFetching}
      notFoundContent={q === '' ? t('audit.personHint') : t('audit.nobody')}
      {...(value === undefined ? {} : { value })}
      options={options}
      onChange={(person?: string) => onChange(person)}
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="faint mono small">{data.login}</span>
        </span>
      )}
    />
  );
}
