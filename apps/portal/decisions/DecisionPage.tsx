import { useEffect, useState } from 'react';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { PublicDecision } from '../../../modules/publicity/contract.ts';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { apiOf, findDecision } from './api.ts';
import { decisionTexts } from './texts.ts';

interface At {
  readonly region: string;
  readonly id: string;
}

/** One publication: what was decided, how long it is shown, how to verify it, what the party may ask for. */
export function DecisionPage({ region, id }: At) {
  const { language } = useWords();
  const t = decisionTexts[language];
  const [answer, setAnswer] = useState<PublicDecision | 'unknown' | 'failed'>();
  useEffect(() => {
    let gone = false;
    setAnswer(undefined);
    void findDecision({ region, id }).then((found) => {
      if (!gone) setAnswer(found ?? 'failed');
    });
    return () => {
      gone = true;
    };
  }, [region, id]);
  const back = (
    <p className="actions no-print">
      <Link to="/decisions" className="button button-quiet">
        {t.back}
      </Link>
    </p>
  );
  if (answer === undefined) return <p aria-live="polite">{t.waiting}</p>;
  if (answer === 'failed' || answer === 'unknown') {
    return (
      <>
        <PageTitle title={answer === 'failed' ? t.failed : t.unknown} />
        {answer === 'unknown' && <p className="lead">{t.unknownLead}</p>}
        {back}
      </>
    );
  }
  const { decision, state } = answer;
  if (decision === null) {
    const day = answer.endedOn ?? (state === 'ended' ? addDays(answer.until as PlainDate, 1) : null);
    return (
      <>
        <PageTitle title={t.gone[state === 'shown' ? 'withdrawn' : state]} />
        <p className="lead">{t.goneLead}</p>
        {day !== null && <p>{t.goneOn(longDate(day, language))}</p>}
        {back}
      </>
    );
  }
  return (
    <>
      <PageTitle title={decision.party} above={t.title} />
      <Facts decision={decision} />
      <section className="card no-print" aria-labelledby="files">
        <h2 id="files">{t.download}</h2>
        <p>{t.downloadLead}</p>
        <p className="actions">
          <a className="button" href={apiOf({ region, id }, '/file')} download>
            {t.pdf(sizeOf(decision.size))}
          </a>
          <a className="button button-quiet" href={apiOf({ region, id }, '/proof')} download>
            {t.proof}
          </a>
        </p>
      </section>
      <section className="card" aria-labelledby="verify">
        <h2 id="verify">{t.verifyTitle}</h2>
        <p>{t.verifyLead}</p>
        <p className="actions no-print">
          <Link to="/verify-decision" className="button button-quiet">
            {t.toVerify}
          </Link>
        </p>
        <dl className="pairs">
          <div>
            <dt>{t.digest}</dt>
            <dd className="code-line">{decision.sha256}</dd>
          </div>
          <div>
            <dt>{t.key}</dt>
            <dd>
              <span className="code-line">{answer.publicKey}</span>
              <br />
              <span className="hint">{t.keyHint}</span>
            </dd>
          </div>
        </dl>
      </section>
      <section className="card" aria-labelledby="long">
        <h2 id="long">{t.longTitle}</h2>
        <p>{t.long(longDate(answer.until, language), longDate(addDays(answer.until as PlainDate, 1), language))}</p>
        <p>{t.longShort}</p>
      </section>
      <section className="card" aria-labelledby="rights">
        <h2 id="rights">{t.rightsTitle}</h2>
        <p>{t.correct(decision.authority)}</p>
        <p>{answer.earlyStopFrom === null ? t.noEarly : t.early(longDate(answer.earlyStopFrom, language))}</p>
        <p className="hint">{t.source}</p>
      </section>
      {back}
    </>
  );
}

const sizeOf = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** Everything that the signed statement says of the decision. */
export function Facts({
  decision,
}: {
  readonly decision: Omit<NonNullable<PublicDecision['decision']>, 'sha256' | 'size'>;
}) {
  const { language } = useWords();
  const t = decisionTexts[language];
  const rows: readonly (readonly [string, string])[] = [
    [t.number, decision.number],
    [t.party, decision.party],
    [t.partyCode, decision.partyCode],
    [t.violation, decision.violation],
    [t.facts, decision.facts],
    [t.penalty, decision.penalty],
    [t.basis, decision.basis],
    [t.authority, decision.authority],
    [t.decidedOn, longDate(decision.decidedOn, language)],
    [t.publishedOn, longDate(decision.publishedOn, language)],
    [t.until, longDate(decision.until, language)],
  ];
  return (
    <section className="card" aria-labelledby="what">
      <h2 id="what">{t.what}</h2>
      <dl className="pairs">
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              {/* The record is in Chinese, whatever the language of the page. */}
              <dd lang={language === 'zh' ? undefined : 'zh-CN'}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
