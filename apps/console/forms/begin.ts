import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { type Draft, valueAt, withValue } from './body.ts';
import type { FieldSpec } from './fields.ts';

/** What a form begins with: whoever fills it in is there, today, now. */
export interface Moment {
  readonly today: PlainDate;
  /** Now, as an instant with its offset. */
  readonly now: string;
  readonly me: string;
}

/** Days that are nearly always the day on which the act is recorded. */
const TODAY = new Set(['on', 'paidOn', 'discoveredOn']);
/** Instants likewise. */
const NOW = new Set(['at', 'to']);
const ME = new Set(['owner', 'recorder']);

/**
 * The draft with what needs no typing: days and hours of something that happens now, the first shape of a part that
 * must be there, words that can be no others. What stands already stays.
 */
export function begun(fields: readonly FieldSpec[], draft: Draft, moment: Moment): Draft {
  return fields.reduce((filled, field) => beginField(field, filled, moment), draft);
}

function beginField(field: FieldSpec, draft: Draft, moment: Moment): Draft {
  const there = valueAt(draft, field.path);
  if (!field.required) return draft;
  if (field.kind === 'group') return begun(field.fields, draft, moment);
  if (field.kind === 'union') {
    const variant = field.variants.find(({ value }) => value === valueAt(draft, `${field.path}.${field.key}`));
    const chosen = variant ?? (there === undefined ? field.variants[0] : undefined);
    if (chosen === undefined) return draft;
    return begun(chosen.fields, withValue(draft, `${field.path}.${field.key}`, chosen.value), moment);
  }
  if (field.kind === 'list') {
    return there === undefined && field.least > 0 ? withValue(draft, field.path, [{}]) : draft;
  }
  const first = there === undefined ? firstValue(field, moment) : undefined;
  return first === undefined ? draft : withValue(draft, field.path, first);
}

function firstValue(field: FieldSpec, { today, now, me }: Moment): Json | undefined {
  switch (field.kind) {
    case 'fixed':
      return field.value;
    case 'date':
      return TODAY.has(field.name) ? today : undefined;
    case 'instant':
      return NOW.has(field.name) ? now : undefined;
    case 'person':
      return ME.has(field.name) ? me : undefined;
    case 'choice':
      return field.options.length === 1 ? field.options[0] : undefined;
    default:
      return undefined;
  }
}

const LISTS = new Set<FieldSpec['kind']>([
  'list',
  'lines',
  'tags',
  'people',
  'authorities',
  'choices',
  'refs',
  'files',
  'file-ids',
]);

/** The body with the lists that must be there although nothing stands in them, and the words that can be no others. */
export function completed(fields: readonly FieldSpec[], body: JsonObject): JsonObject {
  return fields.reduce((done, field) => completeField(field, done), body);
}

function completeField(field: FieldSpec, body: JsonObject): JsonObject {
  const value = valueAt(body, field.path);
  const isThere = value !== undefined;
  if (!isThere && !field.required) return body;
  if (field.kind === 'group') return isThere ? completed(field.fields, body) : body;
  if (field.kind === 'union') {
    const chosen = field.variants.find((each) => each.value === valueAt(body, `${field.path}.${field.key}`));
    return chosen === undefined ? body : completed(chosen.fields, body);
  }
  if (field.kind === 'fixed' && !isThere) return withValue(body, field.path, field.value);
  if (LISTS.has(field.kind) && !isThere) return withValue(body, field.path, []);
  return body;
}
