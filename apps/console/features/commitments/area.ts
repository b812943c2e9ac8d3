import { commitment } from '../../../../modules/commitments/model/commitment.ts';
import {
  commitmentKinds,
  endReasons,
  recordResults,
  recordSources,
} from '../../../../modules/commitments/model/kinds.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const endings = Object.fromEntries(Object.entries(commitment.states).map(([id, { title }]) => [id, title]));

/** Names of fields and values of commitments to consumers. */
export const commitmentAreas: Readonly<Record<string, Area>> = {
  [commitment.id]: {
    id: 'commitments',
    values: {
      ...{ 'promise.kind': commitmentKinds, kind: commitmentKinds },
      ...{ source: recordSources, result: recordResults, why: endReasons, how: endings },
    },
    orderOf: inOrderOf(commitment),
  },
};
