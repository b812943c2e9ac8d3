import type { PublicNotice } from '../../../modules/notices/contract.ts';
import { sendProven } from '../proof/send.ts';

export type Format = 'pdf' | 'docx';

const PATIENCE_MS = 30_000;

const send = (path: string, body: object): Promise<Response> =>
  sendProven(path, 'follow', body, () => AbortSignal.timeout(PATIENCE_MS));

/** The notices for whoever holds the code; undefined when they could not be asked for. */
export async function findNotices(receiptCode: string): Promise<readonly PublicNotice[] | undefined> {
  try {
    const response = await send('/public/notices', { receiptCode });
    return response.ok ? ((await response.json()) as readonly PublicNotice[]) : undefined;
  } catch {
    return undefined;
  }
}

/** The file of a notice; undefined when it did not arrive. */
export async function findFile(receiptCode: string, number: string, format: Format): Promise<Blob | undefined> {
  try {
    const response = await send('/public/notices/file', { receiptCode, number, format });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

/** Hands a file to the browser under a name. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
