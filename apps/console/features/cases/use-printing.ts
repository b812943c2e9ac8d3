import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type MatterDetail, matterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

/** Most acts that are printed at once; a case with more is printed from its dossier. */
const MOST = 1_000;

/** On paper nothing can be unfolded: the whole history is fetched first, then printed, then folded again. */
export function usePrinting(detail: MatterDetail) {
  const client = useQueryClient();
  const [whole, setWhole] = useState<MatterDetail | null>(null);
  const [busy, setBusy] = useState(false);
  const { homeRegion, id, version } = detail.row;
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
      const answer = await client.fetchQuery({
        queryKey: ['matter', id, 'whole', version],
        queryFn: () => api.get(`/matters/${homeRegion}/${id}`, { query: { acts: MOST }, answer: matterDetail }),
      });
      setWhole({ ...detail, acts: answer.acts, earlier: answer.earlier });
    } finally {
      setBusy(false);
    }
  };
  return { print, busy, whole };
}
