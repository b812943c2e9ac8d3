import type { PublicFirm } from '../../../modules/firms/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { filePath } from '../settle/api.ts';
import { settleTexts } from '../settle/texts.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { findFirms } from './api.ts';
import { useTexts } from './use-texts.ts';

/** Who settles online, for consumers; and the ways in for firms. */
export function FirmList() {
  const t = useTexts().list;
  const ways = settleTexts[useWords().language].list;
  return (
    <>
      <PageTitle title={t.title} />
      <p className="lead">{t.lead}</p>
      <nav aria-label={ways.ways}>
        <p className="actions">
          <Link to="/settle" className="button button-quiet">
            {ways.follow}
          </Link>
          <Link to="/settle/scorecards" className="button button-quiet">
            {ways.cards}
          </Link>
        </p>
      </nav>
      <SearchList
        find={findFirms}
        label={t.searchLabel}
        hint={t.searchHint}
        none={t.none}
        empty={t.empty}
        row={(row) => <Row of={row} />}
      />
      <section className="card" aria-labelledby="for-firms">
        <h2 id="for-firms">{t.forFirms}</h2>
        <p>{t.forFirmsLead}</p>
        <p className="actions">
          <Link to="/firm/apply" className="button button-quiet">
            {t.apply}
          </Link>
          <Link to="/firm/activate" className="button button-quiet">
            {t.activate}
          </Link>
          <Link to="/firm" className="button button-quiet">
            {t.signIn}
          </Link>
        </p>
      </section>
    </>
  );
}

function Row({ of }: { readonly of: PublicFirm }) {
  const { language, pick } = useWords();
  const t = useTexts().list;
  return (
    <>
      <h2 className="decision-title">{of.name}</h2>
      <p className="decision-line">{of.shops.join(language === 'zh' ? '、' : ', ')}</p>
      <p className="hint">
        {of.address}
        <br />
        {of.code} · {pick(of.authorityName)} · {t.since(longDate(of.enrolledOn, language))}
        <br />
        {of.online ? t.online : t.offline}
      </p>
      {of.online && (
        <p className="actions">
          <Link to={filePath(of)} className="button">
            {settleTexts[language].list.start}
          </Link>
        </p>
      )}
    </>
  );
}
