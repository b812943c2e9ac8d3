import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { z } from 'zod';
import { uuidv7 } from '../../../../kernel/id.ts';
import { bulkAnswer } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { type Undoable, undoRequests } from './undo.ts';

type BulkOutcome = z.infer<typeof bulkAnswer>['outcomes'][number];

interface Props {
  readonly items: readonly Undoable[];
  readonly titleOf: (matter: string) => string;
  readonly onDone: () => void;
}

/** Takes back the batch just done, by new acts; each matter answers for itself. */
export function UndoBatch({ items, titleOf, onDone }: Props): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  // One id for each matter: asked again after a lost connection, it is taken back once.
  const actIds = useMemo(() => new Map(items.map(({ matterId }) => [matterId, uuidv7()])), [items]);
  const undo = useMutation({
    mutationFn: async () => {
      const outcomes: BulkOutcome[] = [];
      for (const { verb, body, items: group } of undoRequests(items)) {
        const answer = await api.post('/bulk', {
          body: {
            items: group.map(({ homeRegion, matterId, version }) => ({
              ...{ homeRegion, matterId, version },
              actId: actIds.get(matterId) ?? uuidv7(),
            })),
            verb,
            body,
          },
          answer: bulkAnswer,
        });
        outcomes.push(...answer.outcomes);
      }
      return new Map(outcomes.map((outcome) => [outcome.actId, outcome]));
    },
    onSettled: async () => {
      onDone();
      await client.invalidateQueries({
        predicate: ({ queryKey }) => ['queues', 'matter'].includes(String(queryKey[0])),
      });
    },
  });
  if (undo.data === undefined) {
    return (
      <section className="stack" aria-label={t('desk.undo', { count: items.length })}>
        {undo.isError && <ProblemNote error={undo.error} />}
        <p className="soft small">{t('desk.undoNote')}</p>
        <div className="row">
          <Button danger loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('desk.undo', { count: items.length })}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <div role="status">
      <table className="data" aria-label={t('desk.undone')}>
        <tbody>
          {items.map(({ matterId }) => {
            const outcome = undo.data.get(actIds.get(matterId) ?? '');
            return (
              <tr key={matterId}>
                <td>{titleOf(matterId)}</td>
                <td>
                  {outcome?.ok === true ? (
                    <span className="mark mark-ok">{t('desk.undone')}</span>
                  ) : (
                    <span className="warn-text">
                      {t('desk.undoLeft')}
                      {outcome !== undefined && `：${pick(outcome.problem)}`}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
