import { Select } from 'antd';
import type { ReactNode } from 'react';
import { roleTitle } from '../features/identity/roles.ts';
import { useWords } from '../i18n/index.ts';
import { usePeople } from './use-authorities.ts';

interface Props {
  readonly authority: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly id?: string;
  readonly invalid?: boolean;
}

/** Several people of the authority that handles the matter. */
export function PeoplePicker({ authority, value, onChange, id, invalid = false }: Props): ReactNode {
  const { pick, list } = useWords();
  const people = usePeople(authority);
  const options = (people.data ?? []).map((person) => {
    const roles = list(person.roles.map((role) => pick(roleTitle(role))));
    return { value: person.id, label: person.name, roles, search: `${person.name} ${roles}` };
  });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide"
      mode="multiple"
      showSearch={{ optionFilterProp: 'search' }}
      loading={people.isLoading}
      {...(invalid ? { status: 'error' as const } : {})}
      value={[...value]}
      options={options}
      onChange={(next: string[]) => onChange(next)}
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="faint small">{data.roles}</span>
        </span>
      )}
    />
  );
}
