import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths.ts';
import { SectionSkipped } from './skipped.ts';

const OPEN = projectPath('../shared/data/clues');

/** A file of the test data about clues: its open part, and the part kept apart where a maintainer has it. */
export interface ClueFile {
  readonly open: string;
  /** From the folder that `QY_CLUES_TEST` names, laid out like the open one; null where it is not given or lacks the file. */
  readonly test: string | null;
}

/**
 * The text of a file below the folder of test data, e.g. `gov-messages/hot_messages.jsonl`. Read where it lies, never copied.
 * @throws SectionSkipped where the open part is missing
 */
export function clueFile(name: string): ClueFile {
  const open = join(OPEN, name);
  if (!existsSync(open)) {
    throw new SectionSkipped('clues.no-data', `${name} is not in ../shared/data/clues; its texts may not be shipped`);
  }
  const folder = process.env.QY_CLUES_TEST ?? '';
  const test = folder === '' ? '' : join(folder, name);
  return {
    open: readFileSync(open, 'utf8'),
    test: test !== '' && existsSync(test) ? readFileSync(test, 'utf8') : null,
  };
}

/** The objects of a text with one JSON object a line. */
export const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
