import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { FieldSpec } from '../../forms/fields.ts';

/** Channels by which something comes with a paper of its own 来文. */
const WITH_PAPER = new Set<Json | undefined>(['letter', 'transfer', 'inspection']);
/** What only an inspection has. */
const OF_INSPECTION = new Set(['inspectionNo', 'officers']);

/** Of the fields of an opening body, those that the channel has: a caller brings no document number. */
export function fieldsForChannel(fields: readonly FieldSpec[], channel: Json | undefined): readonly FieldSpec[] {
  return fields.flatMap((field) => {
    if (field.name !== 'incoming' || field.kind !== 'group') return [field];
    if (!WITH_PAPER.has(channel)) return [];
    return [
      channel === 'inspection'
        ? field
        : { ...field, fields: field.fields.filter(({ name }) => !OF_INSPECTION.has(name)) },
    ];
  });
}

/** The body without what the form does not show now: it was typed under another channel and is of no letter. */
export function bodyForChannel(body: JsonObject): JsonObject {
  const { incoming, ...rest } = body;
  if (!WITH_PAPER.has(body.channel) || typeof incoming !== 'object' || incoming === null) return rest;
  if (body.channel === 'inspection') return body;
  const kept = Object.fromEntries(Object.entries(incoming).filter(([name]) => !OF_INSPECTION.has(name)));
  return Object.keys(kept).length === 0 ? rest : { ...rest, incoming: kept };
}
