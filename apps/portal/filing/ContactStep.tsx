import { useWords } from '../i18n/words.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Input, inputId, type StepProps, useErrorOf } from './fields.tsx';
import { holdsComplaint, isNamed } from './form.ts';

/** Who files: in one's own name for a complaint (令121 art 10), as chosen otherwise. */
export function ContactStep(props: StepProps) {
  const { m } = useWords();
  const errorOf = useErrorOf(props.issues);
  const { kind, form, onChange } = props;
  // A browser's own memory of names is welcome in a complaint, and a trace in a report.
  const fill = (value: string): string => (holdsComplaint(kind) ? value : 'off');
  return (
    <>
      {holdsComplaint(kind) ? (
        <p className="note">{m.filing.contactComplaint}</p>
      ) : (
        <Choice
          id={inputId('identity')}
          legend={m.filing.labels.identity}
          hint={m.filing.identityHint}
          error={errorOf('identity')}
          value={form.identity}
          options={[
            { value: 'anonymous', label: m.filing.anonymous, lead: m.filing.anonymousLead },
            { value: 'named', label: m.filing.named, lead: m.filing.namedLead },
          ]}
          onChange={(identity) => onChange({ identity })}
        />
      )}
      {isNamed(kind, form) && (
        <>
          <Input {...props} field="name" autoComplete={fill('name')} narrow />
          <Input {...props} field="phone" type="tel" inputMode="tel" autoComplete={fill('tel')} narrow />
          <Input
            {...props}
            field="address"
            hint={m.filing.addressReporter}
            autoComplete={fill('street-address')}
            optional={!holdsComplaint(kind)}
          />
          <p className="hint">{m.filing.contactUse}</p>
        </>
      )}
    </>
  );
}
