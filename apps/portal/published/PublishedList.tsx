import { useMemo, useState } from 'react';
import type { PublishedCounts, PublishedItem } from '../../../modules/published/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { Link } from '../router.tsx';
import { TextField } from '../ui/Field.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { type Filter, findPublished, noFilter, readCounts, withFilter } from './api.ts';
import { RegionMap } from './RegionMap.tsx';
import { publishedTexts } from './texts.ts';

/** Whatever was published: by words, kind, day and region, with how much of it there is. */
export function PublishedList() {
  const { language } = useWords();
  const t = publishedTexts[language];
  const [filter, setFilter] = useState<Filter>(noFilter);
  const find = useMemo(() => findPublished(filter), [filter]);
  const counts = useAsked(() => readCounts(filter), JSON.stringify(filter));
  const known = typeof counts === 'object' ? counts : undefined;
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <Kinds filter={filter} counts={known} onFilter={setFilter} />
      <Days filter={filter} onFilter={setFilter} />
      <SearchList
        find={find}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(item) => <Row item={item} />}
      />
      {known !== undefined && <RegionMap counts={known} onRegion={(region) => setFilter({ ...filter, region })} />}
      <Data filter={filter} />
    </>
  );
}

interface FilterProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

function Kinds({ filter, counts, onFilter }: FilterProps & { readonly counts: PublishedCounts | undefined }) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const choices = [{ kind: '' as const, text: t.all }].concat(
    (counts?.kinds ?? []).map(({ kind, title, count }) => ({ kind: kind as '', text: t.count(pick(title), count) })),
  );
  return (
    <fieldset className="kind-filter">
      <legend>{t.kinds}</legend>
      {choices.map(({ kind, text }) => (
        <button
          key={kind}
          type="button"
          className={kind === filter.kind ? 'button' : 'button button-quiet'}
          aria-pressed={kind === filter.kind}
          onClick={() => onFilter({ ...filter, kind })}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

function Days({ filter, onFilter }: FilterProps) {
  const t = publishedTexts[useWords().language];
  return (
    <fieldset className="kind-filter">
      <legend>{t.days}</legend>
      {(['from', 'until'] as const).map((each) => (
        <TextField
          key={each}
          id={`day-${each}`}
          label={t[each]}
          type="date"
          value={filter[each]}
          onChange={(day) => onFilter({ ...filter, [each]: day })}
        />
      ))}
    </fieldset>
  );
}

function Row({ item }: { readonly item: PublishedItem }) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  return (
    <>
      <h2 className="decision-title" lang={language === 'zh' ? undefined : 'zh-CN'}>
        <Link to={item.path}>{item.title}</Link>
      </h2>
      <p className="decision-line">
        {pick(item.kindTitle)}
        {item.code !== '' && ` · ${item.code}`}
      </p>
      <p className="hint">
        {t.by(pick(item.authorityName), longDate(item.day, language))}
        {item.until !== null && ` · ${t.lasts(longDate(item.until, language))}`}
      </p>
    </>
  );
}

function Data({ filter }: { readonly filter: Filter }) {
  const { language } = useWords();
  const t = publishedTexts[language];
  const links: readonly (readonly [string, string])[] = [
    [t.csv, withFilter('/api/public/open-data', filter, { format: 'csv' })],
    [t.json, withFilter('/api/public/open-data', filter, { format: 'json' })],
    [t.schema, withFilter('/api/public/open-data/schema', { ...noFilter, kind: filter.kind })],
    [t.feed, withFilter('/public/feed.atom', filter, { lang: language })],
    [t.plain, `/plain/published?lang=${language}`],
  ];
  return (
    <section className="card" aria-labelledby="open-data">
      <h2 id="open-data">{t.data}</h2>
      <p>{t.dataLead}</p>
      <p className="actions">
        {links.map(([text, href]) => (
          <a key={href} className="button button-quiet" href={href}>
            {text}
          </a>
        ))}
      </p>
    </section>
  );
}
