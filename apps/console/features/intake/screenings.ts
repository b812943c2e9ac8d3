import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { type Screening, screeningsAnswer } from '../../../../modules/intake/screening-contract.ts';
import { api } from '../../api.ts';

type Asked = Pick<MatterRow, 'homeRegion' | 'id' | 'version'>;

/**
 * The facts of a screening as they were when the rows were read, by matter. One that has moved on since is left out: the
 * server refuses its act as stale, so that there is nothing to take back.
 */
export function factsAt(rows: readonly Asked[], found: readonly Screening[]): ReadonlyMap<string, JsonObject> {
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return new Map(
    found
      .filter(({ matterId, version }) => versions.get(matterId) === version)
      .map(({ matterId, urgency, signs }) => [
        matterId,
        { ...(urgency === null ? {} : { urgency }), ...(signs === null ? {} : { signs }) },
      ]),
  );
}

/** How the rows are screened now, of all of them however many: what a screening of the batch is taken back to. */
export async function screeningsOf(rows: readonly Asked[]): Promise<ReadonlyMap<string, JsonObject>> {
  const items = rows.map(({ homeRegion, id }) => ({ homeRegion, matterId: id }));
  const { items: found } = await api.post('/screenings', { body: { items }, answer: screeningsAnswer });
  return factsAt(rows, found);
}
