import type { PublicCommitmentPage, PublicEdition } from '../../../modules/commitments/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { findCommitment } from './api.ts';
import { heart, lasting } from './CommitmentList.tsx';
import { complainAbout } from './complain.ts';
import { commitmentTexts } from './texts.ts';

const useTexts = () => commitmentTexts[useWords().language];

/** One promise: its terms in plain words, dates, counts, what to do when the shop refuses, former editions. */
export function CommitmentPage({ region, id }: { readonly region: string; readonly id: string }) {
  const t = useTexts();
  const found = useAsked(() => findCommitment({ region, id }), id);
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
      <PageTitle title={found.firm} above={t.kind[found.kind]} />
      <Facts of={found} />
      <Refused of={found} />
      {found.editions.length > 1 && <Editions of={found} />}
      <Back />
    </>
  );
}

function Back() {
  return (
    <p className="actions no-print">
      <Link to="/commitments" className="button button-quiet">
        {useTexts().back}
      </Link>
    </p>
  );
}

function Facts({ of }: { readonly of: PublicCommitmentPage }) {
  const { language } = useWords();
  const t = useTexts();
  const today = of.edition;
  const lines: readonly (readonly [string, string])[] = [
    [t.contact, today.contact],
    [t.goods, today.goods ?? ''],
    [t.conditions, today.conditions ?? ''],
    [t.refundRoute, today.refundRoute ?? ''],
    [t.address, of.address],
    [t.code, of.code],
    [t.shops, of.shops.join(language === 'zh' ? '、' : ', ')],
    [t.term, `${t.since(longDate(of.since, language))} · ${lasting(of, language)}`],
    [t.tested, t.counts(of.tested, of.kept, of.broken)],
  ];
  return (
    <section className="card" aria-labelledby="terms">
      <p className="lead">{t.plain[of.kind]}</p>
      {(today.days !== null || today.fundFen !== null) && (
        <p>
          <strong>{heart(of, language)}</strong>
        </p>
      )}
      <h2 id="terms">{t.terms}</h2>
      <Terms of={today} />
      <dl className="pairs sentences">
        {lines
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="hint">
        {t.countsLead} {t.registered(of.authorityName[language], longDate(of.publishedOn, language))}
      </p>
    </section>
  );
}

/** In the firm's own words, which are Chinese whatever the language of the page. */
function Terms({ of }: { readonly of: PublicEdition }) {
  return (
    <blockquote className="promise" lang="zh-CN">
      {of.terms}
    </blockquote>
  );
}

function Refused({ of }: { readonly of: PublicCommitmentPage }) {
  const { language } = useWords();
  const t = useTexts();
  return (
    <section className="card no-print" aria-labelledby="refused">
      <h2 id="refused">{t.refused}</h2>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{t.bound}</p>
      <p className="actions">
        <button type="button" className="button" onClick={() => complainAbout(of, language)}>
          {t.file}
        </button>
      </p>
    </section>
  );
}

function Editions({ of }: { readonly of: PublicCommitmentPage }) {
  const { language } = useWords();
  const t = useTexts();
  return (
    <section className="card" aria-labelledby="editions">
      <h2 id="editions">{t.editions}</h2>
      {of.editions.map((each) => (
        <section key={each.number} aria-labelledby={`edition-${each.number}`}>
          <h3 id={`edition-${each.number}`}>
            {t.edition(each.number)} ·{' '}
            {t.range(longDate(each.from, language), each.until === null ? null : longDate(each.until, language))}
          </h3>
          <p>{heart({ ...of, edition: each }, language)}</p>
          <Terms of={each} />
        </section>
      ))}
    </section>
  );
}
