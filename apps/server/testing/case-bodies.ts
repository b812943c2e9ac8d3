import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { filing } from '../../../modules/cases/model/case/testing/story.ts';

/** An officer as acts name one. */
export interface Licensed {
  readonly person: string;
  readonly licence: string;
}

/** What the desk sends to file a case: without a number. */
export function filingBody(officers: readonly Licensed[], more: JsonObject = {}): JsonObject {
  const { number: _, ...rest } = filing;
  return {
    ...rest,
    sources: [{ kind: 'inspection', number: '现检〔2026〕1号' }],
    officers: officers.map((each) => ({ ...each })),
    requestedBy: officers[0]?.person ?? '',
    ...more,
  };
}

/** A request to file it. */
export const filingRequest = (officers: readonly Licensed[], more: JsonObject = {}, actId = uuidv7()) => ({
  actId,
  body: filingBody(officers, more),
});
