import { createContext } from 'react';
import type { Text } from '../text.ts';

/** Where fields and their values have names of their own, e.g. penalty cases: `from` is another thing there. */
export interface Area {
  /** Its keys in the catalogue of words begin with this: `cases.field.…`. */
  readonly id: string;
  /** Titles of coded values by `<verb>.<field>`, `<part>.<field>` or `<field>`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  /** Names in the order in which an act asks for them: so they are read as well. */
  readonly orderOf: (verb: string) => readonly string[];
}

export const AreaContext = createContext<Area | null>(null);

/** The name of the part that a path lies in: `goods` of `goods.0.name`; '' for what lies in none. */
export function partOf(path: string): string {
  const names = path.split('.').filter((name) => name !== '#' && !/^\d+$/.test(name));
  return names.at(-2) ?? '';
}
