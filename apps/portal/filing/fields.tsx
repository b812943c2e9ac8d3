import type { HTMLInputTypeAttribute } from 'react';
import { useWords } from '../i18n/words.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { type Field, type FilingForm, type FilingKind, limits } from './form.ts';
import type { Issue } from './validate.ts';

/** What every step gets. */
export interface StepProps {
  readonly kind: FilingKind;
  readonly form: FilingForm;
  readonly issues: readonly Issue[];
  readonly onChange: (change: Partial<FilingForm>) => void;
}

export const inputId = (field: Field): string => `filing-${field}`;

/** The words for an issue. */
export function useIssueText(): (issue: Issue) => string {
  const { m } = useWords();
  return ({ field, fault }) =>
    (fault === 'missing' ? m.filing.choose[field] : undefined) ?? m.filing.faults[fault](m.filing.labels[field]);
}

/** The words for the issue of one field, if it has one. */
export function useErrorOf(issues: readonly Issue[]): (field: Field) => string | undefined {
  const textOf = useIssueText();
  return (field) => {
    const issue = issues.find((each) => each.field === field);
    return issue === undefined ? undefined : textOf(issue);
  };
}

interface InputProps extends StepProps {
  readonly field: Exclude<Field, 'identity'>;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'decimal' | 'tel';
  readonly autoComplete?: string;
  readonly max?: string;
  readonly narrow?: boolean;
}

/** One line of the form, bound to its field. */
export function Input({ field, form, issues, onChange, kind: _kind, ...rest }: InputProps) {
  const { m } = useWords();
  const errorOf = useErrorOf(issues);
  return (
    <TextField
      {...rest}
      id={inputId(field)}
      label={m.filing.labels[field]}
      error={errorOf(field)}
      value={form[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
}

interface AreaProps extends StepProps {
  readonly field: 'text' | 'demand';
  readonly hint: string;
  readonly rows: number;
}

/** A longer text of the form, bound to its field. */
export function Area({ field, form, issues, onChange, kind: _kind, ...rest }: AreaProps) {
  const { m } = useWords();
  const errorOf = useErrorOf(issues);
  return (
    <TextArea
      {...rest}
      id={inputId(field)}
      label={m.filing.labels[field]}
      error={errorOf(field)}
      value={form[field]}
      most={limits[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
}
