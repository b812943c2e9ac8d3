import { type ReactNode, use } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Do, DoContext } from './Do.tsx';
import { Section } from './Section.tsx';
import { usePage } from './use-page.tsx';

type Task = CaseDetail['tasks'][number];

interface Props {
  readonly detail: CaseDetail;
  /** All of them, e.g. on paper. */
  readonly whole: boolean;
}

/** What is to be done, by whom and by when, as a tree. */
export function TasksSection({ detail, whole }: Props): ReactNode {
  const { t } = useWords();
  const { tasks } = detail;
  const { verbs } = use(DoContext);
  const ids = new Set(tasks.map(({ id }) => id));
  const roots = tasks.filter(({ parent }) => parent === null || !ids.has(parent));
  const [shown, more] = usePage(roots, whole);
  if (tasks.length === 0 && verbs.find(({ verb }) => verb === 'add-task')?.refusal !== null) return null;
  const open = tasks.filter(({ state }) => state === 'open').length;
  return (
    <Section
      id="tasks"
      title={t('cases.section.tasks')}
      note={t('cases.tasks.count', { open, all: tasks.length })}
      actions={<Do verb="add-task" />}
    >
      {tasks.length === 0 ? <p className="faint">{t('cases.tasks.none')}</p> : <Branch of={shown} all={tasks} />}
      {more}
    </Section>
  );
}

function Branch({ of, all }: { readonly of: readonly Task[]; readonly all: readonly Task[] }): ReactNode {
  return (
    <ul className="task-tree">
      {of.map((task) => {
        const parts = all.filter(({ parent }) => parent === task.id);
        return (
          <li key={task.id}>
            <Leaf task={task} />
            {parts.length > 0 && <Branch of={parts} all={all} />}
          </li>
        );
      })}
    </ul>
  );
}

function Leaf({ task }: { readonly task: Task }): ReactNode {
  const { t } = useWords();
  const done = task.state === 'done';
  return (
    <div className={done ? 'task is-past' : 'task'}>
      <Icon name={done ? 'check' : task.late ? 'late' : 'clock'} size={14} />
      <span className="task-title">
        {task.title || t('cases.tasks.erased')} <span className="faint small num">{task.id}</span>
      </span>
      <span className="soft">{task.owner.name}</span>
      <span className={task.late && !done ? 'mark mark-danger' : 'num faint small'}>
        {done
          ? t('cases.tasks.done', { day: task.doneOn ?? '' })
          : task.due === null
            ? ''
            : t(task.late ? 'cases.tasks.late' : 'cases.tasks.due', { day: task.due })}
      </span>
      <span className="no-print">
        {done ? (
          <Do verb="reopen-task" given={{ task: task.id }} what={task.id} />
        ) : (
          <>
            <Do verb="task-done" given={{ task: task.id }} what={task.id} />
            <Do verb="change-task" given={{ task: task.id }} what={task.id} />
            <Do verb="add-task" given={{ parent: task.id }} what={task.id} label={t('cases.tasks.part')} />
          </>
        )}
      </span>
    </div>
  );
}
