import { queryOptions } from '@tanstack/react-query';
import { evidenceItem, rehashed } from '../../../../modules/evidence/contract.ts';
import { ApiFailure, addressOf, api, failureOf, UNREACHABLE } from '../../api.ts';

/** An item of the register with its chain of custody and who opened its file. */
export const evidenceQuery = (region: string, id: string, item: string) =>
  queryOptions({
    queryKey: ['matter', id, 'evidence', item],
    queryFn: ({ signal }) => api.get(`/cases/${region}/${id}/evidence/${item}`, { answer: evidenceItem, signal }),
  });

/** Reads all originals anew and compares their hashes. */
export const checkEvidence = (region: string, id: string) =>
  api.post(`/cases/${region}/${id}/evidence-check`, { body: {}, answer: rehashed });

/**
 * Opens the copy under a watermark in a window of its own, or saves what no browser shows. Each taking is on record with
 * its reason. @throws ApiFailure
 */
export async function takeCopy(region: string, id: string, item: string, name: string, reason: string): Promise<void> {
  // Opened before anything is waited for: later a browser takes it for an advertisement.
  const view = window.open('', '_blank');
  const response = await fetch(addressOf(`/cases/${region}/${id}/evidence/${item}/copy`, { reason }), {
    credentials: 'same-origin',
  }).catch(() => {
    view?.close();
    throw new ApiFailure(0, UNREACHABLE);
  });
  if (!response.ok) {
    view?.close();
    throw await failureOf(response);
  }
  const shown =
    response.headers.get('content-type')?.startsWith('application/pdf') === true && navigator.pdfViewerEnabled;
  const address = URL.createObjectURL(await response.blob());
  if (shown && view !== null) view.location.replace(address);
  else {
    view?.close();
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
  }
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
