import type { Procedure } from '../../../platform/procedure/types.ts';
import { type FieldSpec, fieldsOf } from './fields.ts';

const namesIn = (fields: readonly FieldSpec[]): readonly string[] =>
  fields.flatMap((field) => {
    if (field.kind === 'group' || field.kind === 'list') return [field.name, ...namesIn(field.fields)];
    if (field.kind !== 'union') return [field.name];
    return [field.name, field.key, ...field.variants.flatMap((each) => namesIn(each.fields))];
  });

/** Names in the order in which an act asks for them, read off its own schema, once. */
export function inOrderOf(...procedures: readonly Procedure[]): (verb: string) => readonly string[] {
  const orders = new Map<string, readonly string[]>();
  return (verb) => {
    const known = orders.get(verb);
    if (known !== undefined) return known;
    const declared = procedures.map(({ verbs }) => verbs[verb]).find((each) => each !== undefined);
    const order = declared === undefined ? [] : [...new Set(namesIn(fieldsOf(declared.body)))];
    orders.set(verb, order);
    return order;
  };
}
