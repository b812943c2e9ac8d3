import autocannon from 'autocannon';

export const CONNECTIONS = 32;
export const SLICE_SECONDS = 5;
export const ROUNDS = 5;

/** Where a slice sends: a path of a server on this machine, and what each request holds. */
export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: () => string;
}

/** Requests answered with 2xx per second, milliseconds of latency, and how many were not answered so. */
export interface Slice {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** As many POSTs as the server answers over {@link CONNECTIONS} connections in {@link SLICE_SECONDS}. */
export async function slice({ port, path, headers, body }: Target): Promise<Slice> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    connections: CONNECTIONS,
    duration: SLICE_SECONDS,
    requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99, failed };
}
