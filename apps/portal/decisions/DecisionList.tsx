import type { PublicDecisionRow } from '../../../modules/publicity/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { findDecisions, pathOf } from './api.ts';
import { decisionTexts } from './texts.ts';

/** What is on display, the latest first, with one field to search by. */
export function DecisionList() {
  const t = decisionTexts[useWords().language];
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <SearchList
        find={findDecisions}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        beside={
          <Link to="/verify-decision" className="button button-quiet">
            {t.check}
          </Link>
        }
        row={(row) => <Row row={row} />}
      />
    </>
  );
}

function Row({ row }: { readonly row: PublicDecisionRow }) {
  const { language } = useWords();
  const t = decisionTexts[language];
  return (
    <>
      <h2 className="decision-title">
        <Link to={pathOf(row)}>{row.party}</Link>
      </h2>
      <p className="decision-line">
        {row.violation} · {row.penalty}
      </p>
      <p className="hint">
        {row.number} · {row.authority}
        <br />
        {t.shown(longDate(row.publishedOn, language), longDate(row.until, language))}
      </p>
    </>
  );
}
