import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type MatterDetail, type MatterRow, performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';

/** What is done to the members of an incident. */
export type Change =
  | { readonly do: 'add' | 'remove' | 'split'; readonly matters: readonly MatterRow[] }
  | {
      readonly do: 'merge' | 'undo';
      readonly from: { readonly region: string; readonly id: string };
      readonly title: string;
    };

interface Props {
  readonly detail: MatterDetail;
  readonly change: Change;
  readonly onClose: () => void;
}

/** The reason of a change, and its one button. */
export function ChangeDialog({ detail: { row }, change, onClose }: Props): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const actId = useMemo(() => uuidv7(), []);
  const [reason, setReason] = useState('');
  const [title, setTitle] = useState(row.title);
  const send = useMutation({
    mutationFn: () => {
      const at = `/incidents/${row.homeRegion}/${row.id}`;
      const act = { actId, version: row.version, reason: reason.trim() };
      switch (change.do) {
        case 'merge':
        case 'undo':
          return api.post(`${at}/merge`, { body: { ...act, do: change.do, from: change.from }, answer: performed });
        case 'split':
          return api.post(`${at}/split`, {
            body: { ...act, title: title.trim(), matters: named(change.matters) },
            answer: performed,
          });
        case 'add':
        case 'remove':
          return api.post(`${at}/members`, {
            body: { ...act, do: change.do, matters: named(change.matters) },
            answer: performed,
          });
      }
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({
        predicate: ({ queryKey }) => ['incidents', 'matter', 'office'].includes(String(queryKey[0])),
      });
    },
  });
  const count = 'matters' in change ? change.matters.length : 0;
  return (
    <ActDialog
      title={t(`incident.do.${change.do}`, { count })}
      act={t(`incident.do.${change.do}`, { count })}
      ready={reason.trim().length >= 2 && (change.do !== 'split' || title.trim() !== '')}
      send={send}
      danger={change.do === 'remove'}
      onClose={onClose}
    >
      <p className="soft small">{t(`incident.how.${change.do}`)}</p>
      {'title' in change && <p>{change.title}</p>}
      {change.do === 'split' && (
        <Field label={t('field.title')} span="all" required>
          {(control) => (
            <Input {...control} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
      )}
      <ReasonField label={t('incident.reason')} max={2_000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

const named = (rows: readonly MatterRow[]) =>
  rows.slice(0, 500).map(({ homeRegion, id }) => ({ region: homeRegion, id }));
