import type { Said } from './value.ts';

/** Shorter names differ from ordinary words in too little. */
const LONG_ENOUGH = 5;

/** Edits between two texts, of which a swap of neighbours counts one; more than one gives two. */
export function editsApart(one: string, other: string): 0 | 1 | 2 {
  if (one === other) return 0;
  let first = 0;
  while (first < one.length && first < other.length && one[first] === other[first]) first += 1;
  const [a, b] = [one.slice(first), other.slice(first)];
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ? 1 : 2;
}

/** 有限公司 and 有限责任公司 are two firms, though the ear takes them for one. */
const otherForm = (name: string): string | null =>
  name.includes('有限责任公司')
    ? name.replace('有限责任公司', '有限公司')
    : name.includes('有限公司')
      ? name.replace('有限公司', '有限责任公司')
      : null;

interface Near extends Said<string> {
  /** The name that it almost is. */
  readonly name: string;
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Places where a text writes a name almost, yet not: one character other, too many, missing, or two in turn. */
export function nearMisses(text: string, names: readonly string[]): readonly Near[] {
  const right = names.flatMap((name) => placesOf(text, name));
  const found: Near[] = [];
  const note = (start: number, written: string, name: string): void => {
    const end = start + written.length;
    if (!right.some((place) => overlaps(place, { start, end })))
      found.push({ start, end, text: written, value: written, name });
  };
  for (const name of names) {
    const other = otherForm(name);
    if (other !== null) for (const { start } of placesOf(text, other)) note(start, other, name);
    if (name.length < LONG_ENOUGH) continue;
    for (const size of [name.length, name.length + 1, name.length - 1]) {
      for (let start = 0; start + size <= text.length; start += 1) {
        const written = text.slice(start, start + size);
        // A missing or added character at an end is the sentence's, not the name's.
        const inside = size === name.length || (written[0] === name[0] && written.at(-1) === name.at(-1));
        if (inside && !/\s/.test(written) && editsApart(written, name) === 1) note(start, written, name);
      }
    }
  }
  return found.filter((one, index) => !found.slice(0, index).some((before) => overlaps(before, one)));
}

function placesOf(text: string, part: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  if (part === '') return places;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    places.push({ start: at, end: at + part.length });
  }
  return places;
}

const LABELLED =
  /(?:当事人|姓名|名称|负责人|法定代表人|经营者)\s*[:：]\s*([\p{Script=Han}·（）()]{2,60})(?=$|[,，。;；、\s])/gu;

/** Names behind a label and a colon: those of a person are too short to be told from words otherwise. */
export const labelledNames = (text: string): readonly Said<string>[] =>
  [...text.matchAll(LABELLED)].map((match) => {
    const [whole, name = ''] = match;
    const end = match.index + whole.length;
    return { start: end - name.length, end, text: name, value: name };
  });
