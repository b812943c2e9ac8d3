import pino, { type DestinationStream, type Logger } from 'pino';
import { isAppError } from '../../kernel/error.ts';

export interface LoggerOptions {
  readonly level: string;
  /** `web`, `worker` or both: which part of the product speaks. */
  readonly service: string;
}

/** Failures whose messages are made by the engine from names in the code, never from people's data. */
const SAFE_MESSAGES = new Set(['TypeError', 'RangeError', 'ReferenceError', 'AssertionError']);

/**
 * What a log may hold of a failure: its kind, code and place in the code. Messages of the driver, of JSON and of
 * validators quote what they were given, so they are left out; `AppError` is told by its code alone.
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const system = 'errno' in error || SAFE_MESSAGES.has(error.name);
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    type: error.name,
    ...code,
    ...('constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {}),
    ...('routine' in error && typeof error.routine === 'string' ? { routine: error.routine } : {}),
    ...(system && !isAppError(error) ? { message: error.message } : {}),
    at,
    ...(error.cause === undefined ? {} : { cause: safeError(error.cause) }),
  };
}

/**
 * The product's structured log: JSON lines with trace and act ids, never bodies, names, headers or addresses.
 * The key list is a second fence behind call sites that do not pass such things.
 */
export function createLogger(options: LoggerOptions, destination?: DestinationStream): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: safeError, error: safeError, req: () => undefined, res: () => undefined },
      redact: {
        paths: [
          'body',
          'headers',
          'ip',
          'remoteAddress',
          'name',
          'phone',
          'password',
          'token',
          'reporter',
          'personal',
        ].flatMap((key) => [key, `*.${key}`]),
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
