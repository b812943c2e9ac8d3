export { type ProofSettings, proofSettings } from './demand.ts';
export { createProofOfWork, type ProofOfWork, sweepProofs } from './proof-of-work.ts';
export { addProofRoutes, proofOrSlow } from './routes.ts';
