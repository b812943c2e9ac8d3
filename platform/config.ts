import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type errors, startFailure } from './errors.ts';
import { projectRoot } from './paths.ts';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** What the environment says about this start. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Undefined: the embedded PostgreSQL below `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Origin under which people reach the system, if it is not the address listened on. */
  readonly publicUrl: string | undefined;
}

type ConfigErrorCode = Extract<keyof typeof errors, `config.${string}`>;

/** Each variable: its schema, and the code that says what is wrong with it. An empty one counts as unset. */
const port = z.coerce.number().int().min(0).max(65_535).default(8020);
const host = z
  .string()
  .refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value))
  .default('127.0.0.1');
const databaseUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value))
  .optional();
const dataDir = z
  .string()
  .refine((value) => !value.includes('\0'))
  .default('data');
// A newcomer's terminal should show the address, not requests; an operator asks for info.
const logLevel = z.enum(LOG_LEVELS).default('warn');
const publicUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/]+\/?$/.test(value) && URL.canParse(value))
  .transform((value) => new URL(value).origin)
  .optional();

/**
 * Reads PORT, HOST, DATABASE_URL, DATA_DIR (relative to the project), QY_LOG_LEVEL and QY_PUBLIC_URL.
 * @throws config.bad-port, config.bad-host, config.bad-database-url, config.bad-data-dir, config.bad-log-level,
 *   config.bad-public-url
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  function read<T>(name: string, schema: z.ZodType<T>, code: ConfigErrorCode): T {
    const value = env[name]?.trim() || undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // An address holds a password: it is never repeated.
    const shown = name === 'DATABASE_URL' ? {} : { value: value ?? '' };
    throw startFailure(code, { ...shown, allowed: LOG_LEVELS.join(', ') });
  }
  return {
    port: read('PORT', port, 'config.bad-port'),
    host: read('HOST', host, 'config.bad-host'),
    databaseUrl: read('DATABASE_URL', databaseUrl, 'config.bad-database-url'),
    dataDir: resolve(projectRoot(), read('DATA_DIR', dataDir, 'config.bad-data-dir')),
    logLevel: read('QY_LOG_LEVEL', logLevel, 'config.bad-log-level'),
    publicUrl: read('QY_PUBLIC_URL', publicUrl, 'config.bad-public-url'),
  };
}
