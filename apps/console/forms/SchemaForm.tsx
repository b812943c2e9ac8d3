import { type ReactNode, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { Field, type Span } from '../ui/Field.tsx';
import { partOf } from './area.ts';
import { bodyOf, type Problems, valueAt, withValue } from './body.ts';
import { Control } from './Control.tsx';
import type { FieldSpec, Leaf } from './fields.ts';
import './forms.css';
import { ListPart } from './ListPart.tsx';
import { Dismiss, type FormProps, type PartProps, Problem, Unfold } from './parts.tsx';
import { useFieldTitle } from './titles.ts';
import { UnionPart } from './UnionPart.tsx';

export type { FormContext } from './context.ts';
export { type FormProps, Problem } from './parts.tsx';

/** The form of a verb, drawn from its body schema. */
export function SchemaForm({ fields, ...rest }: FormProps): ReactNode {
  return (
    <div className="form-grid">
      {fields.map((field) => (
        <FormField key={field.path} field={field} Form={SchemaForm} {...rest} />
      ))}
    </div>
  );
}

function FormField({ field, ...rest }: PartProps<FieldSpec>): ReactNode {
  switch (field.kind) {
    case 'fixed':
      return null;
    case 'group':
      return <GroupPart field={field} {...rest} />;
    case 'list':
      return <ListPart field={field} {...rest} />;
    case 'union':
      return <UnionPart field={field} {...rest} />;
    default:
      return <LeafField field={field} {...rest} />;
  }
}

function GroupPart({ field, Form, ...rest }: PartProps<Extract<FieldSpec, { kind: 'group' }>>): ReactNode {
  const { draft, problems, context, onChange } = rest;
  const title = useFieldTitle();
  const [wanted, setWanted] = useState(false);
  const label = title(field.name, context.verb, partOf(field.path));
  // A part that may be left out altogether asks for nothing until something of it is filled in.
  const begun = field.required || Object.keys(bodyOf({ part: valueAt(draft, field.path) ?? null })).length > 0;
  const starred = field.fields.map((each) => ({ ...each, required: each.required && begun }));
  if (context.moment !== undefined && !begun && !wanted) {
    return <Unfold label={label} onOpen={() => setWanted(true)} />;
  }
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      <Problem text={problems[field.path]} />
      {!field.required && context.moment !== undefined && (
        <Dismiss
          label={label}
          onClick={() => {
            setWanted(false);
            onChange(withValue(draft, field.path, undefined));
          }}
        />
      )}
      <Form fields={starred} {...rest} />
    </fieldset>
  );
}

/** A problem of the field itself, or of an entry of its list that has no field of its own. */
const problemOf = (field: Leaf, problems: Problems): string | undefined =>
  problems[field.path] ??
  Object.entries(problems).find(([path]) => path.startsWith(`${field.path}.`) && path !== field.path)?.[1];

function LeafField({ field, draft, problems, context, onChange }: Omit<PartProps<Leaf>, 'Form'>): ReactNode {
  const title = useFieldTitle();
  const label = title(field.name, context.verb, partOf(field.path));
  const problem = problemOf(field, problems);
  return (
    <Field label={label} required={field.required && field.mayBeEmpty !== true} error={problem} span={spanOf(field)}>
      {(control) => (
        <Control
          field={field}
          control={control}
          value={valueAt(draft, field.path)}
          invalid={problem !== undefined}
          context={context}
          label={label}
          onChange={(value: Json | undefined) => onChange(withValue(draft, field.path, value))}
        />
      )}
    </Field>
  );
}

/** Short by their nature, whatever length a schema allows. */
const SHORT = new Set([
  'brand',
  'spec',
  'batch',
  'maker',
  'model',
  'serial',
  'document',
  'documentNo',
  'approval',
  'notice',
  'commission',
  'organ',
  'number',
  'confirmation',
  'suspension',
  'report',
]);

/** How much of a row a control needs. */
function spanOf(field: Leaf): Span {
  switch (field.kind) {
    case 'prose':
    case 'choices':
    case 'lines':
    case 'tags':
    case 'people':
    case 'authorities':
    case 'refs':
    case 'file':
    case 'files':
    case 'file-ids':
    case 'matter':
      return 'all';
    case 'choice':
      return field.name === 'ground' || field.name === 'because' ? 'all' : 'one';
    case 'line':
      if (field.name === 'title') return 'all';
      return field.max > 100 && !SHORT.has(field.name) ? 'two' : 'one';
    case 'authority':
    case 'ref':
      return 'two';
    default:
      return 'one';
  }
}
