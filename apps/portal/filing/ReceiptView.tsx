import { useEffect, useState } from 'react';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { postStatus, type Receipt } from '../api.ts';
import { articleText } from '../i18n/article.ts';
import { dateWithWeekday, longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { askBeforeLeaving, Link } from '../router.tsx';
import { groupsOf } from '../status/receipt-code.ts';
import { Check } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

interface ReceiptViewProps {
  readonly receipt: Receipt;
  readonly isNamed: boolean;
}

/** The receipt code, shown this once, and what the law lets one expect next. */
export function ReceiptView({ receipt, isNamed }: ReceiptViewProps) {
  const { m, pick, language } = useWords();
  const [saved, setSaved] = useState(false);
  const [copied, setCopied] = useState<boolean>();
  const [status, setStatus] = useState<FilingStatus | null>();
  useEffect(() => {
    let gone = false;
    void postStatus(receipt.receiptCode).then((answer) => {
      if (!gone) setStatus(answer.kind === 'ok' ? answer.value : null);
    });
    return () => {
      gone = true;
    };
  }, [receipt.receiptCode]);
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
  const copy = async () => setCopied(await copyText(receipt.receiptCode));
  return (
    <>
      <PageTitle title={m.receipt.title} />
      <p className="lead">{m.receipt.received(pick(receipt.authority), longDate(receipt.receivedOn, language))}</p>
      <section className="receipt" aria-labelledby="receipt-code">
        <h2 id="receipt-code">{m.receipt.code}</h2>
        <CodeGroups code={receipt.receiptCode} />
        <p>
          <strong>{m.receipt.once}</strong> {m.receipt.warn}
        </p>
        <p className="print-only">
          {m.receipt.address}
          {location.origin}/status
        </p>
        <div className="actions no-print">
          <button type="button" className="button" onClick={() => void copy()}>
            {m.receipt.copy}
          </button>
          <button type="button" className="button button-quiet" onClick={() => print()}>
            {m.receipt.print}
          </button>
        </div>
        <p role="status" className="no-print">
          {copied === true && m.receipt.copied}
          {copied === false && m.receipt.copyFailed}
        </p>
        <div className="no-print">
          <Check label={m.receipt.saved} checked={saved} onChange={setSaved} />
        </div>
      </section>
      <section className="card" aria-labelledby="next">
        <h2 id="next">{m.receipt.next}</h2>
        <NextLimits status={status} />
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

/** The code in groups for the eye; to a screen reader each character by itself. */
function CodeGroups({ code }: { readonly code: string }) {
  const groups = groupsOf(code).map((group, order) => ({ order, group }));
  return (
    <p className="receipt-code">
      <span aria-hidden="true">
        {groups.map(({ order, group }) => (
          <span key={order}>{group}</span>
        ))}
      </span>
      <span className="visually-hidden">{groups.map(({ group }) => group.split('').join(' ')).join(', ')}</span>
    </p>
  );
}

function NextLimits({ status }: { readonly status: FilingStatus | null | undefined }) {
  const { m, pick, language } = useWords();
  if (status === undefined) return <p aria-live="polite">{m.receipt.waiting}</p>;
  if (status === null || status.clocks.length === 0) return <p>{m.receipt.noClock}</p>;
  return (
    <ul className="limits">
      {status.clocks.map(({ clock }) => (
        <li key={clock.clock}>
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

/** Copies by the browser's clipboard, or by selection where pages without https may not use it. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.className = 'visually-hidden';
    document.body.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    return done;
  }
}
