import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { meQuery } from '../identity/use-me.ts';
import { rememberedMe, unreachable } from './keep/remembered.ts';

/** So long a server that says nothing is waited for before the page opens as without network. */
const PATIENCE_MS = 2_500;

interface Props {
  /** The session was asked for and nothing answered, or the browser knows that there is no network. */
  readonly failed: boolean;
  readonly onRetry: () => void;
}

/** Opens the on-site pages for who was signed in here today, where the session cannot be asked for. */
export function OfflineEntry({ failed, onRetry }: Props): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [nobody, setNobody] = useState(false);
  useEffect(() => {
    let here = true;
    const timer = setTimeout(
      () =>
        void rememberedMe()
          .catch(() => undefined)
          .then((last) => {
            if (!here) return;
            if (last === undefined) setNobody(true);
            else if (client.getQueryData(meQuery.queryKey) === undefined)
              client.setQueryData(meQuery.queryKey, last.me, { updatedAt: last.confirmedAt });
          }),
      failed ? 0 : PATIENCE_MS,
    );
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [failed, client]);
  if (!(failed && nobody)) return <p className="os-empty">{t('loading')}</p>;
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <ProblemNote error={unreachable()} onRetry={onRetry} />
        <p>{t('onSite.nobodyHere')}</p>
      </div>
    </main>
  );
}
