import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { type PenaltyKind, penaltyKinds } from '../../../../rules/index.ts';
import type { Draft, Problems } from '../../forms/body.ts';
import { Money } from '../../forms/Money.tsx';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly onChange: (draft: Draft) => void;
}

/** What a kind of penalty says beside its legal basis; kinds that are not here say nothing more. */
const PARTS: Readonly<Partial<Record<PenaltyKind, readonly ('fen' | 'object' | 'until')[]>>> = {
  fine: ['fen'],
  'confiscate-gains': ['fen'],
  'confiscate-goods': ['object', 'fen'],
  'suspend-licence': ['object', 'until'],
  'lower-qualification': ['object'],
  'revoke-licence': ['object'],
  'restrict-activity': ['object', 'until'],
  'suspend-production': ['object', 'until'],
  close: ['object'],
  'restrict-occupation': ['object', 'until'],
  other: ['object', 'fen', 'until'],
};

const listOf = (draft: Draft): readonly JsonObject[] =>
  Array.isArray(draft.penalties) ? (draft.penalties as readonly JsonObject[]) : [];
const partsOf = (kind: string) => PARTS[kind as PenaltyKind] ?? [];

function withField(entry: JsonObject, field: string, value: Json | undefined): JsonObject {
  const { [field]: _, ...rest } = entry;
  const next: JsonObject = value === undefined || value === '' ? rest : { ...rest, [field]: value };
  if (field !== 'kind') return next;
  // What another kind says nothing of would be refused unseen.
  const kept = new Set<string>(['kind', 'citation', ...partsOf(str(next, 'kind'))]);
  return Object.fromEntries(Object.entries(next).filter(([key]) => kept.has(key)));
}

/** The penalties, each with what its kind says: an amount in yuan, a thing, a last day, and the article it rests on. */
export function Penalties({ draft, problems, onChange }: Props): ReactNode {
  const { t } = useWords();
  const part = useRef<HTMLFieldSetElement>(null);
  const [added, setAdded] = useState(false);
  const all = listOf(draft);
  useEffect(() => {
    if (!added) return;
    setAdded(false);
    part.current?.querySelector<HTMLElement>('.penalty:last-of-type input')?.focus();
  }, [added]);
  const put = (penalties: readonly JsonObject[]): void => onChange({ ...draft, penalties });
  if (str(draft, 'outcome') !== 'penalise') return null;
  const citation = all.map((each) => str(each, 'citation')).find((text) => text !== '') ?? '';
  return (
    <fieldset className="field-group" ref={part}>
      <legend>{t('cases.field.penalties')}</legend>
      {problems.penalties !== undefined && (
        <div className="field-error" role="alert">
          {problems.penalties}
        </div>
      )}
      <ol className="penalties">
        {all.map((entry, index) => (
          <Penalty
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            key={index}
            index={index}
            entry={entry}
            problems={problems}
            onChange={(next) => put(all.map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(all.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button
        size="small"
        onClick={() => {
          put([...all, citation === '' ? {} : { citation }]);
          setAdded(true);
        }}
      >
        {t('decision.addPenalty')}
      </Button>
    </fieldset>
  );
}

interface PenaltyProps {
  readonly index: number;
  readonly entry: JsonObject;
  readonly problems: Problems;
  readonly onChange: (entry: JsonObject) => void;
  readonly onRemove: () => void;
}

function Penalty({ index, entry, problems, onChange, onRemove }: PenaltyProps): ReactNode {
  const { t, pick } = useWords();
  const kind = str(entry, 'kind');
  const parts = partsOf(kind);
  const problem = (field: string): string | undefined => problems[`penalties.${index}.${field}`];
  const set = (field: string, value: Json | undefined): void => onChange(withField(entry, field, value));
  return (
    <li className="penalty">
      <div className="form-grid">
        <Field label={t('cases.field.penalties.kind')} required error={problem('kind')}>
          {(control) => (
            <Select
              {...control}
              className="wide"
              showSearch={{ optionFilterProp: 'label' }}
              {...(kind === '' ? {} : { value: kind })}
              {...(problem('kind') === undefined ? {} : { status: 'error' as const })}
              options={penaltyKinds.flatMap((each) =>
                each.ours ? [{ value: each.code as string, label: pick(each.label) }] : [],
              )}
              onChange={(next: string) => set('kind', next)}
            />
          )}
        </Field>
        {parts.includes('fen') && (
          <Field label={t('decision.amount')} required={kind !== 'other'} error={problem('fen')}>
            {(control) => (
              <Money
                field={{ name: 'fen', path: `penalties.${index}.fen`, required: false, kind: 'money', orAll: false }}
                control={control}
                invalid={problem('fen') !== undefined}
                value={entry.fen}
                onChange={(next) => set('fen', next)}
              />
            )}
          </Field>
        )}
        {parts.includes('until') && (
          <Field label={t('cases.field.penalties.until')} error={problem('until')}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={str(entry, 'until')}
                onChange={(event) => set('until', event.target.value)}
              />
            )}
          </Field>
        )}
        {parts.includes('object') && (
          <Field label={t('decision.object')} span="all" error={problem('object')}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={str(entry, 'object')}
                onChange={(event) => set('object', event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t('decision.citation')} span="all" required error={problem('citation')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              {...(problem('citation') === undefined ? {} : { status: 'error' as const })}
              value={str(entry, 'citation')}
              onChange={(event) => set('citation', event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button
        size="small"
        type="text"
        className="penalty-remove"
        aria-label={t('decision.removePenalty', { n: index + 1 })}
        onClick={onRemove}
      >
        {t('decision.remove')}
      </Button>
    </li>
  );
}
