import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type BriefingRow, briefingView, editionView, opened } from '../../../../modules/briefings/contract.ts';
import type { Content } from '../../../../modules/briefings/model/content.ts';
import {
  fromTemplate,
  nextFrom,
  type TemplateId,
  templateIds,
  templateTitle,
} from '../../../../modules/briefings/model/templates.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { today } from '../bulletins/periods.ts';
import { pathOf } from './briefings-query.ts';

interface Props {
  readonly items: readonly BriefingRow[];
  readonly onClose: () => void;
}

/** The content of a bulletin that stands, to go on from: its newest edition, or its draft. */
async function contentOf({ region, id, edition }: BriefingRow): Promise<Content> {
  const at = { region, id };
  if (edition > 0) return (await api.get(pathOf(at, `/editions/${edition}`), { answer: editionView })).frozen.content;
  const { draft } = await api.get(pathOf(at), { answer: briefingView });
  if (draft === null) throw new Error('no draft');
  return draft.content;
}

/** Begins a bulletin from a template, or from the last one with its period moved on. */
export function NewBriefing({ items, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [from, setFrom] = useState<TemplateId | 'last'>('weekly-clearance');
  const own = items.filter((each) => each.own);
  const [last, setLast] = useState<string | undefined>(own[0]?.id);
  const [title, setTitle] = useState(() => fromTemplate('weekly-clearance', today()).title);
  const choose = (next: TemplateId | 'last'): void => {
    setFrom(next);
    setTitle(next === 'last' ? '' : fromTemplate(next, today()).title);
  };
  const send = useMutation({
    mutationFn: async () => {
      const row = own.find(({ id }) => id === last);
      const begun =
        from !== 'last' ? fromTemplate(from, today()) : row === undefined ? undefined : nextFrom(await contentOf(row));
      if (begun === undefined) throw new Error('nothing to go on from');
      const content = title.trim() === '' ? begun : { ...begun, title: title.trim() };
      return api.post('/briefings', { body: { actId, content }, answer: opened });
    },
    onSuccess: async (at) => {
      await client.invalidateQueries({ queryKey: ['briefings'] });
      // The dialog that began it is not come back to.
      void navigate(`/briefings/${at.region}/${at.id}`, { replace: true });
    },
  });
  return (
    <ActDialog
      title={t('briefings.new')}
      act={t('briefings.begin')}
      ready={from !== 'last' || last !== undefined}
      send={send}
      onClose={onClose}
    >
      <fieldset className="field plain-fieldset">
        <legend>{t('briefings.fromTemplate')}</legend>
        <Radio.Group
          vertical
          value={from}
          onChange={(event) => choose(event.target.value as TemplateId | 'last')}
          options={[
            ...templateIds.map((value) => ({ value, label: pick(templateTitle(value)) })),
            { value: 'last' as const, label: t('briefings.fromLast'), disabled: own.length === 0 },
          ]}
        />
      </fieldset>
      {from === 'last' && (
        <Field label={t('briefings.last')} required>
          {({ id }) => (
            <Select
              id={id}
              className="wide"
              value={last}
              options={own.map((each) => ({ value: each.id, label: each.title }))}
              onChange={setLast}
            />
          )}
        </Field>
      )}
      <Field label={t('briefings.name')} hint={from === 'last' ? t('briefings.nameHint') : undefined}>
        {(control) => (
          <Input {...control} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
