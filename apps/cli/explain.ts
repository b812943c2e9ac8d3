import { type AppError, isAppError } from '../../kernel/error.ts';
import { type ErrorCatalogue, fillText } from '../../kernel/error-catalogue.ts';
import { errorCatalogue } from '../server/error-catalogue.ts';
import { type CliContext, EXIT } from './context.ts';
import { errors } from './errors.ts';

/** Every code that a command may end with. */
export const catalogue: ErrorCatalogue = { ...errorCatalogue, ...errors };

/** Code, what is wrong, way out: in the language of the run, never a stack trace unless `--debug`. */
export function explainError(context: CliContext, error: unknown): number {
  const coded = isAppError(error) ? error : undefined;
  const { code, params } = coded ?? unexpected(error);
  const entry = catalogue[code];
  const say = (text: string): string => fillText(text, params);
  context.note(`✗ ${entry === undefined ? code : say(context.t(entry))}`);
  if (entry !== undefined) context.note(`  → ${say(context.t(entry.remedy))}`);
  context.note(`  [${code}]`);
  if (context.debug) context.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodeOf(coded);
}

function unexpected(error: unknown): Pick<AppError, 'code' | 'params'> {
  const kind = error instanceof Error ? error.name : typeof error;
  // Messages of drivers and validators may quote people's data: shown only where somebody asks for it.
  const detail = error instanceof Error && 'code' in error ? String(error.code) : '—';
  return { code: 'cli.unexpected', params: { kind, detail } };
}

function exitCodeOf(error: AppError | undefined): number {
  if (error === undefined || error.status >= 500) return EXIT.unable;
  return error.status === 400 ? EXIT.usage : EXIT.no;
}

/** The text of a code in the language of the run, for listing refusals of single rows. */
export function textOf(context: CliContext, error: AppError): string {
  const entry = catalogue[error.code];
  return entry === undefined ? error.code : fillText(context.t(entry), error.params);
}
