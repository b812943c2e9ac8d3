import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';

interface FieldShellProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** Which texts describe an input: its hint, then its error. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  return ids.filter((each) => each !== '').join(' ') || undefined;
}

/** Label, hint and error around an input, in the order in which they are read. */
export function FieldShell({ id, label, hint, error, optional, children }: FieldShellProps) {
  const { m } = useWords();
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <label htmlFor={id}>
        {label}
        {optional === true && <span className="optional">{m.filing.optional}</span>}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldShellProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'decimal' | 'tel';
  readonly autoComplete?: string;
  readonly max?: string;
  readonly narrow?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { id, hint, error, value, onChange, type, inputMode, autoComplete, max, narrow } = props;
  return (
    <FieldShell {...props}>
      <input
        id={id}
        className={narrow === true ? 'narrow' : undefined}
        type={type ?? 'text'}
        inputMode={inputMode}
        max={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete={autoComplete ?? 'off'}
        // Some browsers send what is typed to a spelling service.
        spellCheck={false}
      />
    </FieldShell>
  );
}

interface TextAreaProps extends Omit<FieldShellProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  readonly rows: number;
}

/** A longer text with its counter; the counter speaks only when little is left. */
export function TextArea(props: TextAreaProps) {
  const { m } = useWords();
  const { id, hint, error, value, onChange, most, rows } = props;
  const left = most - value.length;
  return (
    <FieldShell {...props}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${describedBy(id, hint, error) ?? ''} ${id}-count`.trim()}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        spellCheck={false}
      />
      <p className={left < 0 ? 'count count-over' : 'count'} id={`${id}-count`}>
        {left < most / 10 ? m.filing.remaining(left) : m.filing.characters(value.length, most)}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {left < most / 10 && left % 50 === 0 ? m.filing.remaining(left) : ''}
      </p>
    </FieldShell>
  );
}
