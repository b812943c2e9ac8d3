/** How alike two short strings are, by UTF-16 units. None keeps anything between two calls but emptied tables. */

/** Where each unit of the pattern stands, bit by bit; emptied after every use. */
const places = new Int32Array(0x10000);

function mark(pattern: string, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const unit = pattern.charCodeAt(at);
    places[unit] = (places[unit] ?? 0) | (1 << (at - from));
  }
}

function unmark(pattern: string, from: number, to: number): void {
  for (let at = from; at < to; at += 1) places[pattern.charCodeAt(at)] = 0;
}

/** {@link levenshtein} for a pattern of one block: nothing is carried but the count of the first row. */
function inOneWord(pattern: string, text: string): number {
  let distance = pattern.length;
  const last = 1 << (pattern.length - 1);
  let up = -1;
  let down = 0;
  mark(pattern, 0, pattern.length);
  for (let at = 0; at < text.length; at += 1) {
    const found = places[text.charCodeAt(at)] ?? 0;
    const diagonal = (((found & up) + up) ^ up) | found;
    const plus = down | ~(diagonal | up);
    const minus = up & diagonal;
    if ((plus & last) !== 0) distance += 1;
    if ((minus & last) !== 0) distance -= 1;
    const shifted = (plus << 1) | 1;
    up = (minus << 1) | ~(found | down | shifted);
    down = shifted & (found | down);
  }
  unmark(pattern, 0, pattern.length);
  return distance;
}

/**
 * The fewest insertions, deletions and replacements of one unit that make one string the other; exact. 32 rows of the table are
 * one step of whole-word arithmetic (Myers 1999; in blocks after Hyyrö 2003): time is `a.length / 32 × b.length`, so who
 * compares what a stranger wrote cuts it first.
 */
export function levenshtein(a: string, b: string): number {
  const [pattern, text] = a.length <= b.length ? [a, b] : [b, a];
  const rows = pattern.length;
  const columns = text.length;
  if (rows === 0) return columns;
  if (rows <= 32) return inOneWord(pattern, text);
  // What a block of rows hands down to the next one in each column; the first row counts up by one a column.
  const carried = new Int8Array(columns).fill(1);
  let distance = rows;
  for (let from = 0; from < rows; from += 32) {
    const to = Math.min(rows, from + 32);
    const last = 1 << (to - from - 1);
    mark(pattern, from, to);
    let up = -1;
    let down = 0;
    for (let at = 0; at < columns; at += 1) {
      const carry = carried[at] ?? 0;
      const found = places[text.charCodeAt(at)] ?? 0;
      const vertical = found | down;
      const equal = carry < 0 ? found | 1 : found;
      const diagonal = (((equal & up) + up) ^ up) | equal;
      let plus = down | ~(diagonal | up);
      let minus = up & diagonal;
      const out = (plus & last) !== 0 ? 1 : (minus & last) !== 0 ? -1 : 0;
      carried[at] = out;
      if (to === rows) distance += out;
      plus = (plus << 1) | (carry > 0 ? 1 : 0);
      minus = (minus << 1) | (carry < 0 ? 1 : 0);
      up = minus | ~(vertical | plus);
      down = plus & vertical;
    }
    unmark(pattern, from, to);
  }
  return distance;
}

/** 1 minus {@link levenshtein} over the longer length: 1 for equal strings, also for two empty ones. */
export function editLikeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - levenshtein(a, b) / longer;
}

/** Longer than this is no name: what stands behind is not compared. */
const LONGEST_NAME = 256;
const takenOfA = new Uint8Array(LONGEST_NAME);
const takenOfB = new Uint8Array(LONGEST_NAME);

/** Jaro's likeness (1989), 0 to 1, of the first 256 units: common units not far from one another, less half of those out of order. */
export function jaro(a: string, b: string): number {
  if (a === b) return 1;
  const lengthOfA = Math.min(LONGEST_NAME, a.length);
  const lengthOfB = Math.min(LONGEST_NAME, b.length);
  if (lengthOfA === 0 || lengthOfB === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(lengthOfA, lengthOfB) / 2) - 1);
  takenOfA.fill(0, 0, lengthOfA);
  takenOfB.fill(0, 0, lengthOfB);
  let common = 0;
  for (let at = 0; at < lengthOfA; at += 1) {
    const unit = a.charCodeAt(at);
    const end = Math.min(lengthOfB, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (takenOfB[other] !== 0 || b.charCodeAt(other) !== unit) continue;
      takenOfA[at] = 1;
      takenOfB[other] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let crossed = 0;
  let other = 0;
  for (let at = 0; at < lengthOfA; at += 1) {
    if (takenOfA[at] === 0) continue;
    while (takenOfB[other] === 0) other += 1;
    if (a.charCodeAt(at) !== b.charCodeAt(other)) crossed += 1;
    other += 1;
  }
  return (common / lengthOfA + common / lengthOfB + (common - crossed / 2) / common) / 3;
}

/** {@link jaro} raised by up to four equal first units, a tenth each (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const likeness = jaro(a, b);
  let start = 0;
  while (start < 4 && start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  return likeness + start * 0.1 * (1 - likeness);
}

function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, Math.min(LONGEST_NAME, text.length) - 1));
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  return pairs.sort();
}

/** Twice the common pairs of neighbouring units over all pairs (Dice), 0 to 1; pairs count as often as they stand there. */
export function pairDice(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (let at = 0, other = 0; at < left.length && other < right.length; ) {
    const [one, two] = [left[at] ?? 0, right[other] ?? 0];
    if (one === two) common += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
  }
  const all = left.length + right.length;
  return all === 0 ? 0 : (2 * common) / all;
}
