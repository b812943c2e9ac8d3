import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';

interface Props {
  readonly label: string;
  readonly titles: Readonly<Record<string, Text>>;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One of a closed list to filter by, searched by typing; empty filters by nothing. */
export function FilterChoice({ label, titles, value, onChange }: Props): ReactNode {
  const { pick } = useWords();
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter"
      popupMatchSelectWidth={false}
      {...(value === undefined ? {} : { value })}
      options={Object.entries(titles).map(([code, title]) => ({ value: code, label: pick(title) }))}
      onChange={(chosen?: string) => onChange(chosen)}
    />
  );
}

/** The titles of whatever has one, by its id. */
export const titlesOf = (each: Readonly<Record<string, { readonly title: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(each).map(([id, { title }]) => [id, title]));
