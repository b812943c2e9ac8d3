import type { ReactNode } from 'react';
import type { Frozen } from '../../../../modules/briefings/model/frozen.ts';
import { nameOfCell } from '../../../../modules/briefings/model/name-of-cell.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';

interface Props {
  readonly frozen: Frozen;
  readonly onCell: (cell: string) => void;
}

/** What this edition says otherwise than the one before, number by number, with how many matters moved each. */
export function Differences({ frozen, onCell }: Props): ReactNode {
  const { t, pick } = useWords();
  const { supersedes } = frozen;
  if (supersedes === null) return null;
  return (
    <section className="panel flush" aria-labelledby="briefing-differences">
      <div className="panel-head">
        <h2 id="briefing-differences">{t('briefings.differences', { edition: supersedes.edition })}</h2>
        <span className="soft">{supersedes.reason}</span>
      </div>
      <div className="table-frame">
        <table className="data" aria-label={t('briefings.differences', { edition: supersedes.edition })}>
          <thead>
            <tr>
              <th scope="col">{t('briefings.numberTitle')}</th>
              <th scope="col" className="num-col">
                {t('briefings.before')}
              </th>
              <th scope="col" className="num-col">
                {t('briefings.now')}
              </th>
              <th scope="col" className="num-col">
                {t('briefings.movedMatters')}
              </th>
            </tr>
          </thead>
          <tbody>
            {supersedes.differences.map(({ cell, before, after, moved }) => (
              <tr key={cell}>
                <td>
                  {pick(nameOfCell(frozen, cell))} <span className="mono faint small">{cell}</span>
                </td>
                <td className="num-col">{integer(before)}</td>
                <td className="num-col">
                  <button type="button" className="link-button" onClick={() => onCell(cell)}>
                    {integer(after)}
                  </button>
                </td>
                <td className="num-col">{integer(moved.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
