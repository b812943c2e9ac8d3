import { useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { groupsOf } from '../status/receipt-code.ts';

interface ReceiptCodeProps {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

/** One code, large, with its button to copy. */
export function ReceiptCode({ id, title, code }: ReceiptCodeProps) {
  const { m } = useWords();
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => setCopied(await copyText(code));
  return (
    <section className="receipt" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <CodeGroups code={code} />
      <div className="actions no-print">
        <button type="button" className="button" onClick={() => void copy()} aria-describedby={id}>
          {m.receipt.copy}
        </button>
      </div>
      <p role="status" className="no-print">
        {copied === true && m.receipt.copied}
        {copied === false && m.receipt.copyFailed}
      </p>
    </section>
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
