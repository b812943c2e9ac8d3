import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type RegisterLine, registerPage } from '../../../../modules/registers/contract.ts';
import { type RegisterId, registerIds, registers } from '../../../../modules/registers/model/register.ts';
import { addressOf, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import './registers.css';

const isRegister = (id: string | null): id is RegisterId => registerIds.some((each) => each === id);

/** What cases brought: licences revoked, operators banned, supervised and typical cases, each line with its case. */
export function CaseRegisters(): ReactNode {
  const { t, pick } = useWords();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('register');
  const register = isRegister(asked) ? asked : 'revoked';
  const given = (key: string): string | undefined => search.get(key) ?? undefined;
  const query = {
    from: given('from'),
    to: given('to'),
    authority: given('authority'),
    campaign: given('campaign'),
    standing: given('standing'),
  };
  const answer = useQuery({
    queryKey: ['case-register', register, query],
    queryFn: ({ signal }) => api.get(`/registers/${register}`, { query, answer: registerPage, signal }),
  });
  const choose = (change: Readonly<Record<string, string | undefined>>): void => {
    const next = Object.entries({ register, ...query, ...change });
    setSearch(Object.fromEntries(next.flatMap(([key, value]) => (value ? [[key, value]] : []))));
  };
  return (
    <Page
      title={t('caseRegister.title')}
      sub={t('caseRegister.sub')}
      actions={
        <Button
          href={addressOf(`/registers/${register}/export`, { ...query, format: 'xlsx' })}
          icon={<Icon name="bulletin" />}
        >
          {t('caseRegister.export')}
        </Button>
      }
    >
      <fieldset className="register-kinds">
        <legend className="sr-only">{t('caseRegister.title')}</legend>
        {registerIds.map((id) => (
          <button
            type="button"
            key={id}
            className="chip"
            aria-pressed={id === register}
            onClick={() => choose({ register: id })}
          >
            {pick(registers[id].title)}
          </button>
        ))}
      </fieldset>
      <div className="filters">
        <label className="row" htmlFor="register-from">
          <span className="soft small">{t('caseRegister.from')}</span>
          <Input
            id="register-from"
            type="date"
            className="date"
            value={query.from ?? ''}
            onChange={(event) => choose({ from: event.target.value })}
          />
        </label>
        <label className="row" htmlFor="register-to">
          <span className="soft small">{t('caseRegister.to')}</span>
          <Input
            id="register-to"
            type="date"
            className="date"
            value={query.to ?? ''}
            onChange={(event) => choose({ to: event.target.value })}
          />
        </label>
        <div className="filter-wide">
          <AuthorityPicker
            label={t('caseRegister.authority')}
            placeholder={t('caseRegister.authority')}
            value={query.authority}
            onChange={(authority) => choose({ authority })}
          />
        </div>
        <Input.Search
          className="filter-wide"
          allowClear
          aria-label={t('caseRegister.campaign')}
          placeholder={t('caseRegister.campaign')}
          defaultValue={query.campaign}
          onSearch={(campaign) => choose({ campaign: campaign.trim() })}
        />
        <Checkbox
          checked={query.standing !== undefined}
          onChange={(event) => choose({ standing: event.target.checked ? 'yes' : undefined })}
        >
          {t('caseRegister.standing')}
        </Checkbox>
      </div>
      <Answer of={answer}>
        {(page) => (
          <>
            <p className="soft register-says">
              {pick(page.definition)}{' '}
              <strong className="num">
                {t('caseRegister.counted', { count: page.counted, of: page.lines.length })}
              </strong>
            </p>
            {page.lines.length === 0 ? (
              <Nothing icon="seal" text={t('caseRegister.none')} hint={t('caseRegister.noneHint')} />
            ) : (
              <Lines lines={page.lines} title={pick(page.title)} />
            )}
            {!page.whole && <p className="danger-text">{t('caseRegister.notWhole')}</p>}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Lines({ lines, title }: { readonly lines: readonly RegisterLine[]; readonly title: string }): ReactNode {
  const { t, pick } = useWords();
  return (
    <TableFrame label={title}>
      <table className="data" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('caseRegister.on')}</th>
            <th scope="col">{t('caseRegister.what')}</th>
            <th scope="col">{t('caseRegister.case')}</th>
            <th scope="col">{t('caseRegister.party')}</th>
            <th scope="col">{t('caseRegister.authority')}</th>
            <th scope="col">{t('caseRegister.state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.id} ${line.on} ${line.what}`} className={line.endedOn === null ? '' : 'is-past'}>
              <td className="nowrap num">{line.on}</td>
              <th scope="row">
                {line.what}
                {pick(line.detail) !== '' && <div className="soft small">{pick(line.detail)}</div>}
              </th>
              <td>
                <Link to={`/cases/${line.homeRegion}/${line.id}`}>{line.number}</Link>
                <div className="soft small">{line.cause}</div>
              </td>
              <td>{line.party}</td>
              <td>{pick(line.authority.name)}</td>
              <td className="nowrap">
                <span className={`mark ${line.endedOn === null ? 'mark-ok' : 'mark-calm'}`}>
                  {line.endedOn === null ? t('caseRegister.stands') : t('caseRegister.ended', { on: line.endedOn })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
