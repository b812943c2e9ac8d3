import { installedParts, openPrinter, type Printer } from '../documents/printer.ts';
import { projectPath } from '../paths.ts';

let shared: Printer | undefined;

/** One line of plain text: no control characters, no changes of direction, short enough for the page. */
const tidy = (line: string): string =>
  Array.from(line.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ''))
    .slice(0, 40)
    .join('');

/**
 * A page of PDF with these lines, pale and slanting, all over it: the `overlay` of {@link assemble}. It is seen, and it
 * says whose copy this is; it does not stop anybody from cutting it off.
 * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
 */
export function watermarkPage(lines: readonly string[], at: Date): Promise<Uint8Array> {
  shared ??= openPrinter(() => ({ ...installedParts(), template: projectPath('platform/pdf/watermark.typ') }));
  const document = JSON.stringify({ lines: lines.slice(0, 3).map(tidy) });
  return shared.print(document, Math.floor(at.getTime() / 1000));
}
