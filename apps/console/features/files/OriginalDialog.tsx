import { useMutation } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { takeOriginal } from './take-original.ts';

interface Props {
  readonly file: FileView;
  readonly region: string;
  readonly matter: string;
  readonly onClose: () => void;
}

const SHORTEST = 5;

/** The custodian takes out an original as it came, for a written reason; who, when and why is recorded first. */
export function OriginalDialog({ file, region, matter, onClose }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => takeOriginal(region, matter, file, reason.trim()),
    onSuccess: () => {
      void message.success(t('files.originalTaken'));
      onClose();
    },
  });
  return (
    <ActDialog
      title={t('files.originalTitle')}
      act={t('files.originalTake')}
      ready={reason.trim().length >= SHORTEST}
      send={take}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('files.originalWarning')} />
      <ReasonField
        label={t('files.originalReason')}
        hint={t('files.originalHint')}
        max={500}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  );
}
