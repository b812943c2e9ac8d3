import { usccCheck } from '../../kernel/codes/uscc.ts';
import { type AuthorityCode, newPersonId } from '../../kernel/id.ts';
import { scopePattern } from '../../kernel/region.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { Party } from './model/party.ts';

/** A code with a right check character: kind, division, and a number of its own. */
export function codeOf(number: number, division = '980101', kind = '91'): string {
  const first17 = `${kind}${division}MA${String(number).padStart(7, '0')}`;
  return `${first17}${usccCheck(first17) ?? ''}`;
}

/** A party that tells only what a test asks about. */
export function partyNamed(name: string, number: number, more: Partial<Party> = {}): Party {
  const region = more.region ?? '980101';
  return {
    ...{ code: codeOf(number, region), name, formerNames: [], region, address: '', status: 'active' },
    ...{ statusOn: null, registeredOn: null, source: '测试', asOf: '2026-01-01' },
    ...more,
  };
}

export const clerkAt = (authority: string): LedgerActor => ({
  personId: newPersonId(),
  authority: authority as AuthorityCode,
  roles: ['intake'],
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});
