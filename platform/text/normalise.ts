import { LONGEST_PHRASE, plain, type Simplified, simplified } from './characters.ts';

/** A text as it is compared, and the way back to the text as it was written. */
export interface Normalised {
  readonly text: string;
  /** Where each UTF-16 unit of `text` stands in the original; one more entry holds the original's length. */
  readonly from: Uint32Array;
}

/** What is to be done with a UTF-16 unit that is not simply replaced by one other. */
const DROP = 1;
const LOOK = 2;
const JOINS = 4;
const BEGINS = 8;
/** So many combining marks are put together with their letter; more are noise, and sorting them would cost. */
const MOST_MARKS = 16;
/** What one character becomes is kept short; the few that stand for a whole sentence stay as they are. */
const LONGEST_SPELLED = 4;

const DROPPED = /\p{Cf}|\p{Me}|\p{Variation_Selector}|\u034F|[\u115F\u1160]|[\u17B4\u17B5]|[\u3164\uFFA0]/u;
const CONTROL = /[\p{Cc}]/u;
/** Marks, the later parts of Korean syllables, and the half-width marks of Japanese ones. */
const JOINING = /\p{M}|[\u1161-\u11FF]|[\uFF9E\uFF9F]/u;

interface Tables {
  /** The unit that takes the place of each unit. */
  readonly unit: Uint16Array;
  readonly what: Uint8Array;
  /** Several units in place of one character. */
  readonly longer: ReadonlyMap<string, string>;
  readonly phrases: Simplified['words'];
}

let tables: Tables | undefined;

function build(): Tables {
  const { words: phrases } = simplified();
  const unit = new Uint16Array(0x10000);
  const what = new Uint8Array(0x10000);
  const longer = new Map<string, string>();
  for (let code = 0; code < 0x10000; code += 1) {
    unit[code] = code;
    if (code >= 0xd800 && code <= 0xdfff) {
      what[code] = LOOK;
      continue;
    }
    const letter = String.fromCharCode(code);
    if (JOINING.test(letter) && !DROPPED.test(letter)) what[code] = JOINS;
    else if (DROPPED.test(letter) || (CONTROL.test(letter) && !/\s/u.test(letter))) what[code] = DROP;
    else {
      const becomes = oneOf(letter);
      if (becomes.length === 1) unit[code] = becomes.charCodeAt(0);
      else {
        longer.set(letter, becomes);
        what[code] = becomes === '' ? DROP : LOOK;
      }
    }
    if (phrases.has(code)) what[code] = (what[code] ?? 0) | BEGINS;
  }
  return { unit, what, longer, phrases };
}

/** One character (with its marks) as it is compared. */
function oneOf(letter: string): string {
  const out = plain(letter);
  return out.length > LONGEST_SPELLED && out.length > letter.length ? letter : out;
}

/** Grows as it is written to: what comes out may be longer than what went in. */
class Out {
  units: Uint16Array;
  from: Uint32Array;
  size = 0;

  constructor(room: number) {
    this.units = new Uint16Array(room);
    this.from = new Uint32Array(room + 1);
  }

  add(text: string, at: number): void {
    if (this.size + text.length > this.units.length) this.#grow(this.size + text.length);
    for (let index = 0; index < text.length; index += 1) {
      this.units[this.size] = text.charCodeAt(index);
      this.from[this.size] = at;
      this.size += 1;
    }
  }

  #grow(needed: number): void {
    const room = Math.max(needed, 2 * this.units.length);
    const units = new Uint16Array(room);
    units.set(this.units.subarray(0, this.size));
    const from = new Uint32Array(room + 1);
    from.set(this.from.subarray(0, this.size));
    this.units = units;
    this.from = from;
  }
}

const PIECE = 8_192;

function textOf(units: Uint16Array): string {
  let out = '';
  // Not spread: an iterator would cost more than all else here.
  for (let at = 0; at < units.length; at += PIECE) {
    out += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + PIECE));
  }
  return out;
}

/** The end of the character and of the marks that belong to it. */
function clusterEnd(text: string, at: number, what: Uint8Array): number {
  let end = at;
  while (end < text.length && ((what[text.charCodeAt(end)] ?? 0) & (JOINS | DROP)) !== 0) end += 1;
  return end;
}

/**
 * A text as it is compared: NFKC and half width, small letters, simplified characters (by the words of OpenCC: 乾隆
 * stays, 乾淨 becomes 干净), without invisible characters. Same text in, same text out; linear in its length.
 */
export function normalise(text: string): Normalised {
  tables ??= build();
  const { unit, what, longer, phrases } = tables;
  const out = new Out(text.length);
  // Where the last character began, here and there: marks that follow are put together with it.
  let letterAt = 0;
  let letterOut = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const todo = what[code] ?? 0;
    if (todo === 0) {
      letterAt = at;
      letterOut = out.size;
      if (out.size === out.units.length) out.add(String.fromCharCode(unit[code] ?? code), at);
      else {
        out.units[out.size] = unit[code] ?? code;
        out.from[out.size] = at;
        out.size += 1;
      }
      at += 1;
    } else if ((todo & JOINS) !== 0) {
      const end = clusterEnd(text, at, what);
      const marks = text.slice(at, Math.min(end, at + MOST_MARKS));
      const letter = text.slice(letterAt, at);
      if (at > letterAt && letter.length <= LONGEST_PHRASE) {
        out.size = letterOut;
        out.add(oneOf(visible(letter + marks)), letterAt);
      } else out.add(oneOf(visible(marks)), at);
      at = end;
      [letterAt, letterOut] = [at, out.size];
    } else if ((todo & DROP) !== 0) at += 1;
    else {
      [letterAt, letterOut] = [at, out.size];
      const phrase = (todo & BEGINS) === 0 ? undefined : phrases.get(code)?.find(([word]) => text.startsWith(word, at));
      if (phrase !== undefined) {
        out.add(phrase[1], at);
        spread(out, letterOut, at, phrase);
        at += phrase[0].length;
        continue;
      }
      const letter = String.fromCodePoint(text.codePointAt(at) ?? code);
      if (letter.length === 2) out.add(oneOf(letter), at);
      else out.add(longer.get(letter) ?? String.fromCharCode(unit[code] ?? code), at);
      at += letter.length;
    }
  }
  out.from[out.size] = text.length;
  return { text: textOf(out.units.subarray(0, out.size)), from: out.from.slice(0, out.size + 1) };
}

const visible = (text: string): string =>
  Array.from(text)
    .filter((letter) => !DROPPED.test(letter))
    .join('');

/** Characters of a word stand each for their own where there are as many. */
function spread(out: Out, start: number, at: number, [word, becomes]: readonly [string, string]): void {
  if (word.length !== becomes.length) return;
  for (let index = 0; index < becomes.length; index += 1) out.from[start + index] = at + index;
}

/** The stretch of the original that units `start` to `end` (beyond the last) of the normalised text were read from. */
export function originalSpan({ from }: Normalised, start: number, end: number): { start: number; end: number } {
  let last = end;
  // Several units may stand for one character: it is taken whole.
  while (end > start && last < from.length - 1 && from[last] === from[end - 1]) last += 1;
  return { start: from[start] ?? 0, end: from[last] ?? 0 };
}
