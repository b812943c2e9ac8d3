import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { useAuthorities } from '../../ui/use-authorities.ts';
import type { Me, PersonPage } from '../identity/contract.ts';
import { roleTitle } from '../identity/roles.ts';
import { useMe } from '../identity/use-me.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import { EndDialog } from './EndDialog.tsx';

type Delegation = PersonPage['delegations'][number];

/** Whether the caller may hand a person's roles at an authority to somebody; the server decides by the same rule. */
function mayDelegate(who: Me, page: PersonPage, authority: string): boolean {
  if (who.person.id === page.person.id && who.onBehalfOf === null) return true;
  if (who.roles.includes('head') && who.authority.code === authority) return true;
  return page.refusal === null;
}

/** Who acts in this person's stead, and in whose stead this person acts 委托代行. */
export function DelegationsPanel({ page }: { readonly page: PersonPage }): ReactNode {
  const { t, pick, list } = useWords();
  const who = useMe();
  const all = useAuthorities();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Delegation | null>(null);
  const held = page.roles.filter(({ state }) => state === 'held').map(({ authority }) => authority);
  const authorities = [...new Set(held)].filter((code) => mayDelegate(who, page, code));
  const placeOf = (code: string): string => {
    const found = all.find((each) => each.code === code);
    return found === undefined ? code : pick(found.name);
  };
  const title = ({ from, to }: Delegation): string => t('people.delegation', { from: from.name, to: to.name });
  return (
    <section className="panel" aria-labelledby="delegations-title">
      <div className="panel-head">
        <h2 id="delegations-title">{t('people.delegations')}</h2>
        {page.person.active && authorities.length > 0 && (
          <Button className="push" size="small" onClick={() => setMaking(true)}>
            {t('people.delegate')}
          </Button>
        )}
      </div>
      {page.delegations.length === 0 ? (
        <p className="faint">{t('people.noDelegations')}</p>
      ) : (
        <ul className="plain delegations">
          {page.delegations.map((each) => (
            <li key={each.id}>
              <div>
                <strong>{title(each)}</strong>{' '}
                <span className="soft">
                  {placeOf(each.authority)} · {list(each.roles.map((role) => pick(roleTitle(role))))}
                </span>
                <div className="small">
                  <span className="num">
                    {each.validFrom} – {each.validTo}
                  </span>{' '}
                  <span className="soft">{each.reason}</span>
                </div>
              </div>
              {(each.to.id === who.person.id || mayDelegate(who, page, each.authority)) && (
                <Button size="small" danger onClick={() => setEnding(each)}>
                  {t('people.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {making && <DelegateDialog page={page} authorities={authorities} onClose={() => setMaking(false)} />}
      {ending !== null && (
        <EndDialog what="delegations" id={ending.id} title={title(ending)} onClose={() => setEnding(null)} />
      )}
    </section>
  );
}
