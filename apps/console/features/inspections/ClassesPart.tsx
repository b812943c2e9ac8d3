import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { classesDone } from '../../../../modules/inspections/contract.ts';
import {
  type CreditClass,
  creditClasses,
  type RiskClass,
  riskClasses,
} from '../../../../modules/inspections/model/draw-plan.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import type { Text } from '../../text.ts';
import { Field } from '../../ui/Field.tsx';
import { integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { codesIn } from './codes.ts';

interface Form {
  readonly codes: string;
  readonly risk: RiskClass;
  readonly credit: CreditClass;
  readonly source: string;
  readonly asOf: string;
}
const NONE: Form = { codes: '', risk: 'none', credit: 'none', source: '', asOf: '' };

/** 企业分类: how firms of the own area are classed, by which a draw groups and weighs them. Said anew it replaces what was said. */
export function ClassesPart(): ReactNode {
  const { t, pick, list } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form, setForm] = useState(NONE);
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const { codes, wrong } = codesIn(form.codes);
  const options = <T extends string>(titles: Readonly<Record<T, Text>>) =>
    (Object.entries(titles) as [T, Text][]).map(([value, title]) => ({ value, label: pick(title) }));
  const send = useMutation({
    mutationFn: () => {
      const { risk, credit, source, asOf } = form;
      const firms = codes.map((code) => ({ code, risk, credit }));
      return api.put('/inspections/classes', { body: { source: source.trim(), asOf, firms }, answer: classesDone });
    },
    onSuccess: async ({ put }) => {
      void message.success(t('inspections.classes.done', { count: integer(put) }));
      change({ codes: '' });
      // What would be frozen of a draw has changed.
      await client.invalidateQueries({ queryKey: ['inspections'] });
    },
  });
  const ready = codes.length > 0 && wrong.length === 0 && form.source.trim() !== '' && form.asOf !== '';
  return (
    <Part title={t('inspections.classes')}>
      <p className="soft">{t('inspections.classes.hint')}</p>
      <form
        className="stack narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <Field
          label={t('inspections.classes.codes')}
          hint={t('inspections.classes.codesHint', { count: integer(codes.length) })}
          error={wrong.length === 0 ? undefined : t('inspections.classes.wrong', { codes: list(wrong.slice(0, 3)) })}
          required
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              value={form.codes}
              onChange={({ target }) => change({ codes: target.value })}
            />
          )}
        </Field>
        <Field label={t('inspections.draw.risks')}>
          {({ id }) => (
            <Select id={id} value={form.risk} options={options(riskClasses)} onChange={(risk) => change({ risk })} />
          )}
        </Field>
        <Field label={t('inspections.draw.credits')}>
          {({ id }) => (
            <Select
              id={id}
              value={form.credit}
              options={options(creditClasses)}
              onChange={(credit) => change({ credit })}
            />
          )}
        </Field>
        <Field label={t('inspections.classes.source')} hint={t('inspections.classes.sourceHint')} required>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={form.source}
              onChange={({ target }) => change({ source: target.value })}
            />
          )}
        </Field>
        <Field label={t('inspections.classes.asOf')} required>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={form.asOf}
              onChange={({ target }) => change({ asOf: target.value })}
            />
          )}
        </Field>
        {send.isError && <ProblemNote error={send.error} />}
        <p>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
            {t('inspections.classes.put')}
          </Button>
        </p>
      </form>
    </Part>
  );
}
