import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { roleTitle } from '../identity/roles.ts';
import { useMe } from '../identity/use-me.ts';
import { EndingLicences } from './EndingLicences.tsx';
import { LicenceUntil } from './LicenceUntil.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PasswordOnce } from './PasswordOnce.tsx';
import { type ListedPerson, peopleQuery } from './people-query.ts';
import { useRoleOptions } from './use-role-options.ts';
import './people.css';

/** People of one's authority and below, with what they hold. */
export function PeoplePage(): ReactNode {
  const { t, pick } = useWords();
  const who = useMe();
  const roleOptions = useRoleOptions();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ id: string; login: string; password: string } | null>(null);
  const of = (name: string): string | undefined => search.get(name) || undefined;
  const filter = { q: of('q'), authority: of('authority'), role: of('role'), state: of('state') };
  const people = useInfiniteQuery(peopleQuery(filter));
  const set = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(search);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <Page
      title={t('people.title')}
      sub={t('people.sub', { authority: pick(who.authority.name) })}
      actions={
        who.roles.includes('administrator') && (
          <Button type="primary" icon={<Icon name="add" />} onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        )
      }
    >
      <EndingLicences />
      <search className="filters" aria-label={t('people.find')}>
        <Input.Search
          className="search"
          data-search=""
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          defaultValue={filter.q ?? ''}
          allowClear
          maxLength={64}
          onSearch={(q) => set('q', q.trim())}
        />
        <div className="filter-wide">
          <AuthorityPicker
            label={t('people.authority')}
            placeholder={t('people.anyAuthority')}
            within={who.authority.code}
            value={filter.authority}
            onChange={(code) => set('authority', code)}
          />
        </div>
        <Select
          {...roleOptions}
          className="filter-wide"
          aria-label={t('people.role')}
          placeholder={t('people.anyRole')}
          allowClear
          {...(filter.role === undefined ? {} : { value: filter.role })}
          onChange={(value?: string) => set('role', value)}
        />
        <Select
          className="filter"
          aria-label={t('people.state')}
          placeholder={t('people.anyState')}
          allowClear
          {...(filter.state === undefined ? {} : { value: filter.state })}
          options={[
            { value: 'open', label: t('people.stateOpen') },
            { value: 'closed', label: t('people.stateClosed') },
          ]}
          onChange={(value?: string) => set('state', value)}
        />
      </search>
      <Answer of={people}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty className="empty" description={t('people.none')} />;
          return <PeopleTable items={items} />;
        }}
      </Answer>
      {people.hasNextPage && (
        <Button className="more" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
      {adding && (
        <NewPersonDialog
          onClose={() => setAdding(false)}
          onDone={(person) => {
            setAdding(false);
            setMade(person);
          }}
        />
      )}
      {made !== null && <PasswordOnce {...made} onClose={() => void navigate(`/people/${made.id}`)} />}
    </Page>
  );
}

function PeopleTable({ items }: { readonly items: readonly ListedPerson[] }): ReactNode {
  const { t } = useWords();
  return (
    <div className="table-frame">
      <table className="data people" aria-label={t('people.title')}>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.login')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('people.licence')}</th>
            <th scope="col">{t('people.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((person) => (
            <tr key={person.id} className={person.active ? '' : 'is-past'}>
              <th scope="row" className="nowrap">
                <Link to={`/people/${person.id}`}>{person.name}</Link>
              </th>
              <td className="mono small">{person.login}</td>
              <td>
                <HeldRoles roles={person.roles} />
              </td>
              <td className="nowrap num">
                {person.licenceNo ?? '—'}
                {person.licenceNo !== null && person.licenceUntil !== null && (
                  <div>
                    <LicenceUntil day={person.licenceUntil} />
                  </div>
                )}
              </td>
              <td className="nowrap">
                {person.active ? (
                  t('people.stateOpen')
                ) : (
                  <span className="mark mark-warn">{t('people.stateClosed')}</span>
                )}
                {person.active && person.mustChange && <div className="faint small">{t('people.mustChange')}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Roles by authority, one authority a line. */
function HeldRoles({ roles }: Pick<ListedPerson, 'roles'>): ReactNode {
  const { t, pick, list } = useWords();
  const all = useAuthorities();
  const byPlace = new Map<string, string[]>();
  for (const { authority, role } of roles) byPlace.set(authority, [...(byPlace.get(authority) ?? []), role]);
  if (byPlace.size === 0) return <span className="faint">{t('people.noRoles')}</span>;
  return [...byPlace].map(([code, held]) => {
    const name = all.find((each) => each.code === code)?.name;
    return (
      <div key={code}>
        {name === undefined ? code : pick(shortAuthority(name))}{' '}
        <span className="soft">{list([...new Set(held)].map((role) => pick(roleTitle(role))))}</span>
      </div>
    );
  });
}
