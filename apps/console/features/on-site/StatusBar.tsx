import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useOutbox } from './outbox/use-outbox.ts';
import { clockOf } from './words.ts';

/** Always in sight: whether there is network, how many things wait, when the last one went, and that one was refused. */
export function StatusBar(): ReactNode {
  const { t } = useWords();
  const { view } = useOutbox();
  const waiting = view.entries.filter(({ state }) => state === 'waiting');
  const refused = view.entries.filter(({ state }) => state === 'refused').length;
  const last = view.entries
    .flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]))
    .sort()
    .at(-1);
  const failing = waiting.some(({ failures }) => failures > 0);
  const tone = refused > 0 || view.blocked !== null ? 'bad' : !view.online || failing ? 'off' : 'good';
  const net = !view.online ? 'onSite.net.off' : failing ? 'onSite.net.bad' : 'onSite.net.on';
  return (
    <div role="status" className={`os-status os-status-${tone}`}>
      <Link to="/on-site/outbox">
        <Icon name={tone === 'good' ? 'check' : tone === 'off' ? 'pause' : 'late'} />
        <span>
          {t(net)} · {t('onSite.outbox.waiting', { count: waiting.length })}
          {refused > 0 && <strong> · {t('onSite.outbox.refused', { count: refused })}</strong>}
          {view.blocked !== null && <strong> · {t(`onSite.blocked.${view.blocked}`)}</strong>}
        </span>
        <span className="os-status-last">
          {view.sending !== null
            ? t('onSite.outbox.sending')
            : last === undefined
              ? t('onSite.outbox.neverSent')
              : t('onSite.outbox.lastSent', { time: clockOf(last) })}
        </span>
      </Link>
    </div>
  );
}
