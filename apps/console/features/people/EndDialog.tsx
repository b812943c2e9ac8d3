import { type ReactNode, useState } from 'react';
import { addDays, legalDay } from '../../../../kernel/plain-date.ts';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { DayField } from './Fields.tsx';

interface Props {
  readonly what: 'assignments' | 'delegations';
  readonly id: string;
  /** Of what is ended, in words. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Ends a role or a delegation after a day; what was held before stays history. */
export function EndDialog({ what, id, title, onClose }: Props): ReactNode {
  const { t } = useWords();
  const yesterday = addDays(legalDay(new Date()), -1);
  const [lastDay, setLastDay] = useState<string>(yesterday);
  return (
    <ChangeDialog
      danger
      title={t('people.endTitle', { title })}
      okText={t('people.end')}
      done={t('people.ended')}
      reasonHint={t('people.endReason')}
      right={lastDay >= yesterday}
      change={(reason) => api.post(`/${what}/${id}/end`, { body: { lastDay, reason }, answer: ignored })}
      onClose={onClose}
    >
      <DayField
        label={t('people.lastDay')}
        hint={t('people.lastDayHint')}
        min={yesterday}
        value={lastDay}
        onChange={setLastDay}
      />
    </ChangeDialog>
  );
}
