import { draw } from '../../../../modules/inspections/model/draw.ts';
import { beaconKinds, creditClasses, riskClasses } from '../../../../modules/inspections/model/draw-plan.ts';
import { inspection } from '../../../../modules/inspections/model/inspection.ts';
import { capModes, itemList, itemMethods } from '../../../../modules/inspections/model/item-list.ts';
import { relation, relationKinds } from '../../../../modules/inspections/model/relation.ts';
import { itemResults, nextSteps, shownGrounds, visitPurposes } from '../../../../modules/inspections/model/results.ts';
import { partyKinds } from '../../../../modules/parties/model/party.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const values: Area['values'] = {
  method: itemMethods,
  capMode: capModes,
  risk: riskClasses,
  risks: riskClasses,
  credit: creditClasses,
  credits: creditClasses,
  kinds: partyKinds,
  'beacon.kind': beaconKinds,
  'declare.kind': relationKinds,
  kind: relationKinds,
  purpose: visitPurposes,
  ground: shownGrounds,
  result: itemResults,
  'results.result': itemResults,
  next: nextSteps,
};

const areaFor = (procedure: Procedure): Area => ({ id: 'inspections', values, orderOf: inOrderOf(procedure) });

/** Names of fields and values of inspections, by procedure. */
export const inspectionAreas: Readonly<Record<string, Area>> = Object.fromEntries(
  [itemList, relation, draw, inspection].map((procedure) => [procedure.id, areaFor(procedure)]),
);
