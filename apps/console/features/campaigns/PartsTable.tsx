import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { numberOf, unitOf } from '../pivot/value.ts';
import { behind } from './campaigns-query.ts';

/** Sub-operations beside their whole, or the whole beside this part: each matter counts once in the whole. */
export function PartsTable({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick } = useWords();
  const { measures, parts, parent, code, title } = detail;
  const own = Object.fromEntries(measures.map(({ id, value }) => [id, value]));
  const rows = [
    ...(parent === null ? [] : [{ ...parent, what: t('campaigns.above') }]),
    { code, title, values: own, what: parts.length > 0 ? t('campaigns.total') : t('campaigns.this') },
    ...parts.map((part) => ({ ...part, what: t(`campaigns.state.${part.state}`) })),
  ];
  if (rows.length === 1) return null;
  return (
    <section className="panel flush" aria-labelledby="campaign-parts">
      <div className="panel-head">
        <h2 id="campaign-parts">{parts.length > 0 ? t('campaigns.parts') : t('campaigns.beside')}</h2>
        <span className="faint small">{t('campaigns.partsHint')}</span>
      </div>
      <TableFrame label={t('campaigns.parts')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('campaigns.campaign')}</th>
              {measures.map((measure) => (
                <th scope="col" className="num-col" key={measure.id}>
                  {pick(measure.title)}
                  <span className="faint small">（{pick(unitOf(measure))}）</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code} className={row.code === code ? 'total' : ''}>
                <th scope="row">
                  {row.code === code ? row.title : <Link to={`/campaigns/${row.code}`}>{row.title}</Link>}{' '}
                  <span className="faint small">{row.what}</span>
                </th>
                {measures.map((measure) => (
                  <td className="num-col" key={measure.id}>
                    <Link to={behind(detail, measure.id, row.code)}>
                      {numberOf(measure, row.values[measure.id] ?? 0)}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
