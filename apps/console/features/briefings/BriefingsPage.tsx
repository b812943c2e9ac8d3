import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { briefing } from '../../../../modules/briefings/model/briefing.ts';
import { briefingKinds } from '../../../../modules/briefings/model/content.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { listQuery } from './briefings-query.ts';
import { NewBriefing } from './NewBriefing.tsx';
import { useMayWrite } from './use-may-write.ts';
import './briefings.css';

const kindTitle = (kind: string) =>
  Object.entries(briefingKinds).find(([id]) => id === kind)?.[1] ?? { zh: kind, en: kind };

/** Bulletins that are written here, and those that were sent here. */
export function BriefingsPage(): ReactNode {
  const { t, pick, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const [state, setState] = useState<string | undefined>();
  const [words, setWords] = useState('');
  const list = useQuery(listQuery);
  const mayWrite = useMayWrite();
  const begin = (): void => setSearch({ new: '1' });
  return (
    <Page
      title={t('briefings.title')}
      sub={t('briefings.sub')}
      {...(mayWrite && {
        actions: (
          <Button type="primary" onClick={begin}>
            {t('briefings.new')}
          </Button>
        ),
      })}
    >
      <Answer of={list}>
        {(items) => {
          const shown = items
            .filter((each) => state === undefined || each.state === state)
            .filter(({ title, number }) => `${title} ${number ?? ''}`.includes(words.trim()));
          return (
            <div className="stack">
              <div className="row wrap">
                <Select
                  allowClear
                  className="filter"
                  aria-label={t('list.state')}
                  placeholder={t('list.state')}
                  value={state}
                  options={Object.entries(briefing.states).map(([value, { title }]) => ({ value, label: pick(title) }))}
                  onChange={(value?: string) => setState(value)}
                />
                <Input.Search
                  allowClear
                  data-search
                  className="briefing-search"
                  aria-label={t('briefings.search')}
                  placeholder={t('briefings.search')}
                  value={words}
                  onChange={(event) => setWords(event.target.value)}
                />
                <span className="faint push">{t('briefings.count', { count: shown.length })}</span>
              </div>
              {shown.length === 0 ? (
                <Nothing icon="bulletin" text={t('briefings.none')} hint={t('briefings.noneHint')} />
              ) : (
                <div className="table-frame">
                  <table className="data" aria-label={t('briefings.title')}>
                    <thead>
                      <tr>
                        <th scope="col">{t('briefings.name')}</th>
                        <th scope="col">{t('briefings.number')}</th>
                        <th scope="col">{t('briefings.kind')}</th>
                        <th scope="col">{t('list.state')}</th>
                        <th scope="col">{t('briefings.issuer')}</th>
                        <th scope="col">{t('briefings.at')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((item) => (
                        <tr key={item.id}>
                          <td>
                            <Link to={`/briefings/${item.region}/${item.id}`}>{item.title}</Link>
                          </td>
                          <td className="nowrap">
                            {item.number ?? '—'}
                            {item.edition > 1 && (
                              <span className="faint"> {t('briefings.edition', { n: item.edition })}</span>
                            )}
                          </td>
                          <td className="nowrap">{pick(kindTitle(item.kind))}</td>
                          <td className="nowrap">{pick(item.stateTitle)}</td>
                          <td>{pick(item.issuer.name)}</td>
                          <td className="nowrap num">{instant(item.at, language)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </div>
          );
        }}
      </Answer>
      {search.has('new') && mayWrite && <NewBriefing items={list.data ?? []} onClose={() => setSearch({})} />}
    </Page>
  );
}
