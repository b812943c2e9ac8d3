import { useEffect, useState } from 'react';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { postStatus, type Receipt } from '../api.ts';
import { articleText } from '../i18n/article.ts';
import { dateWithWeekday, longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { askBeforeLeaving, Link } from '../router.tsx';
import { Check } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { ReceiptCode } from './ReceiptCode.tsx';

interface ReceiptViewProps {
  readonly receipt: Receipt;
  readonly isNamed: boolean;
}

/** The receipt codes, shown this once, and what the law lets one expect next. */
export function ReceiptView({ receipt, isNamed }: ReceiptViewProps) {
  const { m, pick, language } = useWords();
  const [saved, setSaved] = useState(false);
  const statuses = useStatuses(receipt);
  useEffect(() => {
    if (saved) return;
    askBeforeLeaving(m.receipt.leave);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => {
      askBeforeLeaving(null);
      removeEventListener('beforeunload', ask);
    };
  }, [saved, m]);
  const isMixed = receipt.receipts.length > 1;
  return (
    <>
      <PageTitle title={m.receipt.title} />
      <p className="lead">{m.receipt.received(pick(receipt.authority), longDate(receipt.receivedOn, language))}</p>
      {isMixed && <p className="note">{m.receipt.mixed}</p>}
      {receipt.receipts.map(({ procedure, receiptCode }) => (
        <ReceiptCode
          key={procedure}
          id={`receipt-${procedure}`}
          title={isMixed ? m.receipt.codeOf[procedure] : m.receipt.code}
          code={receiptCode}
        />
      ))}
      <p>
        <strong>{isMixed ? m.receipt.onceBoth : m.receipt.once}</strong> {m.receipt.warn}
      </p>
      <p className="print-only">
        {m.receipt.address}
        {location.origin}/status
      </p>
      <div className="no-print">
        <Check label={m.receipt.saved} checked={saved} onChange={setSaved} />
        <p className="actions">
          <button type="button" className="button button-quiet" onClick={() => print()}>
            {m.receipt.print}
          </button>
        </p>
      </div>
      <section className="card" aria-labelledby="next">
        <h2 id="next">{m.receipt.next}</h2>
        <NextLimits statuses={statuses} />
        <p>{isNamed ? m.receipt.noticeNamed : m.receipt.noticeAnonymous}</p>
      </section>
      <p className="actions no-print">
        <Link to="/status" className="button button-quiet">
          {m.receipt.toStatus}
        </Link>
        <Link to="/" className="button button-quiet">
          {m.receipt.toHome}
        </Link>
      </p>
    </>
  );
}

/** How the filings stand, once that is known; null when it could not be asked. */
function useStatuses(receipt: Receipt): readonly FilingStatus[] | null | undefined {
  const [statuses, setStatuses] = useState<readonly FilingStatus[] | null>();
  useEffect(() => {
    let gone = false;
    void Promise.all(receipt.receipts.map(({ receiptCode }) => postStatus(receiptCode))).then((answers) => {
      if (gone) return;
      const found = answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.value] : []));
      setStatuses(found.length === answers.length ? found : null);
    });
    return () => {
      gone = true;
    };
  }, [receipt]);
  return statuses;
}

function NextLimits({ statuses }: { readonly statuses: readonly FilingStatus[] | null | undefined }) {
  const { m, pick, language } = useWords();
  if (statuses === undefined) return <p aria-live="polite">{m.receipt.waiting}</p>;
  const clocks = (statuses ?? []).flatMap(({ procedure, clocks: traces }) =>
    traces.map(({ clock }) => ({ key: `${procedure} ${clock.clock}`, clock })),
  );
  if (clocks.length === 0) return <p>{m.receipt.noClock}</p>;
  return (
    <ul className="limits">
      {clocks.map(({ key, clock }) => (
        <li key={key}>
          <span>{pick(clock.title)}</span>
          <span className="limit-date">{m.clock.limit(dateWithWeekday(clock.due, language))}</span>
          <span className="hint">
            {m.clock.source(pick(clock.source.instrument), articleText(clock.source.article ?? '', language))}
          </span>
        </li>
      ))}
    </ul>
  );
}
