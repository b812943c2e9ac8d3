import { itemStates } from '../../../../modules/programmes/model/items.ts';
import { meetingKinds, meetingStates } from '../../../../modules/programmes/model/meeting.ts';
import { groupPosts } from '../../../../modules/programmes/model/organisation.ts';
import { programme } from '../../../../modules/programmes/model/programme.ts';
import { checkUpResults, rectification } from '../../../../modules/programmes/model/rectification.ts';
import { promiseVerdicts, talk } from '../../../../modules/programmes/model/talk.ts';
import { laterDayResults, task } from '../../../../modules/programmes/model/task.ts';
import type { Procedure } from '../../../../platform/procedure/types.ts';
import type { Area } from '../../forms/area.ts';
import { inOrderOf } from '../../forms/order.ts';

const area = (procedure: Procedure, values: Area['values']): readonly [string, Area] => [
  procedure.id,
  { id: 'programmes', values: { 'mark-task.state': itemStates, ...values }, orderOf: inOrderOf(procedure) },
];

/** Names of fields and values of programmes, tasks, talks and rectifications; their words stand together. */
export const programmeAreas: Readonly<Record<string, Area>> = Object.fromEntries([
  area(programme, {
    kind: meetingKinds,
    'members.place': groupPosts,
    'meetings.state': meetingStates,
    'decisions.state': itemStates,
  }),
  area(task, { result: laterDayResults }),
  area(talk, { result: promiseVerdicts, verdict: promiseVerdicts, 'promises.state': itemStates }),
  area(rectification, { result: checkUpResults, 'measures.state': itemStates }),
]);
