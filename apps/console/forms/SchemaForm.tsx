import { Checkbox, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import { AuthorityPicker } from '../ui/AuthorityPicker.tsx';
import { Field, type Span } from '../ui/Field.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { bodyOf, type Draft, type Problems, valueAt, withValue } from './body.ts';
import type { FieldSpec } from './fields.ts';
import { MatterPicker } from './MatterPicker.tsx';
import { useFieldTitle } from './titles.ts';
import { valueTitle } from './values.ts';

export interface FormContext {
  /** Verb and procedure: some fields are called differently there. */
  readonly verb: string;
  /** Authority whose people can be chosen. */
  readonly authority: string;
  /** Authorities that can be chosen stand below this one. */
  readonly within?: string;
}

interface Props {
  readonly fields: readonly FieldSpec[];
  readonly draft: Draft;
  readonly problems: Problems;
  readonly context: FormContext;
  readonly onChange: (draft: Draft) => void;
}

/** The form of a verb, drawn from its body schema. */
export function SchemaForm({ fields, draft, problems, context, onChange }: Props): ReactNode {
  return (
    <div className="form-grid">
      {fields.map((field) => (
        <FormField
          key={field.path}
          field={field}
          draft={draft}
          problems={problems}
          context={context}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

function FormField({ field, ...rest }: Omit<Props, 'fields'> & { readonly field: FieldSpec }): ReactNode {
  const { draft, problems, context, onChange } = rest;
  const title = useFieldTitle();
  const label = title(field.name, context.verb);
  const set = (value: Json | undefined): void => onChange(withValue(draft, field.path, value));
  if (field.kind === 'group') {
    // A part that may be left out altogether asks for nothing until something of it is filled in.
    const begun = field.required || Object.keys(bodyOf(draft)[field.name] ?? {}).length > 0;
    const starred = field.fields.map((each) => ({ ...each, required: each.required && begun }));
    return (
      <fieldset className="field-group">
        <legend>{label}</legend>
        {problems[field.path] !== undefined && (
          <div className="field-error" role="alert">
            {problems[field.path]}
          </div>
        )}
        <SchemaForm fields={starred} {...rest} />
      </fieldset>
    );
  }
  return (
    <Field label={label} required={field.required} error={problems[field.path]} span={spanOf(field)}>
      {(control) => (
        <Control
          field={field}
          control={control}
          value={valueAt(draft, field.path)}
          invalid={problems[field.path] !== undefined}
          context={context}
          label={label}
          onChange={set}
        />
      )}
    </Field>
  );
}

/** How much of a row a control needs. */
function spanOf(field: Exclude<FieldSpec, { kind: 'group' }>): Span {
  switch (field.kind) {
    case 'prose':
    case 'choices':
    case 'lines':
    case 'matter':
      return 'all';
    case 'choice':
      return field.name === 'ground' || field.name === 'because' ? 'all' : 'one';
    case 'line':
      if (field.name === 'title') return 'all';
      return field.max > 100 ? 'two' : 'one';
    case 'authority':
      return 'two';
    default:
      return 'one';
  }
}

interface ControlProps {
  readonly field: Exclude<FieldSpec, { kind: 'group' }>;
  readonly control: { readonly id: string };
  readonly value: Json | undefined;
  readonly invalid: boolean;
  readonly context: FormContext;
  readonly label: string;
  readonly onChange: (value: Json | undefined) => void;
}

function Control({ field, control, value, invalid, context, label, onChange }: ControlProps): ReactNode {
  const { t, pick } = useWords();
  const text = typeof value === 'string' ? value : '';
  const status = invalid ? { status: 'error' as const } : {};
  switch (field.kind) {
    case 'line':
      return (
        <Input
          {...control}
          {...status}
          value={text}
          maxLength={field.max}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'prose':
      return (
        <Input.TextArea
          {...control}
          {...status}
          value={text}
          maxLength={field.max}
          autoSize={{ minRows: field.max > 2000 ? 5 : field.max > 1000 ? 3 : 2, maxRows: 18 }}
          onChange={(event) => onChange(field.max > 1000 ? event.target.value : event.target.value.replace(/\n/g, ' '))}
        />
      );
    case 'lines':
      return (
        <Input.TextArea
          {...control}
          {...status}
          placeholder={t('form.oneALine')}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.split('\n'))}
        />
      );
    case 'date':
      return (
        <Input
          {...control}
          {...status}
          type="date"
          max="9999-12-31"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'money':
      return <Money control={control} invalid={invalid} value={value} onChange={onChange} />;
    case 'integer':
      return (
        <Input
          {...control}
          {...status}
          type="number"
          value={typeof value === 'number' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'yesno':
      if (!field.required) {
        return (
          <Checkbox
            {...control}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked || undefined)}
          >
            {t('yes')}
          </Checkbox>
        );
      }
      return (
        <Radio.Group
          {...control}
          aria-label={label}
          {...(typeof value === 'boolean' ? { value } : {})}
          onChange={(event) => onChange(Boolean(event.target.value))}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...control}
          {...status}
          className="wide"
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          {...(text === '' ? {} : { value: text })}
          options={field.options.map((option) => ({ value: option, label: pick(valueTitle(field.name, option)) }))}
          onChange={(next?: string) => onChange(next)}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          className="choices"
          value={Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []}
          options={field.options.map((option) => ({ value: option, label: pick(valueTitle(field.name, option)) }))}
          onChange={(next) => onChange(next.length === 0 ? undefined : next.map(String))}
        />
      );
    case 'person':
      return (
        <PersonPicker
          id={control.id}
          invalid={invalid}
          authority={context.authority}
          value={text || undefined}
          onChange={onChange}
        />
      );
    case 'matter':
      return <MatterPicker id={control.id} invalid={invalid} value={text || undefined} onChange={onChange} />;
    case 'region':
    case 'authority':
      return (
        <AuthorityPicker
          id={control.id}
          invalid={invalid}
          only={context.verb === 'entrust' ? 'station' : field.kind === 'region' ? 'region' : undefined}
          within={field.name === 'to' ? context.within : undefined}
          value={text || undefined}
          onChange={onChange}
        />
      );
  }
}

/** Yuan as typed, fen as sent; what is typed stays as typed, so that `1.05` can be reached by way of `1.0`. */
function Money({
  control,
  invalid,
  value,
  onChange,
}: Pick<ControlProps, 'control' | 'invalid' | 'value' | 'onChange'>): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(typeof value === 'number' ? String(value / 100) : '');
  return (
    <Input
      {...control}
      {...(invalid ? { status: 'error' as const } : {})}
      type="number"
      min={0}
      step="0.01"
      suffix={t('form.yuan')}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value === '' ? undefined : Math.round(Number(event.target.value) * 100));
      }}
    />
  );
}
