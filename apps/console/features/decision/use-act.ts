import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { ApiFailure, api } from '../../api.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { caseQuery } from '../cases/case-query.ts';
import { type Difference, differences } from '../intake/conflict.ts';
import { performedWithNumber } from '../intake/verb-means.ts';

interface Sent {
  readonly actId: string;
  readonly body: Draft;
}

export interface Act {
  readonly send: UseMutationResult<unknown, Error, Sent>;
  /** What others did while the form was open; none while nobody did. */
  readonly missed: CaseDetail['matter']['acts'];
  readonly changed: readonly Difference[];
}

/**
 * Sends an act on a case from a page of its own. When somebody else acted meanwhile, says what and lets the same content
 * be sent again; a retry after a lost connection carries the same act id.
 */
export function useAct(detail: CaseDetail, verb: string, onDone: () => void): Act {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { row, verbs } = detail.matter;
  const [opened] = useState(detail.matter);
  const [seen, setSeen] = useState(row.version);
  const [missed, setMissed] = useState<CaseDetail['matter']['acts']>([]);
  const [changed, setChanged] = useState<readonly Difference[]>([]);
  const send = useMutation({
    mutationFn: ({ actId, body }: Sent) =>
      api.post(`/cases/${row.homeRegion}/${row.id}/acts`, {
        body: { actId, verb, version: seen, body },
        answer: performedWithNumber,
      }),
    onSuccess: async ({ number }) => {
      const view = verbs.find((each) => each.verb === verb);
      const done = t('act.done', { verb: view === undefined ? verb : pick(view.title) });
      void message.success(number == null ? done : `${done} ${number}`);
      onDone();
      await client.invalidateQueries({
        predicate: ({ queryKey }) => !['me', 'authorities', 'benchmarks'].includes(String(queryKey[0])),
      });
    },
    onError: async (error) => {
      if (!(error instanceof ApiFailure) || error.problem.code !== 'procedure.stale') return;
      const fresh = await client.fetchQuery({ ...caseQuery(row.homeRegion, row.id), staleTime: 0 });
      setMissed(fresh.matter.acts.filter((act) => act.seq > opened.row.version));
      setChanged(differences(opened.row, fresh.matter.row));
      setSeen(fresh.matter.row.version);
    },
  });
  return { send, missed, changed };
}
