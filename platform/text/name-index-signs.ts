import { pinyin } from 'pinyin-pro';
import { SHAPES } from './name-index-shapes.ts';

const UNITS = 65_536;
/** CJK Unified Ideographs: what has a sound and a simplified form. */
const [HAN_FROM, HAN_TO] = [0x4e00, 0x9fff];

/** What single characters are when names are compared; made once, on first use (about 0.3 s). */
export interface Signs {
  /** Unit → number of its syllable without tone; 0 where it has none. */
  readonly syllable: Uint16Array;
  /** Unit → number of its syllable as many people hear it: zh = z, ch = c, sh = s, ing = in, eng = en, ang = an, n = l. */
  readonly heard: Uint16Array;
  /** How many different numbers `heard` has, 0 among them. */
  readonly heardSize: number;
  /** Unit → units that look like it: those of unit u are `like[likeFrom[u] .. likeFrom[u + 1])`. */
  readonly likeFrom: Uint16Array;
  readonly like: Uint16Array;
}

const asHeard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei]n)g$/, '$1');

function numbered(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name) ?? known.size + 1;
    known.set(name, number);
    return number;
  };
}

function likenesses(): Pick<Signs, 'likeFrom' | 'like'> {
  const groups = new Map<number, Set<number>>();
  for (const group of SHAPES) {
    const units = Array.from(group, (character) => character.charCodeAt(0));
    for (const one of units) {
      const others = groups.get(one) ?? new Set();
      for (const other of units) if (other !== one) others.add(other);
      groups.set(one, others);
    }
  }
  const likeFrom = new Uint16Array(UNITS + 1);
  const like: number[] = [];
  for (let unit = 0; unit < UNITS; unit += 1) {
    like.push(...(groups.get(unit) ?? []));
    likeFrom[unit + 1] = like.length;
  }
  return { likeFrom, like: Uint16Array.from(like) };
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
  return { syllable, heard, heardSize: byHeard('=size'), ...likenesses() };
}

let made: Signs | undefined;
export function signs(): Signs {
  made ??= make();
  return made;
}
