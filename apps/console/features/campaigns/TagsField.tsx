import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** What ends an entry besides the enter key. */
  readonly separators: string[];
  readonly value: readonly string[];
  readonly onChange: (entries: readonly string[]) => void;
}

/** Several short entries that are typed, not chosen. */
export function TagsField({ label, hint, separators, value, onChange }: Props): ReactNode {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Select
          {...control}
          mode="tags"
          className="wide"
          open={false}
          suffixIcon={null}
          tokenSeparators={separators}
          value={[...value]}
          onChange={(entries: string[]) => onChange(entries)}
        />
      )}
    </Field>
  );
}
