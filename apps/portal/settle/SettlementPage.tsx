import type { ReactNode } from 'react';
import { fen, formatYuan } from '../../../kernel/money.ts';
import type { SettlementOffer, SettlementView } from '../../../modules/settlements/contract.ts';
import { dayAndTime, longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { Link } from '../router.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { ActForms, type Send } from './ActForms.tsx';
import { settleTexts } from './texts.ts';

interface Props {
  readonly view: SettlementView;
  readonly send: Send;
  readonly onView: (view: SettlementView) => void;
}

/** One settlement, the same page for both sides: how it stands, what is offered, what was said, what one may do. */
export function SettlementPage({ view, send, onView }: Props) {
  const { language, pick } = useWords();
  const t = settleTexts[language].view;
  const { standing, agreement } = view;
  return (
    <>
      <PageTitle title={view.consumer === null ? t.with(view.firm.name) : t.about(view.goods ?? t.erased)} />
      <p className="lead" role="status">
        {pick(view.plainState)}
        {view.workdaysLeft !== null && ` · ${t.left(view.workdaysLeft)} · ${t.due(longDate(view.due, language))}`}
      </p>
      {view.escalated && <p className="note">{t.escalated}</p>}
      {view.escalated && view.consumer === null && (
        <p className="actions">
          <Link to="/status" className="button button-quiet">
            {t.toStatus}
          </Link>
        </p>
      )}
      {agreement !== null && (
        <OfferCard id="agreement" title={t.agreement} of={agreement}>
          {t.agreedOn(longDate(agreement.agreedOn, language))}
        </OfferCard>
      )}
      {standing !== null && <OfferCard id="standing" title={t.standing(t.by[standing.by])} of={standing} />}
      {view.stars !== null && view.consumer === null && <p>{t.stars(view.stars)}</p>}
      <ActForms view={view} send={send} onView={onView} />
      <Steps view={view} />
      <Asked view={view} />
    </>
  );
}

interface OfferProps {
  readonly id: string;
  readonly title: string;
  readonly of: SettlementOffer;
  readonly children?: ReactNode;
}

function OfferCard({ id, title, of, children }: OfferProps) {
  const { language } = useWords();
  const t = settleTexts[language].view;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="promise">{of.terms ?? t.erased}</p>
      <p>
        {of.amountFen !== null && `${t.money(formatYuan(fen(of.amountFen), language))} · `}
        {t.performBy(longDate(of.performBy, language))} · {t.contestBy(longDate(of.contestBy, language))}
      </p>
      {children !== undefined && <p className="hint">{children}</p>}
    </section>
  );
}

function Steps({ view }: { readonly view: SettlementView }) {
  const { language, pick } = useWords();
  const t = settleTexts[language].view;
  return (
    <section className="card" aria-labelledby="steps">
      <h2 id="steps">{t.steps}</h2>
      <ol className="talk">
        {view.steps.map(({ at, by, title, text, evidence, staff }, order) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened only grows at its end
          <li key={order} className={by === 'firm' ? 'said said-office' : 'said said-person'}>
            <p className="said-by">
              <strong>{by === null ? t.system : t.by[by]}</strong> {staff} · {pick(title)}{' '}
              <time dateTime={at}>{dayAndTime(at, language)}</time>
            </p>
            {text !== null && <p className="as-typed">{text}</p>}
            {evidence.length > 0 && (
              <p className="hint">
                {t.evidence}: {evidence.join('; ')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Asked({ view }: { readonly view: SettlementView }) {
  const { language } = useWords();
  const t = settleTexts[language].view;
  const { consumer } = view;
  const pairs: readonly (readonly [string, string | null])[] = [
    [t.goods, view.goods ?? t.erased],
    [t.text, view.text ?? t.erased],
    [t.demand, view.demand ?? t.erased],
    [t.claim, view.claimFen === null ? null : formatYuan(fen(view.claimFen), language)],
    [t.occurredOn, view.occurredOn === null ? null : longDate(view.occurredOn, language)],
    [t.evidence, view.evidence.join('; ') || null],
    [t.filedOn, longDate(view.filedOn, language)],
    [t.consumer, consumer?.name ?? null],
    [t.phone, consumer === null ? null : `${consumer.phone}${consumer.masked ? ` (${t.masked})` : ''}`],
  ];
  return (
    <section className="card" aria-labelledby="asked">
      <h2 id="asked">{t.asked}</h2>
      <dl className="pairs sentences">
        {pairs.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="as-typed">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
