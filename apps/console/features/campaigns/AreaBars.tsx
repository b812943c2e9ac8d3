import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { shortAuthority } from '../../ui/format.ts';
import { numberOf, unitOf } from '../pivot/value.ts';
import { behind } from './campaigns-query.ts';

/** One measure by area, the most first: each line is a number, a bar that repeats it, and the matters behind it. */
export function AreaBars({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick } = useWords();
  const { measures, areas } = detail;
  const [chosen, choose] = useState(measures[0]?.id ?? '');
  const measure = measures.find(({ id }) => id === chosen) ?? measures[0];
  if (measure === undefined || areas.length === 0) return null;
  const rows = areas
    .map((area) => ({ ...area, value: area.values[measure.id] ?? 0 }))
    .sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1));
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <section className="panel" aria-labelledby="campaign-areas">
      <div className="panel-head">
        <h2 id="campaign-areas">{t('campaigns.areas')}</h2>
        <Select
          className="campaign-choice"
          aria-label={t('campaigns.measure')}
          value={measure.id}
          options={measures.map(({ id, title }) => ({ value: id, label: pick(title) }))}
          onChange={choose}
        />
        <span className="faint small">{pick(unitOf(measure))}</span>
      </div>
      <ul className="campaign-bars">
        {rows.map(({ code, name, value }) => {
          const own = code === detail.area.code && rows.length > 1;
          return (
            <li key={code}>
              <span className="campaign-bar-name" title={pick(name)}>
                {pick(shortAuthority(name))}
                {own && <span className="faint small"> {t('campaigns.own')}</span>}
              </span>
              <span className="campaign-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(value / most) * 100}%` }} />
              </span>
              <Link className="num" to={behind(detail, measure.id, detail.code, code, own)}>
                {numberOf(measure, value)}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
