import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { GroupRow } from '../../../../modules/incidents/contract.ts';
import { type MatterRow, performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';

interface Props {
  readonly group: GroupRow;
  readonly matters: readonly MatterRow[];
  readonly onClose: () => void;
}

/** Opens an incident of these matters; what they have in common is filled in and may be changed. */
export function OpenIncident({ group, matters, onClose }: Props): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const actId = useMemo(() => uuidv7(), []);
  const [title, setTitle] = useState(group.title.slice(0, 200));
  const [reason, setReason] = useState('');
  const [anchors, setAnchors] = useState({
    party: group.anchors.party ?? '',
    place: group.anchors.place ?? '',
    issue: group.anchors.issue ?? '',
  });
  const send = useMutation({
    mutationFn: () =>
      api.post('/incidents', {
        body: {
          ...{ actId, title: title.trim(), reason: reason.trim(), group: { region: group.region, id: group.id } },
          anchors: Object.fromEntries(Object.entries(anchors).filter(([, word]) => word.trim() !== '')),
          matters: matters.slice(0, 500).map(({ homeRegion, id }) => ({ region: homeRegion, id })),
        },
        answer: performed,
      }),
    onSuccess: ({ homeRegion, matterId }) => void navigate(`/matters/${homeRegion}/${matterId}`),
  });
  return (
    <ActDialog
      title={t('incident.openTitle')}
      act={t('incident.open', { count: matters.length })}
      ready={title.trim() !== '' && reason.trim().length >= 2 && matters.length > 0}
      send={send}
      onClose={onClose}
    >
      <p className="soft small">{t('incident.openHow')}</p>
      <Field label={t('field.title')} span="all" required>
        {(control) => (
          <Input {...control} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      {(['party', 'place', 'issue'] as const).map((name) => (
        <Field key={name} label={t(`incident.field.${name}`)} span="all">
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={anchors[name]}
              onChange={(event) => setAnchors({ ...anchors, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <ReasonField
        label={t('incident.reason')}
        hint={t('incident.reasonHint')}
        max={2_000}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  );
}
