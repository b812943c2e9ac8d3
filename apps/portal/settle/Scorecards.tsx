import type { Scorecard } from '../../../modules/settlements/contract.ts';
import { useWords } from '../i18n/words.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { findScorecards, openDataApi, SCHEMA_API } from './api.ts';
import { settleTexts } from './texts.ts';

/** How firms settle: counts with what they are out of, by name. */
export function Scorecards() {
  const { language } = useWords();
  const t = settleTexts[language].cards;
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <SearchList
        find={findScorecards}
        label={t.search}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(row) => (
          <>
            <h2 className="decision-title">{row.name}</h2>
            <Card of={row} />
          </>
        )}
      />
      <section className="card" aria-labelledby="open-data">
        <h2 id="open-data">{t.data}</h2>
        <p className="actions">
          <a className="button button-quiet" href={openDataApi('csv')} download>
            {t.csv}
          </a>
          <a className="button button-quiet" href={openDataApi('json')} download>
            {t.json}
          </a>
          <a className="button button-quiet" href={SCHEMA_API}>
            {t.schema}
          </a>
        </p>
      </section>
    </>
  );
}

/** One firm's counts. Of few no share is shown, and what they are out of is shown always. */
export function Card({ of }: { readonly of: Scorecard }) {
  const { language } = useWords();
  const t = settleTexts[language].cards;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const few = (n: number): string => (n === 0 ? t.nothing : t.few(n, of.fewest));
  const shown = ({ n, of: base, share }: Scorecard['answered']): string =>
    base === 0 ? t.nothing : share === null ? t.of(n, base, of.fewest) : t.share(n, base, percent.format(share));
  const { mean, n } = of.rating;
  const pairs: readonly (readonly [string, string])[] = [
    [t.answered, shown(of.answered)],
    [t.settled, shown(of.settled)],
    [t.broken, shown(of.broken)],
    [t.days, of.medianDays === null ? few(of.settled.n) : t.daysOf(of.medianDays)],
    [t.rating, mean === null ? few(n) : t.ratingOf(mean.toFixed(1), n)],
  ];
  return (
    <>
      <p>{t.filed(of.filed)}</p>
      <dl className="pairs">
        {pairs.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
