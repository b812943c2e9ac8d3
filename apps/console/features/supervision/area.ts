import { finding } from '../../../../modules/supervision/model/finding.ts';
import {
  exposedNames,
  exposureChannels,
  placeKinds,
  questionKinds,
  recheckResults,
  severities,
  subjectKinds,
} from '../../../../modules/supervision/model/labels.ts';
import { survey } from '../../../../modules/supervision/model/survey.ts';
import { visit } from '../../../../modules/supervision/model/visit.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const area = (procedure: Procedure): readonly [string, Area] => [
  procedure.id,
  {
    id: 'supervision',
    values: {
      ...{ 'place.kind': placeKinds, 'questions.kind': questionKinds, 'subject.kind': subjectKinds },
      ...{ severity: severities, result: recheckResults, channel: exposureChannels, names: exposedNames },
    },
    orderOf: inOrderOf(procedure),
  },
];

/** Names of fields and values of rounds, visits and findings; their words stand together. */
export const supervisionAreas: Readonly<Record<string, Area>> = Object.fromEntries([survey, visit, finding].map(area));
