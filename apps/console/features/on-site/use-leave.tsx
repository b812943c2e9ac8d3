import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useWords } from '../../i18n/index.ts';
import { signOut, useMe } from '../identity/use-me.ts';
import { leaveDevice, leftBehind } from './leave.ts';

/** Signing out at the desk: told first what this device has not sent yet. */
export function useLeave(): () => Promise<void> {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { person } = useMe();
  const client = useQueryClient();
  return async () => {
    const left = await leftBehind(person.id);
    if (left.entries + left.drafts > 0) {
      const sure = await modal.confirm({
        title: t('onSite.leave.title'),
        content: t('onSite.leave.warn', { entries: left.entries, drafts: left.drafts }),
        okText: t('onSite.leave.go'),
        cancelText: t('onSite.leave.stay'),
        okButtonProps: { danger: true },
        autoFocusButton: 'cancel',
      });
      if (!sure) return;
    }
    await leaveDevice(person.id, left);
    await signOut(client);
  };
}
