import { incident, incidentResults } from '../../../../modules/incidents/model/incident.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

/** Names of fields and values of incidents. */
export const incidentAreas: Readonly<Record<string, Area>> = {
  incident: { id: 'incident', values: { result: incidentResults }, orderOf: inOrderOf(incident) },
};
