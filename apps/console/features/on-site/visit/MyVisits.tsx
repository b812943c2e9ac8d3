import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../i18n/index.ts';
import { useMyVisits } from './sheet.ts';

/** Visits that I go on: each is opened on its own. */
export function MyVisits(): ReactNode {
  const { t, pick } = useWords();
  const { data } = useMyVisits();
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-labelledby="os-visits">
      <h2 className="os-h2" id="os-visits">
        {t('supervision.phone.mine')}
      </h2>
      <ul className="os-links">
        {data.map(({ region, id, title, stateTitle, day }) => (
          <li key={id}>
            <Link to={`/on-site/visit/${region}/${id}`}>
              <span>
                {title}
                <small>
                  {pick(stateTitle)}
                  {day !== null && ` · ${day}`}
                </small>
              </span>
              <span aria-hidden="true">›</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
