/**
 * A name as it is compared: full width and half width are one (NFKC), so are capital and small letters; spaces, dots
 * and brackets do not count, because people leave them out: `某某（云岚）有限公司` → `某某云岚有限公司`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words that somebody typed, each as names are compared; empty ones dropped. */
export function wordsOf(typed: string): string[] {
  const words = typed
    .normalize('NFKC')
    .split(/[\s,，、;；]+/u)
    .map(nameKey);
  return [...new Set(words.filter((word) => word !== ''))];
}

/** Neighbouring characters two by two, each pair once: what the index holds of a name. */
export function pairsOf(word: string): string[] {
  const characters = Array.from(word);
  return [...new Set(characters.slice(1).map((second, at) => `${characters[at] ?? ''}${second}`))];
}

const SHORTEST_PIECE = 2;
/** Longer than this, a name was copied rather than recalled. */
const LONGEST_CUT = 24;

/**
 * The ways to read one word as two, for words written in another order or with a piece left out between them:
 * `超市白沙` also as 超市 + 白沙. Pieces have at least two characters.
 */
export function cutsOf(word: string): (readonly [string, string])[] {
  const characters = Array.from(word);
  if (characters.length > LONGEST_CUT) return [];
  const cuts: [string, string][] = [];
  for (let at = SHORTEST_PIECE; at <= characters.length - SHORTEST_PIECE; at += 1)
    cuts.push([characters.slice(0, at).join(''), characters.slice(at).join('')]);
  return cuts;
}

/** Groups of four characters: what the index holds of a code. */
export function codePieces(part: string): string[] {
  return [...new Set(Array.from({ length: Math.max(0, part.length - 3) }, (_, at) => part.slice(at, at + 4)))];
}

/** What was typed as a piece of a code, or undefined when it cannot be one: four characters of the alphabet, a digit among them. */
export function codePart(typed: string): string | undefined {
  const tidy = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-HJ-NPQRTUWXY]{4,18}$/.test(tidy) && /\d/.test(tidy) ? tidy : undefined;
}
