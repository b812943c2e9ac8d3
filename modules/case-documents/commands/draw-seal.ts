import { installedParts, openPrinter, type Printer } from '../../../platform/documents/printer.ts';
import { projectPath } from '../../../platform/paths.ts';

let shared: Printer | undefined;
/** Drawings by name: a few authorities work on one server. */
const drawn = new Map<string, Promise<Buffer>>();
const MOST = 50;

/** Large enough to be read and small enough for two lines, in points. */
const sizeFor = (name: string): number => (name.length <= 10 ? 9.5 : name.length <= 20 ? 8.5 : 7);

/**
 * A page of 42 by 42 mm with the name of an authority, marked as 电子印章（演示）: a place holder, never a seal. The same name
 * gives the same bytes.
 * @throws AppError 503 `documents.unavailable`, 503 `documents.busy`, 500 `documents.failed`
 */
export function drawSeal(name: string): Promise<Buffer> {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  shared ??= openPrinter(() => ({ ...installedParts(), template: projectPath('modules/case-documents/seal.typ') }));
  const made = shared.print(JSON.stringify({ name, size: sizeFor(name) }), 0);
  if (drawn.size >= MOST) drawn.clear();
  drawn.set(name, made);
  // What failed may go better the next time.
  made.catch(() => drawn.delete(name));
  return made;
}
