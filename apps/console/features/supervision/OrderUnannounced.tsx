import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import type { SurveyProgress } from '../../../../modules/supervision/contract.ts';
import { placeKinds } from '../../../../modules/supervision/model/labels.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { useMe } from '../identity/use-me.ts';

interface Props {
  readonly survey: SurveyProgress;
  readonly onClose: () => void;
}

/**
 * Orders an unannounced visit: place and day go sealed to the server. Nothing of it is kept in the browser, not even as a
 * draft: it is short, and a secret.
 */
export function OrderUnannounced({ survey, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const { authority: mine } = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [team, setTeam] = useState(survey.teams[0]?.id ?? '');
  const [kind, setKind] = useState<'authority' | 'market'>('authority');
  const [authority, setAuthority] = useState<string>();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const chosen = survey.teams.find(({ id }) => id === team);
  const send = useMutation({
    mutationFn: () =>
      api.post('/office', {
        body: {
          actId,
          procedure: 'visit',
          verb: 'order-unannounced',
          body: {
            team: {
              name: chosen?.name ?? '',
              leader: chosen?.leader.id ?? '',
              members: chosen?.members.map(({ id }) => id) ?? [],
            },
            checklist: survey.checklistBody,
            origin: { procedure: 'survey', matter: survey.id, region: survey.region },
            ...(survey.campaign === '' ? {} : { campaign: survey.campaign }),
            plan: {
              place: {
                kind,
                authority,
                name: name.trim(),
                ...(address.trim() === '' ? {} : { address: address.trim() }),
              },
              day,
              ...(note.trim() === '' ? {} : { note: note.trim() }),
            },
          },
        },
        answer: performed,
      }),
    onSuccess: async () => {
      void message.success(t('supervision.survey.done'));
      await client.invalidateQueries({ queryKey: ['supervision'] });
      await client.invalidateQueries({ queryKey: ['office'] });
      onClose();
    },
  });
  return (
    <ActDialog
      title={t('supervision.survey.order')}
      act={t('supervision.survey.seal')}
      ready={chosen !== undefined && authority !== undefined && name.trim() !== '' && day !== ''}
      send={send}
      onClose={onClose}
    >
      <p className="soft">{t('supervision.survey.sealedHint')}</p>
      <p className="soft small">{t('supervision.survey.noInspection')}</p>
      <Field label={t('supervision.survey.team')} required>
        {({ id }) => (
          <Select
            id={id}
            className="wide"
            value={team}
            options={survey.teams.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(value: string) => setTeam(value)}
          />
        )}
      </Field>
      <Radio.Group
        aria-label={t('supervision.survey.place')}
        value={kind}
        onChange={({ target }) => setKind(target.value === 'market' ? 'market' : 'authority')}
        options={(['authority', 'market'] as const).map((value) => ({ value, label: pick(placeKinds[value]) }))}
      />
      <Field label={t('supervision.field.place.authority')} required>
        {({ id }) => <AuthorityPicker id={id} value={authority} within={mine.code} onChange={setAuthority} />}
      </Field>
      <Field label={t('supervision.field.place.name')} required>
        {({ id }) => <Input id={id} value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t('supervision.field.place.address')}>
        {({ id }) => (
          <Input id={id} value={address} maxLength={300} onChange={({ target }) => setAddress(target.value)} />
        )}
      </Field>
      <Field label={t('supervision.survey.day')} required>
        {({ id }) => <Input id={id} type="date" value={day} onChange={({ target }) => setDay(target.value)} />}
      </Field>
      <Field label={t('supervision.survey.note')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={note}
            maxLength={2_000}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
