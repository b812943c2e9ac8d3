import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { PartyView } from '../../../../modules/parties/contract.ts';
import { type Draft, valueAt, withValue } from '../../forms/body.ts';
import type { FieldSpec } from '../../forms/fields.ts';
import { type FormProps, Problem, SchemaForm } from '../../forms/SchemaForm.tsx';
import { useFieldTitle } from '../../forms/titles.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { PartyField } from '../parties/PartyField.tsx';
import { PartyNote } from '../parties/PartyNote.tsx';

const inside = (fields: readonly FieldSpec[], name: string): readonly FieldSpec[] => {
  const field = fields.find((each) => each.name === name);
  return field?.kind === 'group' ? field.fields : [];
};

/** The party: an organisation looked up in the registry, or a person whose name goes into the erasable part. */
export function PartyPart({ fields, draft, problems, context, onChange }: FormProps): ReactNode {
  const { t } = useWords();
  const title = useFieldTitle();
  const kind = valueAt(draft, 'party.kind') === 'person' ? 'person' : 'organisation';
  const typed = valueAt(draft, 'party.name');
  const rest = { draft, problems, context, onChange };
  const choose = (next: string): void => {
    const code = valueAt(draft, 'party.code');
    const party: JsonObject = { kind: next, ...(typeof code === 'string' ? { code } : {}) };
    onChange({ ...draft, party });
  };
  return (
    <>
      <Radio.Group
        className="union-choice"
        aria-label={t('cases.list.party')}
        value={kind}
        options={[
          { value: 'organisation', label: t('cases.party.organisation') },
          { value: 'person', label: t('cases.party.person') },
        ]}
        onChange={(event) => choose(String(event.target.value))}
      />
      <Problem text={problems.party ?? problems.person} />
      {kind === 'organisation' ? (
        <>
          <div className="form-grid">
            <Field label={title('name', 'file', 'party')} required error={problems['party.name']} span="all">
              {(control) => (
                <PartyField
                  control={control}
                  value={typeof typed === 'string' ? typed : ''}
                  invalid={problems['party.name'] !== undefined}
                  onType={(text) => onChange(withValue(draft, 'party.name', text))}
                  onPick={(party) => onChange(withRegistered(draft, party))}
                />
              )}
            </Field>
          </div>
          <PartyNote respondent={valueAt(draft, 'party')} />
          <SchemaForm
            fields={[...inside(fields, 'party').filter(({ name }) => name === 'code'), ...inside(fields, 'contact')]}
            {...rest}
          />
        </>
      ) : (
        <SchemaForm fields={inside(fields, 'person')} {...rest} />
      )}
    </>
  );
}

/** Name and code as the registry has them, and the address where the party is found. */
function withRegistered(draft: Draft, { name, code, address }: PartyView): Draft {
  const named = withValue(withValue(draft, 'party.name', name), 'party.code', code);
  return address === '' ? named : withValue(named, 'contact.address', address);
}
