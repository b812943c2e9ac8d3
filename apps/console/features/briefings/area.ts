import { briefing } from '../../../../modules/briefings/model/briefing.ts';
import { briefingKinds } from '../../../../modules/briefings/model/content.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

/** Names of fields and values of composed bulletins, by procedure. */
export const briefingAreas: Readonly<Record<string, Area>> = {
  briefing: { id: 'briefings', values: { kind: briefingKinds }, orderOf: inOrderOf(briefing) },
};
