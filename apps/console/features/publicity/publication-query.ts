import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { publicationPreview, publicationView, type secretKind } from '../../../../modules/publicity/contract.ts';
import { api, failureOf } from '../../api.ts';

export const publicationQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'publication'],
    queryFn: ({ signal }) => api.get(`/cases/${region}/${id}/publication`, { answer: publicationView, signal }),
  });

/** What the officer has marked so far. */
export interface Marked {
  readonly hide: readonly { readonly kind: z.infer<typeof secretKind>; readonly text: string }[];
  readonly keep: readonly string[];
  readonly rule: 'publish-term-low' | 'publish-term' | null;
  readonly why: string;
}

export const nothingMarked: Marked = { hide: [], keep: [], rule: null, why: '' };

const bodyOf = ({ hide, keep, rule }: Marked, audience: 'public' | 'party') => ({
  ...{ hide, keep, audience },
  ...(rule === null ? {} : { rule }),
});

/** Made anew for each change of the marks. */
export const previewQuery = (region: string, id: string, version: number, marked: Marked) =>
  queryOptions({
    queryKey: ['matter', id, 'publication', 'preview', version, marked.hide, marked.keep, marked.rule],
    queryFn: ({ signal }) =>
      api.post(`/cases/${region}/${id}/publication/preview`, {
        body: bodyOf(marked, 'public'),
        answer: publicationPreview,
        signal,
      }),
    retry: false,
  });

/** Opens the file as it would be, in a window of its own. @throws ApiFailure */
export async function openFile(
  region: string,
  id: string,
  marked: Marked,
  audience: 'public' | 'party',
): Promise<void> {
  // Opened before anything is waited for: later a browser takes it for an advertisement.
  const view = window.open('', '_blank');
  const response = await fetch(`/api/cases/${region}/${id}/publication/file`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-qingyuan': '1' },
    body: JSON.stringify(bodyOf(marked, audience)),
  });
  if (!response.ok) {
    view?.close();
    throw await failureOf(response);
  }
  const address = URL.createObjectURL(await response.blob());
  if (view === null) location.assign(address);
  else view.location.replace(address);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** After an act: this panel, the case and its lists are of another version. */
export async function refresh(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
