import type { UseQueryResult } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { HandOverPreview } from '../../../../modules/intake/hand-over-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';

interface Props {
  readonly of: UseQueryResult<HandOverPreview>;
  /** A receiver is chosen: what stays is known too. */
  readonly isWhole: boolean;
}

/** How many matters would go, of which kinds, and which would stay and why. */
export function Preview({ of, isWhole }: Props): ReactNode {
  const { list, t, pick } = useWords();
  return (
    <div className="hand-over-preview" role="status">
      <Answer of={of} rows={1}>
        {({ open, kinds, staying }) => {
          const stays = staying.reduce((total, { count }) => total + count, 0);
          return (
            <>
              <p>
                <span className="num hand-over-number">{integer(open - stays)}</span>{' '}
                {t(isWhole ? 'handOver.going' : 'handOver.open')}
                {kinds.length > 0 && (
                  <span className="soft">
                    {stays > 0 ? t('handOver.ofAll', { count: integer(open) }) : t('handOver.ofWhich')}
                    {list(
                      kinds.map(({ procedure, count }) =>
                        t('handOver.kind', { kind: pick(procedureTitle(procedure)), count: integer(count) }),
                      ),
                    )}
                  </span>
                )}
              </p>
              {stays > 0 && (
                <Alert
                  type="warning"
                  showIcon
                  title={t('handOver.staying', { count: integer(stays) })}
                  description={staying.map(({ authority, name, count }) => (
                    <div key={authority}>{t('handOver.stayingAt', { name: pick(name), count: integer(count) })}</div>
                  ))}
                />
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
}
