import { useWords } from '../i18n/words.tsx';
import { Input, inputId, type StepProps, useErrorOf } from './fields.tsx';
import { holdsComplaint } from './form.ts';
import { RegionPicker, type Regions } from './RegionPicker.tsx';

interface WhereStepProps extends StepProps {
  readonly regions: Regions;
  readonly onRetry: () => void;
}

/** Whom it is about, and which bureau takes it. */
export function WhereStep({ regions, onRetry, ...props }: WhereStepProps) {
  const { m } = useWords();
  const errorOf = useErrorOf(props.issues);
  const { kind, form, onChange } = props;
  const isOptional = !holdsComplaint(kind);
  return (
    <>
      <Input {...props} field="respondentName" hint={m.filing.nameHint[kind]} optional={isOptional} />
      <Input {...props} field="respondentAddress" hint={m.filing.addressHint} optional={isOptional} />
      <Input {...props} field="respondentCode" hint={m.filing.codeHint} optional />
      <RegionPicker
        id={inputId('region')}
        regions={regions}
        onRetry={onRetry}
        hint={m.filing.regionHint[kind]}
        error={errorOf('region')}
        value={form.region}
        onChange={(region) => onChange({ region })}
      />
    </>
  );
}
