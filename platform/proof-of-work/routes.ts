import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../http/index.ts';
import { PROOF_HEADER, PURPOSES, type Purpose } from './contract.ts';
import type { ProofOfWork } from './proof-of-work.ts';

/** Where a page gets what it has to solve. */
export function addProofRoutes(app: App, proofs: ProofOfWork): void {
  app.route({
    method: 'GET',
    url: '/public/challenge',
    config: { access: 'public' },
    schema: {
      tags: ['public'],
      summary: '领取工作量证明题目 / a challenge to solve before sending',
      querystring: z.object({ purpose: z.enum(PURPOSES) }),
      response: { 200: z.object({ challenge: z.string() }) },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { challenge: await proofs.challenge(request.query.purpose) };
    },
  });
}

/**
 * What every public route that changes something or looks a code up asks first, before a byte of the body is read: a
 * proof in the header, or a turn in the slow lane. No browser keeps the answer, whatever it is.
 */
export const proofOrSlow =
  (proofs: ProofOfWork, purpose: Purpose) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('cache-control', 'no-store');
    const given = request.headers[PROOF_HEADER];
    await proofs.admit(purpose, typeof given === 'string' ? given : undefined);
  };
