import { Alert, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { firstPassword, type PersonPage } from '../identity/contract.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

interface Props {
  readonly page: PersonPage;
  readonly onClose: () => void;
}

/** Closes an account: sessions end at once, delegations from this person stop. */
export function CloseDialog({ page: { person }, onClose }: Props): ReactNode {
  const { t } = useWords();
  return (
    <ChangeDialog
      danger
      right
      title={t('people.closeTitle', { name: person.name })}
      okText={t('people.close')}
      done={t('people.closed')}
      reasonHint={t('people.closeReason')}
      change={(reason) => api.post(`/people/${person.id}/off`, { body: { reason }, answer: ignored })}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('people.closeNote')} />
    </ChangeDialog>
  );
}

/** A new first password; the second factor and the passkeys go too where the device is lost. */
export function ResetDialog({ page, onClose, onDone }: Props & { onDone: (password: string) => void }): ReactNode {
  const { t } = useWords();
  const { person, signIn } = page;
  const [without, setWithout] = useState({ withoutSecondFactor: false, withoutPasskeys: false });
  const has = { totp: signIn?.totp === true, passkeys: (signIn?.passkeys.length ?? 0) > 0 };
  return (
    <ChangeDialog
      danger
      right
      title={t('people.resetTitle', { name: person.name })}
      okText={t('people.reset')}
      done={t('people.resetDone')}
      reasonHint={t('people.resetReason')}
      change={(reason) =>
        api.post(`/people/${person.id}/reset`, { body: { ...without, reason }, answer: firstPassword })
      }
      onDone={({ password }) => onDone(password)}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('people.resetNote')} />
      <div className="choices">
        <Checkbox
          disabled={!has.totp}
          checked={without.withoutSecondFactor}
          onChange={({ target }) => setWithout({ ...without, withoutSecondFactor: target.checked })}
        >
          {t('people.withoutTotp')}
        </Checkbox>
        <Checkbox
          disabled={!has.passkeys}
          checked={without.withoutPasskeys}
          onChange={({ target }) => setWithout({ ...without, withoutPasskeys: target.checked })}
        >
          {t('people.withoutPasskeys')}
        </Checkbox>
      </div>
    </ChangeDialog>
  );
}
