import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { growthText } from '../pivot/value.ts';
import { mattersOf } from './addresses.ts';
import { areaName } from './names.ts';

interface Props {
  readonly of: Cockpit;
}

const MOST = 5;

/** The fields and the places with most of what came in over four weeks, beside the four weeks before. */
export function Hot({ of: { hot, authority } }: Props): ReactNode {
  const { t, pick } = useWords();
  const lists = [
    { id: 'domains' as const, rows: hot.domains },
    { id: 'places' as const, rows: hot.places },
  ];
  return (
    <section className="panel cockpit-hot" aria-labelledby="cockpit-hot">
      <div className="panel-head">
        <h2 id="cockpit-hot">{t('cockpit.hot')}</h2>
        <span className="faint small" title={pick(hot.figure.definition)}>
          {pick(hot.figure.title)} · {hot.from} – {hot.to}
        </span>
      </div>
      <div className="hot-lists">
        {lists.map(({ id, rows }) => {
          const most = Math.max(1, ...rows.map(({ value }) => value));
          return (
            <table key={id} className="data hot-table" aria-label={t(`cockpit.hot.${id}`)}>
              <thead>
                <tr>
                  <th scope="col">{t(`cockpit.hot.${id}`)}</th>
                  <th scope="col" className="num-col">
                    {t('cockpit.hot.count')}
                  </th>
                  <th scope="col" className="num-col">
                    {t('cockpit.hot.growth')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.length === 0 && (
                  <tr>
                    <td colSpan={3} className="soft">
                      {t('pivot.nothing')}
                    </td>
                  </tr>
                )}
                {rows.slice(0, MOST).map(({ key, title, value, before, growth }) => (
                  <tr key={key}>
                    <th scope="row">
                      <span className="hot-bar" style={{ width: `${(value / most) * 100}%` }} aria-hidden="true" />
                      <span className="hot-name">
                        {id === 'places' && key === authority.code
                          ? t('board.itself', { name: pick(areaName(title)) })
                          : pick(areaName(title))}
                      </span>
                    </th>
                    <td className="num-col">
                      <Link
                        to={mattersOf({
                          ...{ figure: hot.figure.id, from: hot.from, to: hot.to },
                          authority: id === 'places' ? key : authority.code,
                          own: id === 'places' && key === authority.code,
                          ...(id === 'domains' ? { domain: key } : {}),
                        })}
                      >
                        {integer(value)}
                      </Link>
                    </td>
                    <td className="num-col" title={t('cockpit.hot.before', { value: before })}>
                      {growthText(growth, 0)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
      </div>
    </section>
  );
}
