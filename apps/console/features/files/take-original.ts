import type { FileView } from '../../../../modules/intake/contract.ts';
import { ApiFailure, addressOf, failureOf, UNREACHABLE } from '../../api.ts';

/**
 * Takes out the original of a file and saves it under its name. A download by link could not carry the reason.
 * @throws ApiFailure 403 `intake.file.original-refused`
 */
export async function takeOriginal(region: string, matter: string, file: FileView, reason: string): Promise<void> {
  const response = await fetch(addressOf(`/matters/${region}/${matter}/files/${file.id}/original`), {
    method: 'POST',
    headers: { 'x-qingyuan': '1', 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify({ reason }),
  }).catch(() => {
    throw new ApiFailure(0, UNREACHABLE);
  });
  if (!response.ok) throw await failureOf(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name === '' ? file.id : file.name;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
