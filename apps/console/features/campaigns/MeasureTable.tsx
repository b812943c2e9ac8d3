import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { growthText, numberOf, unitOf } from '../pivot/value.ts';
import { behind } from './campaigns-query.ts';
import { MeasureWords } from './MeasureWords.tsx';

/** The measures that the campaign fixed: values now, and all of the same areas and fields beside the baseline. */
export function MeasureTable({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { t, pick } = useWords();
  const { measures, baseline, period } = detail;
  return (
    <TableFrame label={t('campaigns.measures')}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('campaigns.measure')}</th>
            <th scope="col" className="num-col">
              {t('campaigns.value')}
            </th>
            {baseline !== null && (
              <>
                <th scope="col" className="num-col" title={t('campaigns.wholeHint', period)}>
                  {t('campaigns.whole')}
                </th>
                <th scope="col" className="num-col" title={t('campaigns.days', baseline)}>
                  {t('campaigns.base')}
                </th>
                <th scope="col" className="num-col">
                  {t('campaigns.growth')}
                </th>
              </>
            )}
            <th scope="col">{t('campaigns.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.id}>
              <th scope="row">
                {pick(measure.title)} <MeasureWords of={measure} />
                {measure.differs && <span className="mark mark-warn">{t('campaigns.differs')}</span>}
              </th>
              <td className="num-col">
                <Link to={behind(detail, measure.id, detail.code)}>{numberOf(measure, measure.value)}</Link>
              </td>
              {baseline !== null && (
                <>
                  <td className="num-col">{measure.whole === null ? '—' : numberOf(measure, measure.whole)}</td>
                  <td className="num-col">{measure.base === null ? '—' : numberOf(measure, measure.base)}</td>
                  <td className="num-col">{growthText(measure.growth)}</td>
                </>
              )}
              <td className="soft">{pick(unitOf(measure))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
