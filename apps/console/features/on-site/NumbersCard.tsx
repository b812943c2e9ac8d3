import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useMe } from '../identity/use-me.ts';
import { vaultOf } from './keep/vault.ts';
import { giveBack, reserve, useNumbers } from './model/numbers.ts';
import { useOutbox } from './outbox/use-outbox.ts';

/** So many are taken at once: a day's work of one officer. */
const AT_ONCE = 5;

const deviceName = (): string => {
  const [, system = ''] = /\(([^;)]+)/.exec(navigator.userAgent) ?? [];
  return `${system.slice(0, 30)} ${screen.width}×${screen.height}`.trim();
};

/** The numbers that this device holds for decisions without network. */
export function NumbersCard(): ReactNode {
  const { t } = useWords();
  const { person, authority } = useMe();
  const { free, look } = useNumbers();
  const { view } = useOutbox();
  const own = authority.code.slice(0, 6);
  const take = useMutation({
    mutationFn: async () => reserve(await vaultOf(person.id), own, deviceName(), AT_ONCE),
    onSettled: look,
  });
  const back = useMutation({
    mutationFn: async () => giveBack(await vaultOf(person.id), '现场未使用'),
    onSettled: look,
  });
  const last = free.at(-1);
  return (
    <section className={free.length === 0 ? 'os-card os-card-warn' : 'os-card'} aria-labelledby="os-numbers">
      <h2 id="os-numbers">{t('onSite.numbers.title')}</h2>
      <p>
        {last === undefined
          ? t('onSite.numbers.none')
          : t('onSite.numbers.some', { count: free.length, first: free[0]?.written ?? '', until: last.until })}
      </p>
      {take.isError && <ProblemNote error={take.error} />}
      {back.isError && <ProblemNote error={back.error} />}
      <p className="os-row">
        <button
          type="button"
          className={free.length === 0 ? 'os-button os-primary' : 'os-button'}
          disabled={!view.online || take.isPending}
          onClick={() => take.mutate()}
        >
          {t('onSite.numbers.take', { count: AT_ONCE })}
        </button>
        {free.length > 0 && (
          <button
            type="button"
            className="os-button os-quiet"
            disabled={!view.online || back.isPending}
            onClick={() => back.mutate()}
          >
            {t('onSite.numbers.back')}
          </button>
        )}
      </p>
    </section>
  );
}
