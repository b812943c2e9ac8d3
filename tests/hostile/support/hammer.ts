import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { errorCatalogue } from '../../../apps/server/error-catalogue.ts';
import { type Asker, type Besieged, countNames, SEALED } from './besieged.ts';
import { type Judgement, judge, type Response } from './judge.ts';
import { bodyForVerb, type OpenApi, type Operation, type Request, requestsFor } from './requests.ts';

export interface Found {
  readonly operation: string;
  readonly wrong: Judgement['wrong'] | 'written';
  readonly detail: string;
}

export interface Outcome {
  readonly found: readonly Found[];
  readonly asked: number;
  readonly accepted: number;
  /** Of the requests under an `Idempotency-Key`, answers by status. */
  readonly keyed: ReadonlyMap<number, number>;
  /** Answers by operation and status. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

export interface Plan {
  readonly seed: number;
  /** Requests for each operation. */
  readonly each: number;
  /** Stops in time, but not before half of the requests were asked: what must be reached is reached on any machine. */
  readonly withinMs: number;
}

/** Where a sealed identity may be asked for with a reason. */
const MAY_OPEN = /\/identity$|\/original$/;

const shown = ({ method, url, headers, payload }: Request, asker: string): string =>
  `${asker}: ${method} ${url.slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${payload?.toString().slice(0, 600) ?? ''}`;

/** As the server's own tests ask, but the answer as it came: what calls itself JSON may be none. */
async function ask({ server }: Besieged, request: InjectOptions): Promise<Response> {
  const { statusCode, payload, headers } = await server.app.inject(request);
  return { status: statusCode, text: payload, headers };
}

/** Where a defect lies: what the log says under the answer's trace id. */
function logged({ server }: Besieged, text: string): string {
  const traceId = /"traceId":"([0-9a-f]{32})"/.exec(text)?.[1];
  if (traceId === undefined) return '';
  const line = server
    .log()
    .split('\n')
    .find((each) => each.includes(traceId) && each.includes('"msg":"defect"'));
  return line === undefined ? '' : `\n  ${line.slice(0, 1_500)}`;
}

type Filled = (request: Request, asker: Asker, seed: number) => Promise<Buffer | null>;

/**
 * Fills in the version that the matter has at this moment, or a whole act that the asker may do now: what is drawn
 * blindly seldom gets past the first act.
 */
function fillerOf(city: Besieged, document: OpenApi): Filled {
  const world = { schemas: document.components.schemas, known: city.targets.known };
  return async ({ url, payload, upToDate }, asker, seed) => {
    const matter = /^\/api\/(?:matters|cases)\/(\d{6}\/[0-9a-f-]{36})\/acts/.exec(url)?.[1];
    if (payload === null || matter === undefined || upToDate === 'no') return payload;
    const body: unknown = JSON.parse(payload.toString());
    const version = await city.versionOf(matter);
    if (typeof body !== 'object' || body === null || version === undefined) return payload;
    const headers = { ...(await asker.headers(false)) };
    const seen =
      upToDate === 'act' ? await ask(city, { method: 'GET', url: `/api/matters/${matter}`, headers }) : undefined;
    if (seen?.status !== 200) return Buffer.from(JSON.stringify({ ...body, version }));
    const { row, verbs } = JSON.parse(seen.text);
    const may = verbs.filter((each: { refusal: unknown }) => each.refusal === null);
    const verb: string | undefined = may[seed % Math.max(1, may.length)]?.verb;
    if (verb === undefined) return payload;
    return Buffer.from(JSON.stringify({ ...body, verb, version, body: bodyForVerb(row.procedure, verb, world, seed) }));
  };
}

/** Acts are many things by one address; few of those who ask may freeze a bulletin. */
const weightOf = ({ path, method }: Operation): number => {
  if (method !== 'POST') return 1;
  if (path === '/api/bulletins') return 3;
  return /^\/api\/(matters|cases)(\/\{region\}\/\{id\}\/acts)?$/.test(path) ? 5 : 1;
};

/** Asks, in turn of the operations, and judges every answer; goes on after what it finds. */
export async function hammer(
  city: Besieged,
  document: OpenApi,
  operations: readonly Operation[],
  plan: Plan,
): Promise<Outcome> {
  const found: Found[] = [];
  const statuses = new Map<string, Map<number, number>>();
  const keyed = new Map<number, number>();
  let asked = 0;
  let accepted = 0;
  const often = operations.flatMap((operation) => Array.from({ length: weightOf(operation) }, () => operation));
  const queues = often.map((operation, index) => ({
    operation,
    requests: fc.sample(requestsFor(operation, document, city.targets, city.askers.length), {
      seed: plan.seed + index,
      numRuns: plan.each,
    }),
  }));
  const fill = fillerOf(city, document);
  const end = Date.now() + plan.withinMs;
  let counts = await city.counts();
  for (let round = 0; round < plan.each && (round < plan.each / 2 || Date.now() < end); round += 1) {
    for (const { operation, requests } of queues) {
      const request = requests[round];
      const asker = city.askers[request?.actor ?? 0];
      if (request === undefined || asker === undefined) continue;
      const payload = await fill(request, asker, plan.seed + asked);
      const answer = await ask(city, {
        method: request.method,
        url: request.url,
        headers: { ...(await asker.headers(false)), ...request.headers },
        // An address for each: limits on one caller are not what is tried here.
        remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
        ...(payload === null ? {} : { payload }),
      });
      asked += 1;
      if (answer.status < 400) accepted += 1;
      const byStatus = statuses.get(operation.name) ?? new Map<number, number>();
      statuses.set(operation.name, byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1));
      if ('idempotency-key' in request.headers) keyed.set(answer.status, (keyed.get(answer.status) ?? 0) + 1);
      const hidden = MAY_OPEN.test(operation.path) ? asker.hidden : [...asker.hidden, SEALED];
      const note = (wrong: Found['wrong'], detail: string): void => {
        found.push({
          operation: operation.name,
          wrong,
          detail: `${detail}\n  ${shown({ ...request, payload }, asker.name)}`,
        });
      };
      for (const { wrong, detail } of judge(answer, errorCatalogue, hidden))
        note(wrong, wrong === 'server-error' ? detail + logged(city, answer.text) : detail);
      const now = await city.counts();
      if (answer.status >= 400 && now !== counts)
        note('written', `${answer.status} and yet: ${differences(counts, now)}`);
      counts = now;
      if (answer.status === 401 && request.headers.cookie === undefined) await asker.headers(true);
    }
  }
  return { found, asked, accepted, keyed, statuses };
}

function differences(before: string, after: string): string {
  const [one, other] = [before.split(' '), after.split(' ')];
  return countNames
    .flatMap((name, at) => (one[at] === other[at] ? [] : [`${name} ${one[at]} → ${other[at]}`]))
    .join(', ');
}

/** The first of each kind, by operation: what a person can read. */
export function summary(found: readonly Found[]): string {
  const kinds = new Map<string, { first: Found; n: number }>();
  for (const each of found) {
    const key = `${each.operation} ${each.wrong}`;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { first: each, n: 1 });
    else known.n += 1;
  }
  return [...kinds.values()]
    .map(({ first, n }) => `${n} × ${first.operation}: ${first.wrong}: ${first.detail}`)
    .join('\n\n');
}
