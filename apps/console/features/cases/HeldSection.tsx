import { type ReactNode, use } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { Do, DoContext } from './Do.tsx';
import { Section } from './Section.tsx';

type Held = CaseDetail['held'][number];

const TAKING = new Set(['request-measure', 'register-keep', 'impose-measure']);

/** Property that is held, and until when: the last day of the law, and the last one on which nobody could doubt it. */
export function HeldSection({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  const { held } = detail;
  const { verbs } = use(DoContext);
  const may = verbs.some(({ verb, refusal }) => TAKING.has(verb) && refusal === null);
  if (held.length === 0 && !may) return null;
  const now = held.filter(({ ended }) => ended === null).length;
  return (
    <Section
      id="held"
      title={t('cases.section.held')}
      note={t('cases.held.count', { now, all: held.length })}
      actions={
        <>
          <Do verb="request-measure" />
          <Do verb="register-keep" />
          <Do verb="impose-measure" />
        </>
      }
    >
      {held.length === 0 ? (
        <p className="faint">{t('cases.held.none')}</p>
      ) : (
        <TableFrame label={t('cases.section.held')}>
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('cases.evidence.id')}</th>
                <th scope="col">{t('cases.held.what')}</th>
                <th scope="col">{t('cases.held.on')}</th>
                <th scope="col">{t('cases.held.limit')}</th>
                <th scope="col" className="num-col">
                  {t('cases.held.goods')}
                </th>
                <th scope="col" className="no-print">
                  {t('cases.actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {held.map((each) => (
                <tr key={each.id} className={each.ended === null ? '' : 'is-past'}>
                  <td className="num">{each.id}</td>
                  <td>{pick(each.title)}</td>
                  <td className="num nowrap">{each.on}</td>
                  <td>
                    <Limit held={each} />
                  </td>
                  <td className="num-col">{t('cases.held.lines', { count: each.goods })}</td>
                  <td className="no-print nowrap">
                    {each.ended === null && (
                      <>
                        <Do verb="extend-measure" given={{ measure: each.id }} what={each.id} />
                        <Do
                          verb={each.kind === 'register-keep' ? 'decide-kept' : 'lift-measure'}
                          given={{ measure: each.id }}
                          what={each.id}
                        />
                      </>
                    )}
                    {each.goods > 0 && <Do verb="return-goods" given={{ measure: each.id }} what={each.id} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Section>
  );
}

function Limit({ held }: { readonly held: Held }): ReactNode {
  const { t } = useWords();
  if (held.ended !== null) {
    return <span>{t(held.lapsed ? 'cases.held.lapsed' : 'cases.held.ended', { day: held.ended })}</span>;
  }
  const today = legalDay(new Date());
  const tone = held.lapsed || today > held.limit ? 'danger' : today >= held.safeDay ? 'warn' : 'calm';
  return (
    <>
      <span className={`mark mark-${tone}`}>
        {t(tone === 'danger' ? 'cases.held.over' : 'cases.held.until', { day: held.limit })}
      </span>
      {tone !== 'danger' && held.safeDay !== held.limit && (
        <div className="soft small">{t('cases.held.safe', { day: held.safeDay })}</div>
      )}
    </>
  );
}
