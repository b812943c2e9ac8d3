import type { Purpose } from '../../platform/proof-of-work/contract.ts';
import { type ProofOfWork, proofOrSlow } from '../../platform/proof-of-work/index.ts';

/** Anybody may ask, with some work of their own machine or in the slow lane; no address is counted. */
export const publicPost = ({ proofs }: { readonly proofs: ProofOfWork }, purpose: Purpose = 'follow') =>
  ({ method: 'POST', config: { access: 'public' }, onRequest: proofOrSlow(proofs, purpose) }) as const;
