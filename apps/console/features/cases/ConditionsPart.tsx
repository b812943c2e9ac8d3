import { Input } from 'antd';
import type { ReactNode } from 'react';
import { filingConditions } from '../../../../rules/index.ts';
import { valueAt, withValue } from '../../forms/body.ts';
import type { FormProps } from '../../forms/SchemaForm.tsx';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';

/** The conditions of filing, each with the reason why it holds here. */
export function ConditionsPart({ draft, problems, onChange }: Omit<FormProps, 'fields'>): ReactNode {
  const { pick, t } = useWords();
  return (
    <div className="stack">
      {filingConditions.map(({ code, label }) => {
        const path = `conditions.${code}`;
        const value = valueAt(draft, path);
        return (
          <Field key={code} label={pick(label)} hint={t('cases.new.why')} required error={problems[path]} span="all">
            {(control) => (
              <Input.TextArea
                {...control}
                {...(problems[path] === undefined ? {} : { status: 'error' as const })}
                maxLength={5_000}
                autoSize={{ minRows: 1, maxRows: 8 }}
                value={typeof value === 'string' ? value : ''}
                onChange={(event) => onChange(withValue(draft, path, event.target.value))}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
