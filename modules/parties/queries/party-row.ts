import { raw } from '../../../platform/store/sql.ts';
import type { PartyView } from '../contract.ts';
import { isEnded, type PartyKind, type PartyStatus, partyKinds, partyStatuses } from '../model/party.ts';

/** A row of `party` as the driver gives it. */
export interface PartyRecord {
  readonly code: string;
  readonly name: string;
  readonly former_names: readonly string[];
  readonly kind: PartyKind;
  readonly region: string;
  readonly address: string;
  readonly status: PartyStatus;
  readonly status_on: string | null;
  readonly source: string;
  readonly as_of: string;
}

export const PARTY_COLUMNS = raw(
  'p.code, p.name, p.former_names, p.kind, p.region, p.address, p.status, p.status_on, p.source, p.as_of',
);

export const presentParty = (row: PartyRecord): PartyView => ({
  code: row.code,
  name: row.name,
  formerNames: [...row.former_names],
  kind: row.kind,
  kindTitle: partyKinds[row.kind],
  region: row.region,
  address: row.address,
  status: row.status,
  statusTitle: partyStatuses[row.status],
  statusOn: row.status_on,
  ended: isEnded(row.status),
  source: row.source,
  asOf: row.as_of,
});
