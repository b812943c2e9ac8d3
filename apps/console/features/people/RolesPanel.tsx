import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import type { PersonPage } from '../identity/contract.ts';
import { roleTitle } from '../identity/roles.ts';
import { EndDialog } from './EndDialog.tsx';
import { GrantDialog } from './GrantDialog.tsx';

type Role = PersonPage['roles'][number];

const MARKS = { held: 'mark mark-ok', 'to-come': 'mark mark-calm', over: 'faint' } as const;

/** Roles held, to come and over, with who gave them and why. */
export function RolesPanel({ page }: { readonly page: PersonPage }): ReactNode {
  const { t, pick } = useWords();
  const all = useAuthorities();
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Role | null>(null);
  const may = page.refusal === null;
  const placeOf = (code: string): string => {
    const found = all.find((each) => each.code === code);
    return found === undefined ? code : pick(found.name);
  };
  return (
    <section className="panel" aria-labelledby="roles-title">
      <div className="panel-head">
        <h2 id="roles-title">{t('people.rolesTitle')}</h2>
        {may && (
          <Button className="push" size="small" onClick={() => setGranting(true)}>
            {t('people.grant')}
          </Button>
        )}
      </div>
      {page.roles.length === 0 ? (
        <p className="faint">{t('people.noRoles')}</p>
      ) : (
        <table className="data" aria-labelledby="roles-title">
          <thead>
            <tr>
              <th scope="col">{t('people.role')}</th>
              <th scope="col">{t('people.authority')}</th>
              <th scope="col">{t('people.period')}</th>
              <th scope="col">{t('people.reason')}</th>
              {may && <th scope="col">{t('people.action')}</th>}
            </tr>
          </thead>
          <tbody>
            {page.roles.map((role) => (
              <tr key={role.id} className={role.state === 'over' ? 'is-past' : ''}>
                <th scope="row" className="nowrap">
                  {pick(roleTitle(role.role))}{' '}
                  <span className={MARKS[role.state]}>{t(`people.role.${role.state}`)}</span>
                </th>
                <td>{placeOf(role.authority)}</td>
                <td className="nowrap num">
                  {role.validFrom} – {role.validTo ?? t('people.open')}
                </td>
                <td className="break">
                  <Why verb={t('people.grantedBy', { name: role.grantedBy.name })} reason={role.reason} />
                  {role.endedBy !== null && (
                    <Why verb={t('people.endedBy', { name: role.endedBy.name })} reason={role.endReason} />
                  )}
                </td>
                {may && (
                  <td>
                    {role.state !== 'over' && (
                      <Button size="small" danger onClick={() => setEnding(role)}>
                        {t('people.end')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {granting && <GrantDialog page={page} onClose={() => setGranting(false)} />}
      {ending !== null && (
        <EndDialog
          what="assignments"
          id={ending.id}
          title={`${page.person.name} · ${placeOf(ending.authority)} · ${pick(roleTitle(ending.role))}`}
          onClose={() => setEnding(null)}
        />
      )}
    </section>
  );
}

function Why({ verb, reason }: { readonly verb: string; readonly reason: string | null }): ReactNode {
  return (
    <div>
      {reason ?? '—'} <span className="faint small nowrap">{verb}</span>
    </div>
  );
}
