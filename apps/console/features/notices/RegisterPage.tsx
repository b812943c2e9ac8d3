import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { regionOf } from '../../../../kernel/region.ts';
import type { Text } from '../../../../kernel/text.ts';
import { standardForms } from '../../../../modules/cases/model/forms/catalogue.ts';
import { type NoticeRegister, noticeRegister } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import './notices.css';

/** Who chooses words of numbers, or answers for those that officers took beforehand. */
const NUMBERS: ReadonlySet<string> = new Set(['head', 'administrator']);

/** The register of documents sent out 发文登记簿: every number of an authority and a year, void ones among them. */
export function RegisterPage(): ReactNode {
  const { t } = useWords();
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const own = regionOf(me.authority.code);
  const asked = {
    authority: search.get('authority') ?? own,
    year: search.get('year') ?? undefined,
    form: search.get('form') ?? undefined,
  };
  const answer = useInfiniteQuery({
    queryKey: ['notice-register', asked],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get('/notices/register', { query: { ...asked, before: pageParam }, answer: noticeRegister, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const choose = (change: Readonly<Record<string, string | undefined>>): void => {
    const next = { ...asked, ...change };
    setSearch(
      Object.fromEntries(Object.entries(next).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    );
  };
  const first = answer.data?.pages[0];
  return (
    <Page
      title={t('register.title')}
      sub={t('register.sub')}
      actions={me.roles.some((role) => NUMBERS.has(role)) && <Link to="/numbers">{t('numbers.title')}</Link>}
    >
      <div className="filters">
        <div className="filter-wide">
          <AuthorityPicker
            label={t('register.authority')}
            only="region"
            within={own}
            value={asked.authority}
            onChange={(authority) => choose({ authority: authority ?? own, form: undefined })}
          />
        </div>
        <Select
          aria-label={t('register.year')}
          className="filter"
          value={first?.year ?? null}
          options={(first?.years ?? []).map((year) => ({ value: year, label: t('register.yearOf', { year }) }))}
          onChange={(year) => choose({ year: String(year), form: undefined })}
        />
      </div>
      <Answer of={answer}>
        {({ pages }) => {
          const [page] = pages;
          if (page === undefined || page.runs.length === 0) {
            return <Nothing icon="seal" text={t('register.none')} hint={t('register.noneHint')} />;
          }
          return (
            <>
              <Runs register={page} onChoose={(form) => choose({ form })} />
              <Entries pages={pages} />
              {answer.hasNextPage && (
                <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              )}
              {page.runs.every(({ whole }) => whole) && <p className="faint small">{t('register.whole')}</p>}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

interface RunsProps {
  readonly register: NoticeRegister;
  readonly onChoose: (form: string) => void;
}

/** The runs of numbers of the year, each with what it holds and whether it is whole. */
function Runs({ register, onChoose }: RunsProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <fieldset className="register-runs">
      <legend className="sr-only">{t('register.runs')}</legend>
      {register.runs.map((run) => (
        <button
          type="button"
          key={run.form}
          className="chip"
          aria-pressed={run.form === register.form}
          onClick={() => onChoose(run.form)}
        >
          {titleOf(run, pick)} <span className="num">{t('register.upTo', { last: run.last })}</span>
          {run.void > 0 && <span className="faint"> {t('register.voidOf', { count: run.void })}</span>}
          {run.reserved > 0 && <span className="faint"> {t('register.reservedOf', { count: run.reserved })}</span>}
          {run.unused > 0 && <span className="faint"> {t('register.unusedOf', { count: run.unused })}</span>}
          {!run.whole && <strong className="danger-text"> {t('register.gap')}</strong>}
        </button>
      ))}
    </fieldset>
  );
}

const tones = {
  standing: 'mark-ok',
  void: 'mark-calm',
  withdrawn: 'mark-warn',
  reserved: 'mark-warn',
  'written-off': 'mark-calm',
  returned: 'mark-calm',
} as const;

/** A word of the numbers of cases says which paper bears it, where it is the usual one. */
function titleOf({ form, title }: NoticeRegister['runs'][number], pick: (text: Text) => string): string {
  if (title.zh !== form) return pick(title);
  const paper = standardForms.find(({ numberWord }) => numberWord === form);
  return paper === undefined ? pick(title) : `${form} ${pick(paper.title)}`;
}

function Entries({ pages }: { readonly pages: readonly NoticeRegister[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="table-frame">
      <table className="data" aria-label={t('register.title')}>
        <thead>
          <tr>
            <th scope="col">{t('register.number')}</th>
            <th scope="col">{t('register.on')}</th>
            <th scope="col">{t('register.office')}</th>
            <th scope="col">{t('register.state')}</th>
            <th scope="col">{t('register.matter')}</th>
          </tr>
        </thead>
        <tbody>
          {pages
            .flatMap(({ entries }) => entries)
            .map((entry) => (
              <tr key={entry.number}>
                <td className="nowrap">{entry.written === '' ? entry.number : entry.written}</td>
                <td className="nowrap num">{entry.on}</td>
                <td>{pick(entry.office.name)}</td>
                <td className="nowrap">
                  <span className={`mark ${tones[entry.state]}`}>{t(`register.${entry.state}`)}</span>{' '}
                  {entry.withdrawnOn !== null && <span className="num soft">{entry.withdrawnOn}</span>}
                </td>
                <td>
                  {entry.matter === null ? (
                    <span className="soft small">
                      {t('register.keptBy', { name: entry.kept?.person ?? '' })}
                      {entry.kept?.reason != null && ` · ${entry.kept.reason}`}
                    </span>
                  ) : (
                    <Link to={`/matters/${entry.matter.homeRegion}/${entry.matter.id}`}>{t('register.open')}</Link>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
