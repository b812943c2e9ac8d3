import type { ReactNode } from 'react';
import { domainTitle, signs } from '../../../../modules/intake/model/labels.ts';
import { type SetScores, SHIPPED_SET, type TaskScores } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, percent } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { type Model, taskOf } from './models-query.ts';

/** One version on each set that it never saw, question by question, beside the models of its time. */
export function ScoresTable({ model }: { readonly model: Model }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {model.scores.own.map((own) => {
        const beside = model.scores.beside.flatMap(({ version, sets }) =>
          sets.filter(({ set }) => set === own.set).map((set) => ({ version, set })),
        );
        const name = own.set === SHIPPED_SET ? t('models.shippedSet') : t('models.frozenSet');
        const title = t('models.scores', { version: model.version, set: name, n: integer(own.texts) });
        return (
          <Part key={own.set} title={title}>
            <OnSet title={title} own={own} beside={beside} />
          </Part>
        );
      })}
    </>
  );
}

interface Props {
  readonly title: string;
  readonly own: SetScores;
  readonly beside: readonly { readonly version: string; readonly set: SetScores }[];
}

function OnSet({ title, own, beside }: Props): ReactNode {
  const { t } = useWords();
  return (
    <TableFrame label={title}>
      <table className="data" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('models.task')}</th>
            {(['texts', 'right', 'macroF1', 'coverage', 'ece'] as const).map((each) => (
              <th key={each} scope="col" className="num-col">
                {t(`models.${each}`)}
              </th>
            ))}
            {beside.map(({ version }) => (
              <th key={version} scope="col" className="num-col">
                {t('models.beside', { version })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.tasks.map((task) => (
            <tr key={task.task}>
              <th scope="row">
                <TaskName task={task.task} />
              </th>
              <td className="num-col num">{integer(task.texts)}</td>
              <td className="num-col num">{percent(task.accuracy)}</td>
              <td className="num-col num">{task.macroF1.toFixed(3)}</td>
              <td className="num-col num">{percent(task.coverage95)}</td>
              <td className="num-col num">{task.ece.toFixed(3)}</td>
              {beside.map(({ version, set }) => (
                <td key={version} className="num-col num soft">
                  {both(taskOf(set, task.task))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const both = (task: TaskScores | undefined): string =>
  task === undefined ? '—' : `${percent(task.accuracy)} / ${task.macroF1.toFixed(3)}`;

/** What a question is called. */
function TaskName({ task }: { readonly task: string }): ReactNode {
  const { t, pick } = useWords();
  const [kind = '', value = ''] = task.split(':');
  switch (kind) {
    case 'domain':
    case 'theme':
    case 'urgency':
      return t(`proposal.${kind}`);
    case 'sign':
      return `${t('proposal.sign')} ${pick(signs[value as keyof typeof signs] ?? domainTitle(value))}`;
    default:
      return `${t('proposal.vulnerable')} ${value}`;
  }
}
