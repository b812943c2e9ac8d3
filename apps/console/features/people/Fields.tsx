import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { useMe } from '../identity/use-me.ts';

interface AuthorityProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** An authority of one's own area; emptied, it is one's own. */
export function AuthorityField({ value, onChange }: AuthorityProps): ReactNode {
  const { t } = useWords();
  const { authority } = useMe();
  return (
    <Field label={t('people.authority')} required>
      {({ id }) => (
        <AuthorityPicker
          id={id}
          within={authority.code}
          value={value}
          onChange={(code) => onChange(code ?? authority.code)}
        />
      )}
    </Field>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly min?: string;
  readonly optional?: boolean;
}

/** A legal day; '' while there is none. */
export function DayField({ label, value, onChange, hint, error, min, optional = false }: DayProps): ReactNode {
  return (
    <Field label={label} hint={hint} error={error} required={!optional}>
      {(control) => (
        <Input {...control} type="date" min={min} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
