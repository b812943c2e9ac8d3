import { createHash } from 'node:crypto';
import type { Statement } from './types.ts';

interface Compiled {
  readonly text: string;
  readonly name: string;
}

const compiled = new WeakMap<TemplateStringsArray, Compiled>();

/** A piece of SQL to be put into another statement as it stands: column lists, sort orders; never user input. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const raw = (text: string): Raw => new Raw(text);

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'text' in value && !(value instanceof Raw);
}

const nameOf = (text: string): string => `q${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;

/**
 * A statement from a template: values become `$n`, nested `sql` pieces and `raw` pieces are put in place.
 * Templates made of values only are compiled once and prepared under a name.
 *
 * @example db.query(sql`select id from matter where home_region = ${region} and state = any(${states})`)
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement {
  const plain = values.every((value) => !(value instanceof Raw) && !isStatement(value));
  if (plain) {
    let found = compiled.get(strings);
    if (found === undefined) {
      const text = strings.reduce((all, part, index) => `${all}$${index}${part}`);
      found = { text, name: nameOf(text) };
      compiled.set(strings, found);
    }
    return { ...found, values };
  }
  let text = strings[0] ?? '';
  const all: unknown[] = [];
  values.forEach((value, index) => {
    if (value instanceof Raw) text += value.text;
    else if (isStatement(value)) {
      const offset = all.length;
      text += value.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`);
      all.push(...(value.values ?? []));
    } else {
      all.push(value);
      text += `$${all.length}`;
    }
    text += strings[index + 1] ?? '';
  });
  return { text, name: nameOf(text), values: all };
}

/** Joins pieces with a separator, e.g. conditions with ` and `. */
export function join(pieces: readonly Statement[], separator: string): Statement {
  const values: unknown[] = [];
  const texts = pieces.map((piece) => {
    const offset = values.length;
    values.push(...(piece.values ?? []));
    return piece.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`);
  });
  return { text: texts.join(separator), values };
}

const uses = new Map<string, number>();

/**
 * The statement under a name that changes whenever its use has doubled, so that the server plans it anew for tables
 * that have grown: a plan kept from the day when they were empty may pick the wrong one of two like indexes.
 */
export function replanned(statement: Statement): Statement {
  const { name } = statement;
  if (name === undefined) return statement;
  const count = (uses.get(name) ?? 0) + 1;
  uses.set(name, count);
  return { ...statement, name: `${name}-${Math.floor(Math.log2(count))}` };
}
