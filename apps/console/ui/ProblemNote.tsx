import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiFailure, problemOf } from '../api.ts';
import { useWords } from '../i18n/index.ts';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What is not there, or not for this person, is so the next time too. */
const isFinal = (error: unknown): boolean => error instanceof ApiFailure && [400, 403, 404, 422].includes(error.status);

/** A failure in words: what went wrong, the way out, and what to quote when reporting it. */
export function ProblemNote({ error, onRetry }: Props): ReactNode {
  const { t, pick } = useWords();
  const problem = problemOf(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={pick(problem)}
      description={
        <>
          <div>{pick(problem.remedy)}</div>
          <div className="faint mono small">
            {problem.code}
            {problem.traceId === '' ? '' : ` · ${t('problem.trace')} ${problem.traceId}`}
          </div>
        </>
      }
      {...(onRetry === undefined || isFinal(error)
        ? {}
        : {
            action: (
              <Button size="small" onClick={onRetry}>
                {t('retry')}
              </Button>
            ),
          })}
    />
  );
}
