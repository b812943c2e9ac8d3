import type { JsonObject } from '../../../../kernel/text.ts';
import { type NumberSlot, numbering } from '../../../../modules/cases/model/numbering.ts';
import type { FieldSpec } from '../../forms/fields.ts';

const slotsOf = (procedure: string, verb: string): readonly NumberSlot[] => numbering[procedure]?.[verb] ?? [];

/** The fields without the numbers that the authority gives in turn; an optional one is asked for by yes or no. */
export function withoutNumbers(procedure: string, verb: string, fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const slots = new Map(slotsOf(procedure, verb).map((slot) => [slot.field, slot]));
  return fields.flatMap((field): readonly FieldSpec[] => {
    const slot = slots.get(field.path);
    if (slot === undefined) return [field];
    if (slot.optional !== true) return [];
    return [{ name: field.name, path: field.path, required: false, kind: 'yesno' }];
  });
}

/** The body with words in the place of numbers to come, for the check of its shape. */
export function withNumbersToCome(procedure: string, verb: string, body: JsonObject): JsonObject {
  const slots = slotsOf(procedure, verb).filter(({ field, optional }) => optional !== true || body[field] === true);
  return { ...body, ...Object.fromEntries(slots.map(({ field }) => [field, '—'])) };
}
