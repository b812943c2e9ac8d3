import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/store.ts';

/** What is measured, under the `qingyuan_` prefix; no label ever holds an id or a name. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly jobRuns: Counter<'job' | 'result'>;
  readonly jobSeconds: Histogram<'job'>;
  readonly jobItems: Counter<'job'>;
  /** Adds a figure that is asked for at each scrape, e.g. the depth of the outbox. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'qingyuan_' });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'qingyuan_http_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    jobRuns: new Counter({
      name: 'qingyuan_job_runs_total',
      help: 'Runs of a worker',
      labelNames: ['job', 'result'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'qingyuan_job_seconds',
      help: 'Time of a worker run',
      labelNames: ['job'],
      buckets: [0.01, 0.05, 0.25, 1, 5, 30],
      registers,
    }),
    jobItems: new Counter({
      name: 'qingyuan_job_items_total',
      help: 'Items a worker did',
      labelNames: ['job'],
      registers,
    }),
    gauge(name, help, read) {
      new Gauge({
        name: `qingyuan_${name}`,
        help,
        registers,
        async collect() {
          // A database that is away must not take the other figures with it.
          this.set(await Promise.resolve(read()).catch(() => Number.NaN));
        },
      });
    },
  };
}

/** The pool's connections: in all, idle, and callers that wait for one. */
export function measureStore(metrics: Metrics, store: Store): void {
  metrics.gauge('pool_connections', 'Open database connections', () => store.pool.totalCount);
  metrics.gauge('pool_idle', 'Idle database connections', () => store.pool.idleCount);
  metrics.gauge('pool_waiting', 'Callers waiting for a database connection', () => store.pool.waitingCount);
}
