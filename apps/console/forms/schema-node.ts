import { z } from 'zod';

/** As far as a body schema uses JSON Schema; anything else is not drawn. */
export const node = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  enum: z.array(z.string()).optional(),
  const: z.union([z.string(), z.boolean(), z.number()]).optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});
export type Node = z.infer<typeof node>;

/** An object that says nothing of what it holds: it is made by a screen of its own. */
export const childless = ({ properties }: Node): boolean =>
  properties === undefined || Object.keys(properties).length === 0;

const shapesOf = (json: Node): readonly Node[] =>
  [...(json.oneOf ?? []), ...(json.anyOf ?? [])].flatMap((raw) => {
    const parsed = node.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });

/** The shapes of a discriminated union and the key that tells them apart; null where it is none. */
export function variantsOf(json: Node): {
  readonly key: string;
  readonly variants: readonly { readonly value: string | boolean; readonly shape: Node }[];
} | null {
  const shapes = shapesOf(json);
  const keys = Object.keys(shapes[0]?.properties ?? {});
  const constAt = (shape: Node, key: string) => node.safeParse(shape.properties?.[key]).data?.const;
  const key = keys.find((each) => shapes.every((shape) => ['string', 'boolean'].includes(typeof constAt(shape, each))));
  if (key === undefined) return null;
  const variants = shapes.flatMap((shape) => {
    const value = constAt(shape, key);
    return typeof value === 'string' || typeof value === 'boolean' ? [{ value, shape }] : [];
  });
  return { key, variants };
}

/** True where one of the alternatives is this word and nothing else. */
export const oneConst = (json: Node, word: string): boolean => shapesOf(json).some((shape) => shape.const === word);
