import { correction } from '../../../../modules/disclosures/model/correction.ts';
import { disclosure, terminationTitles } from '../../../../modules/disclosures/model/disclosure.ts';
import {
  abnormalGrounds,
  exemptions,
  firmLists,
  mendings,
  outcomes,
  recallLevels,
  recallWays,
  removals,
  takeDownReasons,
} from '../../../../modules/disclosures/model/labels.ts';
import { listEntry } from '../../../../modules/disclosures/model/list-entry.ts';
import { recall } from '../../../../modules/disclosures/model/recall.ts';
import { domains } from '../../../../modules/intake/model/labels.ts';
import { publishedKinds } from '../../../../modules/published/model/kinds.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const area = (procedure: Procedure, values: Area['values']): Readonly<Record<string, Area>> => ({
  [procedure.id]: { id: 'disclosures', values: { why: takeDownReasons, ...values }, orderOf: inOrderOf(procedure) },
});

/** Names of fields and values of complaint information, list entries, recalls and requests for correction. */
export const disclosureAreas: Readonly<Record<string, Area>> = {
  ...area(disclosure, { problem: domains, outcome: outcomes, ground: terminationTitles, 'exempt.why': exemptions }),
  ...area(listEntry, { list: firmLists, 'entry.list': firmLists, ground: abnormalGrounds, how: removals }),
  ...area(recall, { level: recallLevels, way: recallWays }),
  ...area(correction, { how: mendings, kind: publishedKinds, 'item.kind': publishedKinds }),
};
