import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../kernel/text.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import type { PublishedItem } from '../contract.ts';

/** Kind of the signed statement of a published item. */
export const PUBLISHED_FORMAT = 'qingyuan-published-v1';

/** What an item says, apart from how it is shown: this is digested and signed. */
export function statementOf(item: Omit<PublishedItem, 'sha256'>): JsonObject {
  const { kind, region, id, title, firm, code, authority, day, until, facts } = item;
  return {
    ...{ kind, region, id, title, firm, code, authority, day, until },
    facts: facts.map(({ label, value }) => ({ label: { ...label }, value: { ...value } })),
  };
}

/** SHA-256 of the canonical statement, hex. */
export const digestOf = (statement: JsonObject): string =>
  createHash('sha256').update(canonicalText(statement)).digest('hex');
