import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { SHAPES } from './name-index-shapes.ts';

const UNITS = 65_536;
/** CJK Unified Ideographs: what has a sound and a simplified form. */
const [HAN_FROM, HAN_TO] = [0x4e00, 0x9fff];

/** What single characters are when names are compared; made once, on first use (about 0.3 s). */
export interface Signs {
  /** Unit → the unit it is compared as: half width, small, simplified; 0 where it does not count (marks, blanks). */
  readonly folded: Uint16Array;
  /** Unit → number of its syllable without tone; 0 where it has none. */
  readonly syllable: Uint16Array;
  /** Unit → number of its syllable as many people hear it: zh = z, ch = c, sh = s, ing = in, eng = en, ang = an, n = l. */
  readonly heard: Uint16Array;
  /** How many different numbers `heard` has, 0 among them. */
  readonly heardSize: number;
  /** Unit → units that look like it. */
  readonly like: ReadonlyMap<number, readonly number[]>;
}

const asHeard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei]n)g$/, '$1');

function foldedUnits(): Uint16Array {
  const folded = new Uint16Array(UNITS);
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const counts = /[\p{L}\p{N}]/u;
  for (let unit = 1; unit < UNITS; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      // Halves of a rare character stand as they are: two of them make one, whatever stands around them.
      folded[unit] = unit;
      continue;
    }
    const text = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
    const plain = unit >= HAN_FROM && unit <= HAN_TO ? toSimplified(text) : text;
    if (counts.test(plain)) folded[unit] = plain.replace(/[^\p{L}\p{N}]/gu, '').charCodeAt(0);
  }
  return folded;
}

function numbered(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name) ?? known.size + 1;
    known.set(name, number);
    return number;
  };
}

function likenesses(): ReadonlyMap<number, readonly number[]> {
  const like = new Map<number, Set<number>>();
  for (const group of SHAPES) {
    const units = Array.from(group, (character) => character.charCodeAt(0));
    for (const one of units) {
      const others = like.get(one) ?? new Set();
      for (const other of units) if (other !== one) others.add(other);
      like.set(one, others);
    }
  }
  return new Map(Array.from(like, ([unit, others]) => [unit, [...others]] as const));
}

function make(): Signs {
  const [syllable, heard] = [new Uint16Array(UNITS), new Uint16Array(UNITS)];
  const [bySyllable, byHeard] = [numbered(), numbered()];
  for (let unit = HAN_FROM; unit <= HAN_TO; unit += 1) {
    const [read] = pinyin(String.fromCharCode(unit), { toneType: 'none', type: 'array' });
    if (read === undefined || !/^[a-zü]+$/.test(read)) continue;
    syllable[unit] = bySyllable(read);
    heard[unit] = byHeard(asHeard(read));
  }
  // A letter or a digit sounds like itself alone.
  for (const unit of Array.from('abcdefghijklmnopqrstuvwxyz0123456789', (each) => each.charCodeAt(0))) {
    syllable[unit] = bySyllable(`=${unit}`);
    heard[unit] = byHeard(`=${unit}`);
  }
  return { folded: foldedUnits(), syllable, heard, heardSize: byHeard('=size'), like: likenesses() };
}

let made: Signs | undefined;
export function signs(): Signs {
  made ??= make();
  return made;
}

/** The units of a name as it is compared; at most `limit`, into `into`. Gives how many. */
export function foldInto(name: string, into: Uint16Array, limit = into.length): number {
  const { folded } = signs();
  let length = 0;
  for (let at = 0; at < name.length && length < limit; at += 1) {
    const unit = folded[name.charCodeAt(at)] ?? 0;
    if (unit === 0) continue;
    into[length] = unit;
    length += 1;
  }
  return length;
}
