import type { PublishedItem } from '../../../modules/published/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { proofApi, readItem } from './api.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import { publishedTexts } from './texts.ts';

interface At {
  readonly kind: string;
  readonly region: string;
  readonly id: string;
}

/** One item: what it says line by line, who published it and until when, and how it is checked. */
export function PublishedPage(at: At) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const found = useAsked(() => readItem(at), `${at.kind}${at.id}`);
  if (found === undefined) return <p aria-live="polite">{t.waiting}</p>;
  if (typeof found === 'string') {
    return (
      <>
        <PageTitle title={found === 'failed' ? t.failed : t.gone} />
        {found === 'unknown' && <p className="lead">{t.goneLead}</p>}
        <Back />
      </>
    );
  }
  return (
    <>
      <PageTitle title={found.title} above={pick(found.kindTitle)} />
      <Facts of={found} />
      <CorrectionForm of={found} />
      <Back />
    </>
  );
}

function Facts({ of }: { readonly of: PublishedItem }) {
  const { language, pick } = useWords();
  const t = publishedTexts[language];
  const until = of.until === null ? '' : ` · ${t.lasts(longDate(of.until, language))}`;
  const lines: readonly (readonly [string, string])[] = [
    [t.firm, of.firm],
    [t.code, of.code],
    ...of.facts.map(({ label, value }) => [pick(label), pick(value)] as const),
    [t.published, `${t.by(pick(of.authorityName), longDate(of.day, language))}${until}`],
    [t.digest, of.sha256],
  ];
  return (
    <section className="card">
      <dl className="pairs">
        {lines
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={name === t.digest ? 'code-line' : 'kept-lines'}>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="actions no-print">
        {of.file !== '' && (
          <a className="button" href={of.file} download>
            {t.file}
          </a>
        )}
        {of.ownPath !== '' && (
          <Link to={of.ownPath} className="button button-quiet">
            {t.ownPage}
          </Link>
        )}
        {of.code !== '' && (
          <Link to={`/published/firm/${of.code}`} className="button button-quiet">
            {t.firmPage}
          </Link>
        )}
        <a className="button button-quiet" href={proofApi(of)} download>
          {t.proof}
        </a>
      </p>
    </section>
  );
}

function Back() {
  return (
    <p className="actions no-print">
      <Link to="/published" className="button button-quiet">
        {publishedTexts[useWords().language].back}
      </Link>
    </p>
  );
}
