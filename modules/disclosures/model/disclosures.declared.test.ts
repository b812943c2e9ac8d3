import { expect, test } from 'vitest';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { correction } from './correction.ts';
import { disclosure } from './disclosure.ts';
import { listEntry } from './list-entry.ts';
import { recall } from './recall.ts';
import { correctionExamples, disclosureExamples, listEntryExamples, recallExamples } from './testing/examples.ts';

test.each([
  [disclosure, disclosureExamples],
  [listEntry, listEntryExamples],
  [recall, recallExamples],
  [correction, correctionExamples],
] as const)('the procedure is soundly declared', (procedure, examples) => {
  expect([procedure.id, defectsOf(procedure, examples, [])]).toEqual([procedure.id, []]);
});
