import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import { partOf } from './area.ts';
import { begun } from './begin.ts';
import { valueAt, withValue } from './body.ts';
import type { FieldSpec } from './fields.ts';
import { Dismiss, type PartProps, Problem, Unfold } from './parts.tsx';
import { useFieldTitle } from './titles.ts';
import { useValueTitle } from './values.ts';

/** A part of several shapes: which one is chosen first, then it asks for what that one has. */
export function UnionPart({ field, Form, ...rest }: PartProps<Extract<FieldSpec, { kind: 'union' }>>): ReactNode {
  const { draft, problems, context, onChange } = rest;
  const { t, pick } = useWords();
  const title = useFieldTitle();
  const valueTitle = useValueTitle();
  const [wanted, setWanted] = useState(false);
  const label = title(field.name, context.verb, partOf(field.path));
  const at = `${field.path}.${field.key}`;
  const chosen = valueAt(draft, at);
  const variant = field.variants.find(({ value }) => value === chosen);
  const words = (value: string | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return pick(valueTitle(field.key, value, context.verb, field.name) ?? { zh: value, en: value });
  };
  const choose = (value: string | boolean): void => {
    const next = withValue(withValue(draft, field.path, undefined), at, value);
    const fields = field.variants.find((each) => each.value === value)?.fields ?? [];
    onChange(context.moment === undefined ? next : begun(fields, next, context.moment));
  };
  if (!field.required && chosen === undefined && !wanted) {
    return <Unfold label={label} onOpen={() => setWanted(true)} />;
  }
  return (
    <fieldset className="field-group">
      <legend>
        {label}
        {field.required && (
          <span className="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      <Problem text={problems[field.path] ?? problems[at]} />
      {!field.required && (
        <Dismiss
          label={label}
          onClick={() => {
            setWanted(false);
            onChange(withValue(draft, field.path, undefined));
          }}
        />
      )}
      <Radio.Group
        className="union-choice"
        aria-label={label}
        {...(variant === undefined ? {} : { value: variant.value })}
        options={field.variants.map(({ value }) => ({ value, label: words(value) }))}
        onChange={(event: { readonly target: { readonly value?: Json } }) => {
          const { value } = event.target;
          if (typeof value === 'string' || typeof value === 'boolean') choose(value);
        }}
      />
      {variant !== undefined && <Form fields={variant.fields} {...rest} />}
    </fieldset>
  );
}
