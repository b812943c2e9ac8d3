import { useMutation, useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '../../../../kernel/id.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { type At, refresh } from './briefings-query.ts';

export interface Step {
  readonly verb: string;
  readonly body?: object;
}

/** One act on a bulletin, on the version that is shown. */
export function useStep(at: At, version: number, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body = {} }: Step) =>
      api.post(`/office/${at.region}/${at.id}/acts`, {
        body: { actId: uuidv7(), verb, version, body },
        answer: performed,
      }),
    onSuccess: async () => {
      await refresh(client, at);
      onDone?.();
    },
  });
}
