import type { ReactNode } from 'react';
import { bodyOf, type Draft, type Problems, valueAt, withValue } from '../../forms/body.ts';
import type { FieldSpec } from '../../forms/fields.ts';
import { type FormContext, SchemaForm } from '../../forms/SchemaForm.tsx';
import { useFieldTitle } from '../../forms/titles.ts';
import { Field } from '../../ui/Field.tsx';
import { PartyField } from './PartyField.tsx';
import { PartyNote } from './PartyNote.tsx';
import { withParty } from './with-party.ts';

interface Props {
  /** The group `respondent` of an opening body. */
  readonly field: Extract<FieldSpec, { kind: 'group' }>;
  readonly draft: Draft;
  readonly problems: Problems;
  readonly context: FormContext;
  readonly onChange: (draft: Draft) => void;
}

/** Who is complained of or reported: looked up by name or code, filled in by hand as well. */
export function RespondentPart({ field, draft, problems, context, onChange }: Props): ReactNode {
  const title = useFieldTitle();
  const path = `${field.path}.name`;
  const begun = Object.keys(bodyOf(draft)[field.name] ?? {}).length > 0;
  const typed = valueAt(draft, path);
  const rest = field.fields
    .filter((each) => each.path !== path)
    .map((each) => ({ ...each, required: each.required && begun }));
  return (
    <fieldset className="field-group">
      <legend>{title(field.name, context.verb)}</legend>
      {problems[field.path] !== undefined && (
        <div className="field-error" role="alert">
          {problems[field.path]}
        </div>
      )}
      <div className="form-grid">
        <Field label={title('name', context.verb)} required={begun} error={problems[path]} span="all">
          {(control) => (
            <PartyField
              control={control}
              value={typeof typed === 'string' ? typed : ''}
              invalid={problems[path] !== undefined}
              onType={(text) => onChange(withValue(draft, path, text))}
              onPick={(party) => onChange(withParty(draft, field.path, party))}
            />
          )}
        </Field>
      </div>
      <PartyNote respondent={valueAt(draft, field.path)} />
      <SchemaForm fields={rest} draft={draft} problems={problems} context={context} onChange={onChange} />
    </fieldset>
  );
}
