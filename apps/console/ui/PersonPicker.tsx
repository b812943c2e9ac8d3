import { Select } from 'antd';
import type { ReactNode } from 'react';
import { roleTitle } from '../features/identity/roles.ts';
import { useWords } from '../i18n/index.ts';
import { usePeople } from './use-authorities.ts';

interface Props {
  readonly authority: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly id?: string;
  readonly invalid?: boolean | undefined;
  /** Who of them may be chosen; everybody when absent. */
  readonly among?: (person: { readonly id: string; readonly roles: readonly string[] }) => boolean;
}

/** A person of the authority that handles the matter, found by name or post. */
export function PersonPicker({ authority, value, onChange, id, invalid, among = () => true }: Props): ReactNode {
  const { pick, list } = useWords();
  const people = usePeople(authority);
  const options = (people.data ?? []).filter(among).map((person) => {
    const roles = list(person.roles.map((role) => pick(roleTitle(role))));
    return { value: person.id, label: person.name, roles, search: `${person.name} ${roles}` };
  });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide"
      showSearch={{ optionFilterProp: 'search' }}
      allowClear
      loading={people.isLoading}
      {...(invalid === true ? { status: 'error' as const } : {})}
      {...(value === undefined ? {} : { value })}
      options={options}
      onChange={(person?: string) => onChange(person)}
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="faint small">{data.roles}</span>
        </span>
      )}
    />
  );
}
