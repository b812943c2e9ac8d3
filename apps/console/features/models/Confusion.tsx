import type { ReactNode } from 'react';
import { domainTitle } from '../../../../modules/intake/model/labels.ts';
import type { TaskScores } from '../../../../modules/triage/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';

/** How often a field is taken for another: each cell has its number, and is the darker the larger its share of the row. */
export function Confusion({ task }: { readonly task: TaskScores }): ReactNode {
  const { t, pick } = useWords();
  const labels = [...new Set(task.confusion.flatMap(({ label, guess }) => [label, guess]))].filter(Boolean).sort();
  const at = new Map(task.confusion.map(({ label, guess, texts }) => [`${label} ${guess}`, texts]));
  const whole = (label: string): number =>
    task.confusion.reduce((sum, each) => (each.label === label ? sum + each.texts : sum), 0);
  return (
    <TableFrame label={t('models.confusionLabel')}>
      <table className="data confusion">
        <caption className="soft small">{t('models.confusionNote')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('models.said')}</th>
            {labels.map((guess) => (
              <th key={guess} scope="col">
                {pick(domainTitle(guess))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels
            .filter((label) => whole(label) > 0)
            .map((label) => (
              <tr key={label}>
                <th scope="row">{pick(domainTitle(label))}</th>
                {labels.map((guess) => {
                  const texts = at.get(`${label} ${guess}`) ?? 0;
                  const share = Math.round((100 * texts) / whole(label));
                  return (
                    <td
                      key={guess}
                      className={label === guess ? 'is-right' : 'is-wrong'}
                      style={{ '--share': `${texts === 0 ? 0 : Math.max(8, share)}%` } as Record<string, string>}
                    >
                      {texts === 0 ? <span className="faint">·</span> : integer(texts)}
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
