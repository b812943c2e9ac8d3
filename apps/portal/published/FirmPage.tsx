import type { FirmRecord } from '../../../modules/published/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { readFirm } from './api.ts';
import { publishedTexts } from './texts.ts';

/** How much complaint information of one firm is on display: counts, with what they count and since when. No score. */
export function FirmPage({ code }: { readonly code: string }) {
  const { language } = useWords();
  const t = publishedTexts[language];
  const found = useAsked(() => readFirm(code), code);
  if (found === undefined) return <p aria-live="polite">{t.waiting}</p>;
  if (typeof found === 'string') return <PageTitle title={t.failed} />;
  return (
    <>
      <PageTitle title={found.total === 0 ? t.firmNone : t.firmTitle(found.firm)} above={code} />
      <p className="lead">{t.firmBase(longDate(found.from, language), longDate(found.until, language), found.total)}</p>
      {found.total > 0 && (
        <>
          <Counts title={t.outcome} of={found.outcomes} />
          <Counts title={t.problem} of={found.problems} />
        </>
      )}
      <p className="actions">
        <Link to="/published" className="button button-quiet">
          {t.back}
        </Link>
      </p>
    </>
  );
}

function Counts({ title, of }: { readonly title: string; readonly of: FirmRecord['outcomes'] }) {
  const { pick } = useWords();
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="pairs">
        {of.map(({ id, title: name, count }) => (
          <div key={id}>
            <dt>{pick(name)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
