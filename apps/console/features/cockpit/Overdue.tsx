import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { cockpitOf, mattersOf, overdueListOf } from './addresses.ts';
import { areaName } from './names.ts';

interface Props {
  readonly of: Cockpit;
}

/** What is past its date, by kind and part of the area; each number is a list. */
export function Overdue({ of: { overdue, authority, today } }: Props): ReactNode {
  const { t, pick } = useWords();
  const kinds = overdue.kinds.filter(({ id }) => (overdue.totals[id] ?? 0) > 0);
  const rows = overdue.rows.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  const whole = rows.reduce((sum, { total }) => sum + total, 0);
  const link = ({ id, figure, procedures }: (typeof kinds)[number], value: number, row?: string): ReactNode => {
    if (value === 0) return <span className="faint">0</span>;
    const code = row ?? authority.code;
    const own = row === authority.code;
    const to =
      figure === null
        ? overdueListOf(procedures, code)
        : mattersOf({ figure, authority: code, from: today, to: today, own });
    return (
      <Link to={to} aria-label={t('cockpit.overdueOf', { kind: pick(titleOf(id)), value })}>
        {integer(value)}
      </Link>
    );
  };
  const titleOf = (id: string) => overdue.kinds.find((kind) => kind.id === id)?.title ?? { zh: id, en: id };
  return (
    <section className="panel flush cockpit-overdue" aria-labelledby="cockpit-overdue">
      <div className="panel-head">
        <h2 id="cockpit-overdue">{t('cockpit.overdue')}</h2>
        <strong className={whole === 0 ? 'num' : 'num danger-text'}>{integer(whole)}</strong>
      </div>
      {whole === 0 ? (
        <p className="soft cockpit-none">{t('cockpit.noneOverdue')}</p>
      ) : (
        <TableFrame label={t('cockpit.overdue')}>
          <table className="data" aria-labelledby="cockpit-overdue">
            <thead>
              <tr>
                <th scope="col">{t('board.authority')}</th>
                {kinds.map(({ id, title }) => (
                  <th key={id} scope="col" className="num-col">
                    {pick(title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, title, canOpen, counts }) => (
                <tr key={key}>
                  <th scope="row">
                    {key === authority.code ? (
                      t('board.itself', { name: pick(areaName(title)) })
                    ) : canOpen ? (
                      <Link to={cockpitOf(key)}>{pick(areaName(title))}</Link>
                    ) : (
                      pick(areaName(title))
                    )}
                  </th>
                  {kinds.map((kind) => (
                    <td key={kind.id} className="num-col tone-danger">
                      {link(kind, counts[kind.id] ?? 0, key)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('board.total')}</th>
                {kinds.map((kind) => (
                  <td key={kind.id} className="num-col tone-danger">
                    {link(kind, overdue.totals[kind.id] ?? 0)}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </TableFrame>
      )}
    </section>
  );
}
