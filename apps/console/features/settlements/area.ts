import { settlement } from '../../../../modules/settlements/model/settlement.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const sides = { consumer: { zh: '消费者', en: 'the consumer' }, firm: { zh: '企业', en: 'the firm' } };

/** Names of fields and values of online settlements. */
export const settlementAreas: Readonly<Record<string, Area>> = {
  [settlement.id]: {
    id: 'settlements',
    values: { by: sides, acceptedBy: sides },
    orderOf: inOrderOf(settlement),
  },
};
