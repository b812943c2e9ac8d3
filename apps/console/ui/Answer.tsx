import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface Props<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly rows?: number;
}

/** Loading, failing and answered, each designed once. A failed refresh keeps what was there. */
export function Answer<T>({ of, children, rows = 6 }: Props<T>): ReactNode {
  const { t } = useWords();
  const retry = (): void => void of.refetch();
  if (of.data !== undefined) {
    return (
      <>
        {of.isError && <ProblemNote error={of.error} onRetry={retry} />}
        {children(of.data)}
      </>
    );
  }
  if (of.isError) return <ProblemNote error={of.error} onRetry={retry} />;
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {t('loading')}
      </span>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
