import { Alert, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';

interface Props {
  readonly login: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** A first password, shown this once; it is nowhere else. */
export function PasswordOnce({ login, password, onClose }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t('people.passwordTitle')}
      onCancel={onClose}
      onOk={onClose}
      okText={t('people.passwordKept')}
      cancelButtonProps={{ hidden: true }}
      mask={{ closable: false }}
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t('people.passwordNote')} />
        <dl className="person-facts">
          <div>
            <dt>{t('people.login')}</dt>
            <dd className="mono">{login}</dd>
          </div>
          <div>
            <dt>{t('people.password')}</dt>
            <dd className="mono big first-password">{password}</dd>
          </div>
        </dl>
      </div>
    </Modal>
  );
}
