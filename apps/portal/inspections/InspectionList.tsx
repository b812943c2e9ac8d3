import type { PublicInspection } from '../../../modules/inspections/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { findInspections } from './api.ts';
import { inspectionTexts } from './texts.ts';

/** Results on display, the latest first, by firm; and the doors to draws, items and codes. */
export function InspectionList() {
  const t = inspectionTexts[useWords().language];
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <ul className="inspection-doors">
        {(['draws', 'items', 'door'] as const).map((each) => (
          <li key={each} className="card">
            <h2 className="decision-title">
              <Link to={`/inspections/${each}`}>{t[each]}</Link>
            </h2>
            <p className="hint">{t[`${each}Lead`]}</p>
          </li>
        ))}
      </ul>
      <h2>{t.results}</h2>
      <SearchList
        find={findInspections}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(row) => <Row row={row} />}
      />
    </>
  );
}

function Row({ row }: { readonly row: PublicInspection }) {
  const { language } = useWords();
  const t = inspectionTexts[language];
  return (
    <>
      <h3 className="decision-title">{row.firm}</h3>
      <p className="hint">
        {row.code !== '' && <>{row.code} · </>}
        {row.ground[language]} · {t.inspected(longDate(row.inspectedOn, language), row.authorityName[language])} ·{' '}
        {t.published(longDate(row.publishedOn, language))}
      </p>
      <ul>
        {row.results.map(({ item, result, problem }) => (
          <li key={item}>
            {problem ? <strong>{t.pair(item, result[language])}</strong> : t.pair(item, result[language])}
          </li>
        ))}
      </ul>
      {row.edition > 1 && <p className="hint">{t.corrected(row.edition, row.reason)}</p>}
    </>
  );
}
