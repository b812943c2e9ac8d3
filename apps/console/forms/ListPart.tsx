import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import { partOf } from './area.ts';
import { begun } from './begin.ts';
import { valueAt, withValue } from './body.ts';
import { type FieldSpec, placed } from './fields.ts';
import { type PartProps, Problem } from './parts.tsx';
import { useFieldTitle } from './titles.ts';

/** Entries one below another. Alt+Enter adds one, Alt+↑ and Alt+↓ move it, Alt+Delete takes it away. */
export function ListPart({ field, Form, ...rest }: PartProps<Extract<FieldSpec, { kind: 'list' }>>): ReactNode {
  const { draft, problems, context, onChange } = rest;
  const { t } = useWords();
  const title = useFieldTitle();
  const part = useRef<HTMLFieldSetElement>(null);
  const [focusAt, setFocusAt] = useState<number | null>(null);
  const value = valueAt(draft, field.path);
  const entries: readonly Json[] = Array.isArray(value) ? value : [];
  const label = title(field.name, context.verb, partOf(field.path));
  useEffect(() => {
    if (focusAt === null) return;
    part.current
      ?.querySelectorAll<HTMLElement>(':scope > ol > li')
      [focusAt]?.querySelector<HTMLElement>('input, textarea, button')
      ?.focus();
    setFocusAt(null);
  }, [focusAt]);
  const put = (list: readonly Json[], focus: number | null): void => {
    onChange(withValue(draft, field.path, list.length === 0 ? undefined : list));
    setFocusAt(focus);
  };
  const fieldsAt = (index: number): readonly FieldSpec[] =>
    field.fields.map((each) => placed(each, `${field.path}.#`, `${field.path}.${index}`));
  const add = (after: number): void => {
    const list: readonly Json[] = [...entries.slice(0, after + 1), {}, ...entries.slice(after + 1)];
    const next = withValue(draft, field.path, list);
    onChange(context.moment === undefined ? next : begun(fieldsAt(after + 1), next, context.moment));
    setFocusAt(after + 1);
  };
  const remove = (index: number): void =>
    put(
      entries.filter((_, at) => at !== index),
      entries.length < 2 ? null : Math.min(index, entries.length - 2),
    );
  const move = (index: number, step: 1 | -1): void => {
    const [entry, other] = [entries[index], entries[index + step]];
    if (entry === undefined || other === undefined) return;
    put(
      entries.map((each, at) => (at === index ? other : at === index + step ? entry : each)),
      index + step,
    );
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || event.nativeEvent.isComposing) return;
    const commands: Readonly<Record<string, () => void>> = {
      enter: () => add(index),
      arrowup: () => move(index, -1),
      arrowdown: () => move(index, 1),
      delete: () => remove(index),
    };
    const command = commands[event.key.toLowerCase()];
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };
  return (
    <fieldset className="field-group list-part" ref={part}>
      <legend>
        {label}
        {field.required && field.least > 0 && (
          <span className="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </legend>
      <Problem text={problems[field.path]} />
      <ol>
        {entries.map((_, index) => {
          const name = t('form.nth', { what: label, nth: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry has nothing but its place to tell it by
            <li key={index} className="list-entry" aria-label={name} onKeyDown={(event) => onKey(event, index)}>
              <div className="list-entry-head">
                <span className="faint small num">{index + 1}</span>
                <span className="list-tools">
                  <Tool label={t('form.up', { what: name })} off={index === 0} onClick={() => move(index, -1)}>
                    ↑
                  </Tool>
                  <Tool
                    label={t('form.down', { what: name })}
                    off={index === entries.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    ↓
                  </Tool>
                  <Tool label={t('form.removeWhat', { what: name })} onClick={() => remove(index)}>
                    ×
                  </Tool>
                </span>
              </div>
              <Form fields={fieldsAt(index)} {...rest} />
            </li>
          );
        })}
      </ol>
      <Button size="small" type="dashed" onClick={() => add(entries.length - 1)}>
        {t('form.addEntry', { what: label })}
      </Button>
      {entries.length > 1 && <span className="faint small list-keys">{t('form.keys')}</span>}
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  readonly off?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, off = false, onClick, children }: ToolProps): ReactNode {
  return (
    <button type="button" className="plain-button" aria-label={label} title={label} disabled={off} onClick={onClick}>
      {children}
    </button>
  );
}
