import { useEffect, useState } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { wholeHistory } from '../intake/history.ts';

/** On paper nothing can be unfolded: the whole history is fetched first, then printed, then folded again. */
export function usePrinting(detail: MatterDetail) {
  const [whole, setWhole] = useState<MatterDetail | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (whole === null) return;
    const timer = setTimeout(() => {
      window.print();
      setWhole(null);
    }, 80);
    return () => clearTimeout(timer);
  }, [whole]);
  const print = async (): Promise<void> => {
    setBusy(true);
    try {
      setWhole({ ...detail, acts: [...(await wholeHistory(detail))], earlier: null });
    } finally {
      setBusy(false);
    }
  };
  return { print, busy, whole };
}
