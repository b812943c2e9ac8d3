import type { z } from 'zod';
import type { Json, JsonObject, Language } from '../../../kernel/text.ts';
import type { Words } from '../i18n/index.ts';

/** What stands in a form: like a body, but with gaps. */
export type Draft = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PLACE = /^\d+$/;

/** The value at a dotted path; a number in it is a place in a list. */
export function valueAt(draft: Draft, path: string): Json | undefined {
  let value: Json | undefined = draft;
  for (const name of path.split('.')) {
    value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  }
  return value;
}

/** The draft with another value at a dotted path; undefined takes it away, from a list as well. */
export function withValue(draft: Draft, path: string, value: Json | undefined): Draft {
  const [name = '', ...rest] = path.split('.');
  const next: Record<string, Json> = { ...draft };
  const inner = draft[name];
  const [place = '', ...below] = rest;
  if (PLACE.test(place)) {
    next[name] = withEntry(Array.isArray(inner) ? inner : [], Number(place), below, value);
  } else if (rest.length > 0) {
    next[name] = withValue(isObject(inner) ? inner : {}, rest.join('.'), value);
  } else if (value === undefined) {
    delete next[name];
  } else {
    next[name] = value;
  }
  return next;
}

function withEntry(
  list: readonly Json[],
  place: number,
  below: readonly string[],
  value: Json | undefined,
): readonly Json[] {
  if (below.length === 0 && value === undefined) return list.filter((_, index) => index !== place);
  const entry = list[place];
  const changed = below.length === 0 ? value : withValue(isObject(entry) ? entry : {}, below.join('.'), value);
  return changed === undefined ? list : [...list.slice(0, place), changed, ...list.slice(place + 1)];
}

const isEmpty = (value: Json): boolean =>
  value === '' ||
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** A text without surrounding blanks, a part without what is empty; parts in a list stay, so that their places do. */
function tidy(value: Json): Json {
  if (Array.isArray(value)) return value.map(tidy).filter((entry) => entry !== '');
  if (isObject(value)) return bodyOf(value);
  return typeof value === 'string' ? value.trim() : value;
}

/** The body that is sent: no empty texts, no empty groups, texts without surrounding blanks. */
export function bodyOf(draft: Draft): JsonObject {
  const kept = Object.entries(draft).map(([name, value]) => [name, tidy(value)] as const);
  return Object.fromEntries(kept.filter(([, value]) => !isEmpty(value)));
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
      if (issue.origin === 'array' && issue.minimum === 1) return t('form.missing');
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
