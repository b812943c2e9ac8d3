import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { shortAuthority } from '../../ui/format.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { LicenceUntil } from './LicenceUntil.tsx';
import { licencesQuery } from './people-query.ts';
import './people.css';

/** So many lines; the others stand in the list of people. */
const MOST = 6;

/** Officers whose licence runs out soon, or has: nobody acts on a case under one that is over. Nothing where all is well. */
export function EndingLicences(): ReactNode {
  const { t, pick } = useWords();
  const all = useAuthorities();
  const { data } = useQuery(licencesQuery);
  if (data === undefined || data.licences.length === 0) return null;
  const { licences } = data;
  const more = licences.length - MOST;
  return (
    <section className="panel ending-licences" aria-labelledby="ending-licences">
      <div className="panel-head">
        <h2 id="ending-licences">{t('people.licencesEnding')}</h2>
        <Link className="push" to="/people">
          {t('people.title')}
        </Link>
      </div>
      <ul className="plain start-rows">
        {licences.slice(0, MOST).map(({ id, name, authority, licenceNo, licenceUntil }) => {
          const place = all.find(({ code }) => code === authority)?.name;
          return (
            <li key={id}>
              <Link to={`/people/${id}`}>{name}</Link>
              <span className="faint small start-sub">
                {place === undefined ? authority : pick(shortAuthority(place))} ·{' '}
                <span className="num">{licenceNo}</span>
              </span>
              <LicenceUntil day={licenceUntil} />
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="soft small">{t('people.licencesMore', { count: data.more ? `${more}+` : more })}</p>}
    </section>
  );
}
