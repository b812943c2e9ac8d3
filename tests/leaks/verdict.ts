import type { LightMyRequestResponse } from 'fastify';
import type { Knowledge, Reader, Target } from './oracle.ts';

/** What came out of one question, and what should have. */
export interface Verdict {
  readonly got: Knowledge;
  readonly due: Knowledge;
}

export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  reader: Reader,
  url: string,
  body?: object,
) => Promise<LightMyRequestResponse>;

/** One way to get at a matter. Answers that hold many matters are asked for once for each person and looked up. */
export interface Probe {
  readonly name: string;
  /** The routes that it asks, as the OpenAPI document names them. */
  readonly routes: readonly string[];
  /** How often it is drawn. */
  readonly weight: number;
  readonly fits?: (target: Target) => boolean;
  readonly judge: (reader: Reader, target: Target) => Promise<Verdict>;
}

export const found = (yes: boolean): Knowledge => (yes ? 'all' : 'nothing');
export const byStatus = ({ statusCode }: LightMyRequestResponse): Knowledge => {
  if (statusCode === 404) return 'nothing';
  return statusCode === 403 ? 'that it exists' : 'all';
};
/** Where a refusal is for something else than the matter: only "no such matter" says that there is none. */
export const byCode = ({ payload }: LightMyRequestResponse): Knowledge =>
  found(!payload.includes('"code":"procedure.no-such-matter"'));
/** More than is due is a leak, less is hidden: numbers are compared as a person would learn from them. */
export const ofNumber = (got: number, due: number): Verdict =>
  got === due
    ? { got: 'all', due: 'all' }
    : got > due
      ? { got: 'all', due: 'nothing' }
      : { got: 'nothing', due: 'all' };
