import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { shownGrounds } from '../../../../modules/inspections/model/results.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Part } from '../../ui/Part.tsx';
import { capQuery } from './queries.ts';

/** How a firm stands against the yearly cap, which is no law but what the authority published. */
export function CapCard({ code }: { readonly code: string }): ReactNode {
  const { t, pick } = useWords();
  const cap = useQuery(capQuery(code));
  return (
    <Part title={t('inspections.cap')}>
      <Answer of={cap} rows={2}>
        {(data) => (
          <>
            <p>
              {data.cap === null
                ? t('inspections.capNone', { done: String(data.done), year: String(data.year) })
                : t('inspections.capDone', { done: String(data.done), cap: String(data.cap), year: String(data.year) })}
            </p>
            {data.cap !== null && data.done >= data.cap && (
              <Alert
                type="warning"
                showIcon
                title={t(data.mode === 'block' ? 'inspections.capBlock' : 'inspections.capWarn')}
              />
            )}
            {data.list !== null && (
              <p className="soft small">
                {t('inspections.capFrom', {
                  title: data.list.title,
                  edition: String(data.list.edition),
                  document: data.list.document,
                })}
              </p>
            )}
            <ul className="plain cap-list">
              {data.inspections.map((each) => (
                <li key={each.id}>
                  <Link to={`/matters/${each.region}/${each.id}`}>{each.on}</Link> {pick(each.stateTitle)} ·{' '}
                  {pick(shownGrounds[each.ground] ?? { zh: each.ground, en: each.ground })}
                  {!each.counts && <span className="soft small"> {t('inspections.capOutside')}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Part>
  );
}
