import type { Text } from './text.ts';

/** What the product says of one failure: status, text with `{param}` places, and the way out. */
export interface ErrorEntry extends Text {
  readonly status: number;
  readonly remedy: Text;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorEntry>>;

/** Declares the failures of a folder; apps collect all catalogues into one and `docs/errors.md` is made from it. */
export function defineErrors<const T extends ErrorCatalogue>(catalogue: T): T {
  return catalogue;
}

/** Puts `params` into the `{name}` places of a catalogue text; a missing one stays visible. */
export function fillText(text: string, params: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}
