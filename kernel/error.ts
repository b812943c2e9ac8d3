import type { JsonObject } from './text.ts';

/**
 * A failure that a person can act on. `code` is looked up in the error catalogue
 * (`docs/errors.md` lists all), `params` fill its text, `status` is the HTTP answer.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly status: number;
  readonly params: JsonObject;

  constructor(code: string, status: number, params: JsonObject = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.status = status;
    this.params = params;
  }
}

/** Narrows an unknown failure to a coded one. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
