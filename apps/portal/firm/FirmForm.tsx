import { type FormEvent, type HTMLInputTypeAttribute, type ReactNode, useState } from 'react';
import type { Answer } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { Trouble } from '../ui/Choice.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { useTexts } from './use-texts.ts';

/** One thing that is typed. */
export interface FormField<K extends string> {
  readonly name: K;
  readonly label: string;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly optional?: boolean;
  /** Several lines, so many characters at most. */
  readonly lines?: number;
}

interface Props<K extends string, T> {
  /** Distinguishes the ids of two forms on one page. */
  readonly id: string;
  readonly fields: readonly FormField<K>[];
  readonly submit: string;
  readonly warn?: boolean;
  /** Asked before it is sent; undefined: nothing. */
  readonly question?: string;
  /** What stands between the fields and the button. */
  readonly children?: ReactNode;
  /** Said instead of sending: something beside the fields is missing. */
  readonly refuse?: () => string | undefined;
  readonly send: (values: Readonly<Record<K, string>>) => Promise<Answer<T>>;
  readonly onDone: (value: T) => void;
}

/** A short form: what is missing is said beside its field, a refusal of the server above the button. Typed text lives in memory only. */
export function FirmForm<K extends string, T>(props: Props<K, T>) {
  const { id, fields, submit, warn = false, question, children, refuse, send, onDone } = props;
  const t = useTexts();
  const { pick } = useWords();
  const blank = () => Object.fromEntries(fields.map(({ name }) => [name, ''])) as Record<K, string>;
  const [values, type] = useState(blank);
  const [missing, setMissing] = useState<readonly K[]>([]);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const [sending, setSending] = useState(false);

  const fails = (answer: Exclude<Answer<T>, { kind: 'ok' }>): readonly string[] =>
    answer.kind === 'unknown' ? [t.unknown] : [pick(answer.problem), pick(answer.problem.remedy)];
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const empty = fields.filter(({ name, optional }) => optional !== true && values[name].trim() === '');
    setMissing(empty.map(({ name }) => name));
    setTrouble([]);
    if (empty[0] !== undefined) return document.getElementById(`${id}-${empty[0].name}`)?.focus();
    const refusal = refuse?.();
    if (refusal !== undefined) return setTrouble([refusal]);
    if (question !== undefined && !confirm(question)) return;
    setSending(true);
    const answer = await send(values);
    setSending(false);
    if (answer.kind !== 'ok') return setTrouble(fails(answer));
    type(blank());
    onDone(answer.value);
  };
  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)}>
      {fields.map(({ name, label, hint, type: kind, autoComplete, optional, lines }) => {
        const shared = {
          ...{ id: `${id}-${name}`, label, hint, optional: optional === true, value: values[name] },
          error: missing.includes(name) ? t.missing(label) : undefined,
          onChange: (value: string) => type({ ...values, [name]: value }),
        };
        return lines === undefined ? (
          <TextField key={name} {...shared} type={kind ?? 'text'} autoComplete={autoComplete ?? 'off'} />
        ) : (
          <TextArea key={name} {...shared} most={lines} rows={4} />
        );
      })}
      {children}
      {trouble.length > 0 && <Trouble title={t.refusedTitle} lines={trouble} />}
      <p className="actions">
        <button type="submit" className={warn ? 'button button-warn' : 'button'} aria-disabled={sending}>
          {sending ? t.sending : submit}
        </button>
      </p>
    </form>
  );
}
