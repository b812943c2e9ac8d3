import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { figuresQuery } from '../pivot/pivot-query.ts';

interface Props {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly optional?: boolean;
  readonly disabled?: boolean;
}

/** Figures out of the catalogue, several added up; found by any part of name, id or definition. */
export function FigurePicker({ label, value, onChange, optional = false, disabled = false }: Props): ReactNode {
  const { pick } = useWords();
  const { data = [] } = useQuery(figuresQuery);
  return (
    <Select
      mode="multiple"
      className="wide"
      aria-label={label}
      placeholder={label}
      disabled={disabled}
      allowClear={optional}
      value={[...value]}
      showSearch={{ optionFilterProp: 'search' }}
      popupMatchSelectWidth={420}
      options={data.map((figure) => ({
        value: figure.id,
        label: pick(figure.title),
        search: `${figure.id} ${figure.title.zh} ${figure.title.en} ${figure.definition.zh}`,
        title: pick(figure.definition),
      }))}
      onChange={(ids: string[]) => {
        // The last figure of a number is not taken away: a number of nothing is none.
        if (optional || ids.length > 0) onChange(ids);
      }}
    />
  );
}
