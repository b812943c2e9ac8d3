import { AutoComplete, Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import { AuthoritiesPicker, AuthorityPicker } from '../ui/AuthorityPicker.tsx';
import { PeoplePicker } from '../ui/PeoplePicker.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { partOf } from './area.ts';
import type { FormContext } from './context.ts';
import { FileChoice } from './FileChoice.tsx';
import type { Leaf } from './fields.ts';
import { fromLocal, toLocal } from './instants.ts';
import { MatterPicker } from './MatterPicker.tsx';
import { Money } from './Money.tsx';
import { useValueTitle } from './values.ts';

interface Props {
  readonly field: Leaf;
  readonly control: { readonly id: string };
  readonly value: Json | undefined;
  readonly invalid: boolean;
  readonly context: FormContext;
  readonly label: string;
  readonly onChange: (value: Json | undefined) => void;
}

const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

const orNothing = (list: readonly string[]): Json | undefined => (list.length === 0 ? undefined : list);

/** The control of one field. */
export function Control({ field, control, value, invalid, context, label, onChange }: Props): ReactNode {
  const { t, pick } = useWords();
  const valueTitle = useValueTitle();
  const text = typeof value === 'string' ? value : '';
  const status = invalid ? { status: 'error' as const } : {};
  const optionsOf = (options: readonly string[]) =>
    options.map((option) => ({
      value: option,
      label: pick(
        valueTitle(field.name, option, context.verb, partOf(field.path)) ?? {
          zh: option,
          en: option,
        },
      ),
    }));
  const typed = (type: string, change: (typed: string) => Json | undefined, shown: string): ReactNode => (
    <Input
      {...control}
      {...status}
      type={type}
      {...(type === 'date' ? { max: '9999-12-31' } : {})}
      {...(type === 'number' ? { step: 'any' } : {})}
      value={shown}
      onChange={(event) => onChange(change(event.target.value))}
    />
  );
  switch (field.kind) {
    case 'line': {
      const suggested = context.suggestions?.[field.name];
      if (suggested !== undefined) {
        return (
          <AutoComplete
            {...control}
            {...status}
            className="wide"
            value={text}
            options={suggested.map(({ value: word, label: words }) => ({ value: word, label: words }))}
            showSearch={{ filterOption: (typedWords, option) => String(option?.label ?? '').includes(typedWords) }}
            onChange={(next: string) => onChange(next)}
          />
        );
      }
      return (
        <Input
          {...control}
          {...status}
          value={text}
          maxLength={field.max}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    }
    case 'prose':
      return (
        <Input.TextArea
          {...control}
          {...status}
          value={text}
          maxLength={field.max}
          autoSize={{ minRows: field.max > 2000 ? 5 : field.max > 1000 ? 3 : 2, maxRows: 18 }}
          onChange={(event) => onChange(field.max > 1000 ? event.target.value : event.target.value.replace(/\n/g, ' '))}
        />
      );
    case 'lines':
      return (
        <Input.TextArea
          {...control}
          {...status}
          placeholder={t('form.oneALine')}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.split('\n'))}
        />
      );
    case 'tags':
      return (
        <Select
          {...control}
          {...status}
          className="wide"
          mode="tags"
          tokenSeparators={[' ', ',', '，']}
          {...(context.suggestions?.[field.name] === undefined
            ? { open: false, suffixIcon: null }
            : { options: [...(context.suggestions[field.name] ?? [])], showSearch: { optionFilterProp: 'label' } })}
          value={textsOf(value)}
          onChange={(next: string[]) => onChange(orNothing(next))}
        />
      );
    case 'date':
      return typed('date', (next) => next, text);
    case 'instant':
      return typed('datetime-local', (next) => (next === '' ? undefined : fromLocal(next)), toLocal(text));
    case 'hour':
      return typed('time', (next) => next, text);
    case 'money':
      return <Money field={field} control={control} invalid={invalid} value={value} onChange={onChange} />;
    case 'integer':
    case 'decimal':
      return typed(
        'number',
        (next) => (next === '' ? undefined : Number(next)),
        typeof value === 'number' ? String(value) : '',
      );
    case 'affirm':
      return (
        <Checkbox
          {...control}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked || undefined)}
        >
          {t('yes')}
        </Checkbox>
      );
    case 'yesno':
      if (!field.required) {
        return (
          <Checkbox
            {...control}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked || undefined)}
          >
            {t('yes')}
          </Checkbox>
        );
      }
      return (
        <Radio.Group
          {...control}
          aria-label={label}
          {...(typeof value === 'boolean' ? { value } : {})}
          onChange={(event) => onChange(Boolean(event.target.value))}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...control}
          {...status}
          className="wide"
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          {...(text === '' ? {} : { value: text })}
          options={optionsOf(field.options)}
          onChange={(next?: string) => onChange(next)}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          className="choices"
          value={textsOf(value)}
          options={optionsOf(field.options)}
          onChange={(next) => onChange(orNothing(next.map(String)))}
        />
      );
    case 'ref':
      return (
        <Select
          {...control}
          {...status}
          className="wide"
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('form.noThings')}
          {...(text === '' ? {} : { value: text })}
          options={[...(context.things?.[field.letter] ?? [])]}
          onChange={(next?: string) => onChange(next)}
        />
      );
    case 'refs':
      return (
        <Select
          {...control}
          {...status}
          className="wide"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('form.noThings')}
          value={textsOf(value)}
          options={[...(context.things?.[field.letter] ?? [])]}
          onChange={(next: string[]) => onChange(orNothing(next))}
        />
      );
    case 'person':
      return (
        <PersonPicker
          id={control.id}
          invalid={invalid}
          authority={context.authority}
          value={text || undefined}
          onChange={onChange}
        />
      );
    case 'people':
      return (
        <PeoplePicker
          id={control.id}
          invalid={invalid}
          authority={context.authority}
          value={textsOf(value)}
          onChange={(next) => onChange(orNothing(next))}
        />
      );
    case 'file':
    case 'files':
    case 'file-ids':
      return (
        <FileChoice
          id={control.id}
          invalid={invalid}
          kind={field.kind}
          files={context.files ?? []}
          upload={context.upload}
          value={value}
          onChange={onChange}
        />
      );
    case 'matter':
      return <MatterPicker id={control.id} invalid={invalid} value={text || undefined} onChange={onChange} />;
    case 'authorities':
      return (
        <AuthoritiesPicker
          id={control.id}
          invalid={invalid}
          within={context.within}
          value={textsOf(value)}
          onChange={(next) => onChange(orNothing([...next]))}
        />
      );
    case 'region':
    case 'authority':
      return (
        <AuthorityPicker
          id={control.id}
          invalid={invalid}
          only={context.verb === 'entrust' ? 'station' : field.kind === 'region' ? 'region' : undefined}
          within={field.name === 'to' ? context.within : undefined}
          value={text || undefined}
          onChange={onChange}
        />
      );
  }
}
