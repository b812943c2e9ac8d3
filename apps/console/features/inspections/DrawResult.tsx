import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DrawView } from '../../../../modules/inspections/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, integer } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { Fact } from './Fact.tsx';

/** The firms with their officers, and step by step how the result came about. */
export function DrawResult({ result }: { readonly result: NonNullable<DrawView['result']> }): ReactNode {
  const { t, pick, list, language } = useWords();
  return (
    <>
      <Part title={t('inspections.draw.result', { count: integer(result.firms.length) })}>
        <TableFrame label={t('inspections.draw.result', { count: integer(result.firms.length) })}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('inspections.draw.nth')}</th>
                <th scope="col">{t('inspections.draw.firm')}</th>
                <th scope="col">{t('inspections.draw.group')}</th>
                <th scope="col" className="num-col">
                  {t('inspections.draw.weight')}
                </th>
                <th scope="col">{t('inspections.draw.sent')}</th>
                <th scope="col">{t('inspections.draw.inspection')}</th>
              </tr>
            </thead>
            <tbody>
              {result.firms.map((firm, index) => (
                <tr key={firm.code}>
                  <td>{index + 1}</td>
                  <td>
                    {firm.name}
                    <br />
                    <span className="soft small mono">{firm.code}</span>
                  </td>
                  <td>{firm.group}</td>
                  <td className="num-col">{integer(firm.weight)}</td>
                  <td>
                    {list(firm.officers.map(({ name, licence }) => name || licence))}
                    {firm.passed.map(({ licence, name, why }) => (
                      <span key={licence} className="soft small draw-passed">
                        {t('inspections.draw.passed', { name: name || licence, why: pick(why) })}
                      </span>
                    ))}
                  </td>
                  <td>
                    {firm.inspection === null ? (
                      <span className="soft">{t('inspections.draw.opening')}</span>
                    ) : (
                      <Link to={`/matters/${firm.inspection.region}/${firm.inspection.id}`}>
                        {pick(firm.inspection.stateTitle)}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Part>
      <Part title={t('inspections.draw.how')}>
        <ol className="draw-how">
          <li>{t('inspections.draw.how1')}</li>
          <li>{t('inspections.draw.how2')}</li>
          <li>{t('inspections.draw.how3')}</li>
          <li>{t('inspections.draw.how4')}</li>
          <li>{t('inspections.draw.how5')}</li>
        </ol>
        <dl className="facts facts-one">
          <Fact name={t('inspections.draw.secret')} mono>
            {result.secret}
          </Fact>
          <Fact name={t('inspections.draw.beacon')} mono>
            {result.beacon} <span className="soft small">({result.beaconSource})</span>
          </Fact>
          <Fact name={t('inspections.draw.contribution')}>{result.contribution}</Fact>
          <Fact name={t('inspections.draw.seed')} mono>
            {result.seed}
          </Fact>
          <Fact name={t('inspections.draw.revealedAt')}>{instant(result.revealedAt, language)}</Fact>
        </dl>
      </Part>
    </>
  );
}
