import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ActLine } from '../intake/Timeline.tsx';
import type { Act } from './use-act.ts';

/** Why an act was not taken: others acted meanwhile, or the server refused it. */
export function Conflict({ act: { send, missed, changed } }: { readonly act: Act }): ReactNode {
  const { t, pick } = useWords();
  if (missed.length === 0) return send.isError ? <ProblemNote error={send.error} /> : null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('act.stale', { count: missed.length })}
      description={
        <>
          <ul className="missed">
            {missed.map((act) => (
              <li key={act.seq}>
                <ActLine act={act} />
              </li>
            ))}
            {changed.map(({ what, from, to }) => (
              <li key={what}>{t(`desk.changed${what}`, { from: pick(from), to: pick(to) })}</li>
            ))}
          </ul>
          <p>{t('desk.draftKept')}</p>
        </>
      }
    />
  );
}
