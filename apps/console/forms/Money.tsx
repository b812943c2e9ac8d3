import { Checkbox, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import type { FieldSpec } from './fields.ts';

interface Props {
  readonly field: Extract<FieldSpec, { kind: 'money' }>;
  readonly control: { readonly id: string };
  readonly invalid: boolean;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const yuanOf = (value: Json | undefined): string => (typeof value === 'number' ? String(value / 100) : '');
const fenOf = (typed: string): number | undefined => (typed === '' ? undefined : Math.round(Number(typed) * 100));

/** Yuan as typed, fen as sent; what is typed stays as typed, so that `1.05` can be reached by way of `1.0`. */
export function Money({ field, control, invalid, value, onChange }: Props): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(yuanOf(value));
  useEffect(() => {
    // Another entry of a list has come to this place.
    const amount = typeof value === 'number' ? value : undefined;
    setTyped((before) => (fenOf(before) === amount ? before : yuanOf(amount)));
  }, [value]);
  return (
    <>
      <Input
        {...control}
        {...(invalid ? { status: 'error' as const } : {})}
        type="number"
        min={0}
        step="0.01"
        suffix={t('form.yuan')}
        disabled={value === 'all'}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(fenOf(event.target.value));
        }}
      />
      {field.orAll && (
        <Checkbox checked={value === 'all'} onChange={(event) => onChange(event.target.checked ? 'all' : undefined)}>
          {t('form.all')}
        </Checkbox>
      )}
    </>
  );
}
