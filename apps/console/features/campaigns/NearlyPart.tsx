import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { NEARLY_PAGE, nearlyQuery } from './campaigns-query.ts';

/** As many as a page of them has: there may be more. */
const shownCount = (n: number): string => (n >= NEARLY_PAGE ? `${NEARLY_PAGE}+` : String(n));

/** Matters that miss one part of the scope only: a person decides, on the matter's own page, with a reason. */
export function NearlyPart({ code }: { readonly code: string }): ReactNode {
  const { t, pick } = useWords();
  const answer = useQuery(nearlyQuery(code));
  return (
    <details className="panel campaign-nearly">
      <summary>
        {t('campaigns.nearly')}{' '}
        {answer.data !== undefined && <span className="count">{shownCount(answer.data.items.length)}</span>}
      </summary>
      <p className="soft small">{t('campaigns.nearlyHint')}</p>
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('campaigns.nearlyNone')}</p>
          ) : (
            <ul className="campaign-list">
              {items.map(({ matter, title }) => (
                <li key={matter.id}>
                  <Link to={addressOfMatter(matter)}>{matter.title}</Link>{' '}
                  <span className="soft small">
                    {pick(procedureTitle(matter.procedure))} · {matter.openedOn} ·{' '}
                    {pick(shortAuthority(matter.handlingName))} · {t('campaigns.misses', { part: pick(title) })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </details>
  );
}
