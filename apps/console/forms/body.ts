import type { z } from 'zod';
import type { Json, JsonObject, Language } from '../../../kernel/text.ts';
import type { Words } from '../i18n/index.ts';

/** What stands in a form: like a body, but with gaps. */
export type Draft = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path. */
export function valueAt(draft: Draft, path: string): Json | undefined {
  let value: Json | undefined = draft;
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** The draft with another value at a dotted path; undefined takes it away. */
export function withValue(draft: Draft, path: string, value: Json | undefined): Draft {
  const [name = '', ...rest] = path.split('.');
  const next: Record<string, Json> = { ...draft };
  if (rest.length > 0) {
    const inner = draft[name];
    next[name] = withValue(isObject(inner) ? inner : {}, rest.join('.'), value);
  } else if (value === undefined) {
    delete next[name];
  } else {
    next[name] = value;
  }
  return next;
}

/** The body that is sent: no empty texts, no empty groups, texts without surrounding blanks. */
export function bodyOf(draft: Draft): JsonObject {
  const body: Record<string, Json> = {};
  for (const [name, value] of Object.entries(draft)) {
    const kept = isObject(value) ? bodyOf(value) : typeof value === 'string' ? value.trim() : value;
    const empty =
      kept === '' ||
      kept === null ||
      (Array.isArray(kept) && kept.length === 0) ||
      (isObject(kept) && Object.keys(kept).length === 0);
    if (!empty) body[name] = kept;
  }
  return body;
}

export type Problems = Readonly<Record<string, string>>;

/** Checks a body against the verb's schema: first problem of each field by its path, `''` for the whole. */
export function problemsOf(schema: z.ZodType, body: JsonObject, words: Pick<Words, 't' | 'language'>): Problems {
  const parsed = schema.safeParse(body);
  if (parsed.success) return {};
  const found: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.');
    found[path] ??= messageOf(issue, words, valueAt(body, path) === undefined);
  }
  return found;
}

/** What is wrong in the officer's words; the library's own messages speak of types. */
function messageOf(issue: z.core.$ZodIssue, { t, language }: Pick<Words, 't' | 'language'>, missing: boolean): string {
  switch (issue.code) {
    case 'custom':
      return issue.message.includes(' / ') ? side(issue.message, language) : t('form.invalid');
    case 'too_big':
      return t('form.tooBig', { limit: String(issue.maximum) });
    case 'too_small':
      return t('form.tooSmall', { limit: String(issue.minimum) });
    case 'unrecognized_keys':
      return t('form.unknown', { names: issue.keys.join('、') });
    default:
      return t(missing ? 'form.missing' : 'form.invalid');
  }
}

/** Messages of the model carry both languages as `中文 / English`. */
function side(message: string, language: Language): string {
  const [zh = message, en = message] = message.split(' / ');
  return language === 'zh' ? zh : en;
}
