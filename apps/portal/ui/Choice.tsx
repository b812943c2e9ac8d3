import { useWords } from '../i18n/words.tsx';
import { describedBy } from './Field.tsx';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly lead?: string;
}

interface ChoiceProps<T extends string> {
  /** The first option takes this id, so that the list of errors leads to it. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of few, each with what it means. */
export function Choice<T extends string>({ id, legend, hint, error, value, options, onChange }: ChoiceProps<T>) {
  return (
    <fieldset
      className={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend>{legend}</legend>
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
      {options.map((option, index) => (
        <label className="option" key={option.value}>
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            <strong>{option.label}</strong>
            {option.lead !== undefined && <span className="option-lead">{option.lead}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly lead?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, lead, checked, onChange }: CheckProps) {
  return (
    <label className="option">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        <strong>{label}</strong>
        {lead !== undefined && <span className="option-lead">{lead}</span>}
      </span>
    </label>
  );
}

/** A refusal or a trouble in words, with the way out. */
export function Trouble({ title, lines }: { readonly title?: string; readonly lines: readonly string[] }) {
  const { m } = useWords();
  return (
    <div className="error-summary" role="alert">
      <h2>{title ?? m.filing.failedTitle}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
