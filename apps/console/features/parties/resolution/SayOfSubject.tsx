import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  type SubjectMatter,
  type SubjectRef,
  type SubjectWordRequest,
  subjectWordKept,
} from '../../../../../modules/parties/resolution/contract.ts';
import { api } from '../../../api.ts';
import { useWords } from '../../../i18n/index.ts';
import { ActDialog } from '../../../ui/ActDialog.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { pathOfSubject } from './subject-query.ts';

interface Props {
  readonly subject: SubjectRef;
  readonly name: string;
  readonly of: SubjectMatter;
  readonly said: SubjectWordRequest['said'];
  readonly onClose: () => void;
}

/** Says of one matter that it is about the subject, is not, or takes that back; the reason is kept with the word. */
export function SayOfSubject({ subject, name, of, said, onClose }: Props): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { homeRegion: region, id } = of.matter;
  const send = useMutation({
    mutationFn: () =>
      api.post('/subjects/words', {
        body: { matter: { region, id }, subject, said, reason: reason.trim() },
        answer: subjectWordKept,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['subject', pathOfSubject(subject)] });
      onClose();
    },
  });
  return (
    <ActDialog
      title={t(`subjects.${said}.title`, { name })}
      act={t(`subjects.${said}`)}
      ready={reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <p>
        {of.matter.title} · {of.name}
      </p>
      <p className="soft small">{t('subjects.kept')}</p>
      <ReasonField label={t('subjects.reason')} max={500} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
