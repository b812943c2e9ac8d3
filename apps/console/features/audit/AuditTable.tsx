import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AuditEntry } from '../../../../modules/audit/contract.ts';
import { entryOf, kindTitles } from '../../../../modules/audit/model/kinds.ts';
import { useWords } from '../../i18n/index.ts';
import { roleTitle } from '../identity/roles.ts';

/** `2026-06-10 09:31:05`, China time: the order of what was done within a minute matters here. */
const toTheSecond = (iso: string): string => new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Entries of the trail, the newest first. */
export function AuditTable({ items }: { readonly items: readonly AuditEntry[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="table-frame">
      <table className="data audit" aria-label={t('audit.title')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.by')}</th>
            <th scope="col">{t('audit.about')}</th>
            <th scope="col">{t('audit.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.id}>
              <td className="nowrap num">{toTheSecond(entry.at)}</td>
              <td className="nowrap">{pick(entryOf(entry.what))}</td>
              <td>
                <Who person={entry.by} />
                {entry.onBehalfOf !== null && (
                  <div className="soft small">{t('onBehalfOf', { name: entry.onBehalfOf.name })}</div>
                )}
              </td>
              <td>
                <About entry={entry} />
              </td>
              <td className="break">{entry.reason === null ? '—' : <Reason entry={entry} reason={entry.reason} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Who({ person }: { readonly person: AuditEntry['by'] }): ReactNode {
  if (person === null) return '—';
  return <Link to={`/people/${person.id}`}>{person.name}</Link>;
}

function About({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const { t, pick, list } = useWords();
  const { matter, person, by, authority, roles } = entry;
  const where = authority === null ? null : pick(authority.name);
  const posts = list(roles.map((role) => pick(roleTitle(role))));
  return (
    <>
      {matter !== null && (
        <div>
          <Link className="mono small" to={`/matters/${matter.region}/${matter.id}`}>
            {matter.id}
          </Link>
        </div>
      )}
      {person !== null && person.id !== by?.id && (
        <div>
          {entry.from !== null && (
            <>
              <Who person={entry.from} /> →{' '}
            </>
          )}
          <Who person={person} />
        </div>
      )}
      {person !== null && person.id === by?.id && roles.length === 0 && (
        <span className="faint">{t('audit.self')}</span>
      )}
      {where !== null && (
        <div className="soft small">
          {where}
          {posts === '' ? '' : ` · ${posts}`}
        </div>
      )}
    </>
  );
}

/** What was asked of the trail is written by the system, and so not in anybody's language. */
function Reason({ entry, reason }: { readonly entry: AuditEntry; readonly reason: string }): ReactNode {
  const { t, pick } = useWords();
  if (entry.kind !== 'audit') return reason;
  const [way = '', ...asked] = reason.split(' ');
  const words = asked.map((part) => {
    const [name = '', value = ''] = part.split('=');
    const shown = name === 'kind' && Object.hasOwn(kindTitles, value) ? pick(kindTitles[value as 'audit']) : value;
    switch (name) {
      case 'kind':
      case 'person':
      case 'matter':
      case 'from':
      case 'to':
        return `${t(`audit.${name}`)} ${shown}`;
      default:
        return part;
    }
  });
  return <span className="soft">{[t(way === 'csv' ? 'audit.wayCsv' : 'audit.wayList'), ...words].join(' · ')}</span>;
}
