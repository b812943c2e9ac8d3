import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** So many characters at most. */
  readonly max: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Why: a required text of a few lines, across the form, that grows with what is written. */
export function ReasonField({ max, value, onChange, ...of }: Props): ReactNode {
  return (
    <Field {...of} span="all" required>
      {(control) => (
        <Input.TextArea
          {...control}
          maxLength={max}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
