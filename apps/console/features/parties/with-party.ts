import type { PartyView } from '../../../../modules/parties/contract.ts';
import { type Draft, withValue } from '../../forms/body.ts';

/** The draft with what the registry says of an entity; what it does not say stays as typed. */
export function withParty(draft: Draft, path: string, party: PartyView): Draft {
  const told = { name: party.name, code: party.code, region: party.region, address: party.address };
  return Object.entries(told).reduce(
    (filled, [key, value]) => (value === '' ? filled : withValue(filled, `${path}.${key}`, value)),
    draft,
  );
}
