import { useCallback, useState } from 'react';
import type { Receipt } from '../api.ts';
import { FilingForm } from './FilingForm.tsx';
import type { FilingKind } from './form.ts';
import { QuickExit } from './QuickExit.tsx';
import { ReceiptView } from './ReceiptView.tsx';

interface Sent {
  readonly receipt: Receipt;
  readonly isNamed: boolean;
}

/** Filing of one kind: the form, then its receipt. Whoever reports finds the way out on each of them. */
export function FilingPage({ kind }: { readonly kind: FilingKind }) {
  const [sent, setSent] = useState<Sent>();
  const [gone, setGone] = useState(false);
  const exit = useCallback(() => {
    setSent(undefined);
    setGone(true);
  }, []);
  if (gone) return null;
  return (
    <>
      {kind !== 'complaint' && <QuickExit onExit={exit} />}
      {sent === undefined ? (
        <FilingForm kind={kind} onSent={(receipt, isNamed) => setSent({ receipt, isNamed })} />
      ) : (
        <ReceiptView receipt={sent.receipt} isNamed={sent.isNamed} />
      )}
    </>
  );
}
