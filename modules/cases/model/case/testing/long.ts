import { defence, delivery, fine, notice, pass, SMALL } from './deciding.ts';
import { gathering, shared } from './gathering.ts';
import { filed, type Step, staff } from './story.ts';

const { officer, head, stranger } = staff;
const body = (verb: string, day: string) => gathering[verb]?.(day) ?? {};

/** Exhibits of an investigation: of every three, one was handed to the store. */
const exhibits = (count: number): readonly Step[] =>
  Array.from({ length: count }, (_, n): readonly Step[] => {
    const evidence = `e${n + 1}`;
    const add: Step = [
      '2026-06-02',
      officer,
      'add-evidence',
      { ...body('add-evidence', '2026-06-02'), title: `收费票据之${n + 1}`, file: { ...shared.file } },
    ];
    const custody: Step = ['2026-06-03', officer, 'custody', { ...body('custody', '2026-06-03'), evidence }];
    return n % 3 === 0 ? [add, custody] : [add];
  })
    .flat()
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const task = (day: string, n: number): Step => [
  day,
  officer,
  'add-task',
  { title: `核对第${n}笔收费记录`, owner: officer.personId, due: '2026-06-20' },
];

/**
 * A long case: an investigation with so many exhibits, reported, told, answered by the party, and after that so many tasks
 * of which some are done, so that whatever its page quotes lies far back.
 */
export const longCase = (evidence: number, tasks: number, done = 0): readonly Step[] => [
  filed(),
  ...exhibits(evidence),
  ['2026-06-04', officer, 'report', fine(SMALL)],
  ['2026-06-04', officer, 'submit-review', { grounds: [] }],
  ['2026-06-05', stranger, 'case-review', pass],
  ['2026-06-05', head, 'approve-proposal', {}],
  ['2026-06-05', officer, 'notify', notice()],
  ['2026-06-05', officer, 'record-notice-delivery', delivery],
  ['2026-06-08', officer, 'defend', defence],
  ...Array.from({ length: tasks }, (_, n) => task('2026-06-09', n + 1)),
  ...Array.from(
    { length: done },
    (_, n): Step => ['2026-06-10', officer, 'task-done', { task: `k${n + 1}`, note: '已核对。' }],
  ),
];
