import { str } from '../../../kernel/read-json.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Check } from '../model/check.ts';

export const taskOverdue: Check = {
  id: 'task-overdue',
  severity: 'minor',
  title: { zh: '任务逾期', en: 'A task is overdue' },
  what: { zh: '办案任务超过约定的日期没有完成。', en: 'A task of the case was not done by its day.' },
  see: { zh: '打开案件“任务”。', en: 'Open the tasks of the case.' },
  cause: { zh: '完成后没有登记，或者负责人没有跟进。', en: 'Done and not recorded, or nobody followed it up.' },
  wayOut: {
    zh: '完成的登记完成；仍需办理的调整负责人或者日期。',
    en: 'Record it as done, or change its owner or day.',
  },
  candidates: ({ today }) => sql`c.closed_on is null and exists (
    select from jsonb_path_query(c.facts, '$.tasks.* ? (@.state == "open").due') due where due #>> '{}' < ${today}::text)`,
  find: (matter, { today }) =>
    matter.closedOn !== null
      ? []
      : entriesOf(matter, 'tasks').flatMap(([id, task]) => {
          const due = str(task, 'due');
          if (str(task, 'state') !== 'open' || due === '' || due >= today) return [];
          return [{ key: id, detail: { zh: `任务${id}应于${due}前完成。`, en: `Task ${id} was due on ${due}.` } }];
        }),
};
