import { expect, test } from 'vitest';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { mayOpen } from './item.ts';

const ME = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';

const actor = (authority: string, roles: readonly string[], onBehalfOf: string | null = null): LedgerActor =>
  ({ personId: ME, authority, roles, onBehalfOf, scope: '%' }) as unknown as LedgerActor;
const matter = (recusals: Readonly<Record<string, unknown>> = {}): { readonly matter: Matter } =>
  ({ matter: { handlingCode: '980101', facts: { recusals } } }) as unknown as { readonly matter: Matter };
const recused = (person: string, state = 'recused') => matter({ r1: { person, state } });

/** Whoever sees that a case exists does not thereby open what is kept of it. */
test.each([
  ['an officer of the bureau', actor('980101', ['officer']), matter(), true],
  ['the custodian of the files', actor('980101', ['custodian']), matter(), true],
  ['another county', actor('980102', ['officer', 'head']), matter(), false],
  ['the city above', actor('980100', ['head']), matter(), false],
  ['an auditor', actor('980101', ['auditor']), matter(), false],
  ['an administrator', actor('980101', ['admin']), matter(), false],
  ['who was recused', actor('980101', ['officer', 'custodian']), recused(ME), false],
  ['who stands in for somebody recused', actor('980101', ['officer'], OTHER), recused(OTHER), false],
  ['whose recusal was asked for and is not decided', actor('980101', ['officer']), recused(ME, 'asked'), true],
  ['whose colleague was recused', actor('980101', ['officer']), recused(OTHER), true],
])('%s', (_who, by, record, opens) => {
  expect(mayOpen(by, record)).toBe(opens);
});
