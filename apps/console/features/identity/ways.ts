import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { ApiFailure, api } from '../../api.ts';
import en from '../../i18n/en.json' with { type: 'json' };
import zh from '../../i18n/zh.json' with { type: 'json' };
import { waysToSignIn } from './contract.ts';

/** How one may sign in here; with the code that a failed return from the provider left in the address, in words. */
export const waysQuery = (failed: string | null) =>
  queryOptions({
    queryKey: ['ways', failed],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      api.get('/session/ways', { query: { failed: failed?.slice(0, 60) }, answer: waysToSignIn, signal }),
  });

/** Why the way through the identity provider led back here. A code that the server does not know shows as itself. */
export function cameBackWith(code: string, { failure }: z.infer<typeof waysToSignIn>): ApiFailure {
  const fill = (text: string): string => text.replace('{{code}}', code);
  const words = failure ?? {
    code,
    zh: fill(zh['signIn.failed']),
    en: fill(en['signIn.failed']),
    remedy: { zh: zh['signIn.failedRemedy'], en: en['signIn.failedRemedy'] },
  };
  return new ApiFailure(401, { ...words, params: {}, traceId: '' });
}
