import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { FieldSpec } from '../../forms/fields.ts';

/** Channels by which something comes with a paper of its own 来文. */
const WITH_PAPER = new Set<Json | undefined>(['letter', 'transfer', 'inspection']);
/** What only an inspection has. */
const OF_INSPECTION = new Set(['inspectionNo', 'officers']);

/**
 * Of the fields of an opening body, those that the channel has: a caller brings no document number. A paper is told of
 * before the one that it is about, because that is how it is read.
 */
export function fieldsForChannel(fields: readonly FieldSpec[], channel: Json | undefined): readonly FieldSpec[] {
  const others = fields.filter(({ name }) => name !== 'incoming');
  const incoming = fields.find(({ name }) => name === 'incoming');
  if (incoming?.kind !== 'group' || !WITH_PAPER.has(channel)) return others;
  const paper =
    channel === 'inspection'
      ? incoming
      : { ...incoming, fields: incoming.fields.filter(({ name }) => !OF_INSPECTION.has(name)) };
  const at = others.findIndex(({ name }) => name === 'respondent');
  // A letter that is about nobody has its paper where it is declared.
  if (at < 0) return fields.map((field) => (field === incoming ? paper : field));
  return [...others.slice(0, at), paper, ...others.slice(at)];
}

/** The body without what the form does not show now: it was typed under another channel and is of no letter. */
export function bodyForChannel(body: JsonObject): JsonObject {
  const { incoming, ...rest } = body;
  if (!WITH_PAPER.has(body.channel) || typeof incoming !== 'object' || incoming === null) return rest;
  if (body.channel === 'inspection') return body;
  const kept = Object.fromEntries(Object.entries(incoming).filter(([name]) => !OF_INSPECTION.has(name)));
  return Object.keys(kept).length === 0 ? rest : { ...rest, incoming: kept };
}

/**
 * Of the respondent's fields, those that the dealing has: the operator of a platform 平台经营者 is asked for where somebody
 * trades on one (令121 art 14, 30), and stays while it is filled in, so that nothing is sent unseen.
 */
export function fieldsForDealing(fields: readonly FieldSpec[], draft: JsonObject): readonly FieldSpec[] {
  const { respondent, domain } = draft;
  const named: JsonObject = isObject(respondent) ? respondent : {};
  const online = domain === 'platform' || named.kind === 'in-platform';
  if (online || isFilled(named.platform)) return fields;
  return fields.map((field) =>
    field.name === 'respondent' && field.kind === 'group'
      ? { ...field, fields: field.fields.filter(({ name }) => name !== 'platform') }
      : field,
  );
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: Json | undefined): boolean =>
  isObject(value) ? Object.values(value).some(isFilled) : value !== undefined && value !== null && value !== '';
