import { groundTitles, letterWays, measureTitles, staffRoles } from '../../../../modules/firms/model/kinds.ts';
import { odrFirm } from '../../../../modules/firms/model/odr-firm.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const states = Object.fromEntries(Object.entries(odrFirm.states).map(([id, { title }]) => [id, title]));

/** Names of fields and values of firms in online settlement. */
export const firmAreas: Readonly<Record<string, Area>> = {
  [odrFirm.id]: {
    id: 'firms',
    values: { way: letterWays, measure: measureTitles, ground: groundTitles, role: staffRoles, how: states },
    orderOf: inOrderOf(odrFirm),
  },
};
