export { createLogger } from './logger.ts';
export { createMetrics, type Metrics, measureStore } from './metrics.ts';
export { startTracing } from './tracing.ts';
