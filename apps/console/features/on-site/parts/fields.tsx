import { type ReactNode, useId } from 'react';

interface Common {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

interface LineProps extends Common {
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel';
  readonly suffix?: string;
  readonly max?: number;
}

const described = (id: string, hint: string | undefined, error: string | undefined) => {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    (one) => one !== '',
  );
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  };
};

function Around({
  id,
  label,
  hint,
  error,
  required = false,
  children,
}: Pick<Common, 'label' | 'hint' | 'error' | 'required'> & {
  readonly id: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="os-field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="os-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="os-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** A line to type; large enough for a thumb. */
export function LineField({ value, onChange, inputMode = 'text', suffix, max = 200, ...rest }: LineProps): ReactNode {
  const id = useId();
  return (
    <Around id={id} {...rest}>
      <span className={suffix === undefined ? 'os-line' : 'os-line os-suffixed'}>
        <input
          id={id}
          className="os-input"
          value={value}
          maxLength={max}
          inputMode={inputMode}
          autoComplete="off"
          aria-required={rest.required === true}
          {...described(id, rest.hint, rest.error)}
          onChange={(event) => onChange(event.target.value)}
        />
        {suffix !== undefined && <span aria-hidden="true">{suffix}</span>}
      </span>
    </Around>
  );
}

/** A text of several lines that grows with what is typed. */
export function TextField({ value, onChange, ...rest }: Common & { readonly rows?: number }): ReactNode {
  const id = useId();
  return (
    <Around id={id} {...rest}>
      <textarea
        id={id}
        className="os-input os-text"
        rows={rest.rows ?? 3}
        value={value}
        maxLength={5_000}
        aria-required={rest.required === true}
        {...described(id, rest.hint, rest.error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Around>
  );
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
}

/** One of few, side by side. */
export function ChoiceField<T extends string>({ label, value, options, onChange, error }: ChoiceProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="os-field os-choice">
      <legend>{label}</legend>
      <div className="os-options">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'os-option chosen' : 'os-option'}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              {...(error === undefined ? {} : { 'aria-describedby': `${name}-error` })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className="os-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One of many, by the phone's own list. */
export function SelectField({
  value,
  onChange,
  options,
  empty,
  ...rest
}: Common & { readonly options: readonly Option<string>[]; readonly empty: string }): ReactNode {
  const id = useId();
  return (
    <Around id={id} {...rest}>
      <select
        id={id}
        className="os-input"
        value={value}
        aria-required={rest.required === true}
        {...described(id, rest.hint, rest.error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
}

/** Yes or no, the whole line a target. */
export function CheckField({ label, checked, onChange, error }: CheckProps): ReactNode {
  const id = useId();
  return (
    <div className="os-field">
      <label className={checked ? 'os-check chosen' : 'os-check'}>
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          {...described(id, undefined, error)}
        />
        <span>{label}</span>
      </label>
      {error !== undefined && (
        <p id={`${id}-error`} className="os-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** Words that a tap puts in. */
export function Phrases({
  label,
  phrases,
  onPick,
}: {
  readonly label: string;
  readonly phrases: readonly string[];
  readonly onPick: (phrase: string) => void;
}): ReactNode {
  return (
    <fieldset className="os-phrases">
      <legend className="sr-only">{label}</legend>
      {phrases.map((phrase) => (
        <button key={phrase} type="button" className="os-chip" onClick={() => onPick(phrase)}>
          {phrase}
        </button>
      ))}
    </fieldset>
  );
}
