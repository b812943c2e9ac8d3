const NONE: readonly number[] = [];

/** Words of two characters or more, found by where they begin: most offsets are told apart without cutting a text. */
export class WordIndex {
  readonly #words = new Set<string>();
  /** By their first two characters, how long they are, the longest first. */
  readonly #lengths = new Map<number, number[]>();
  readonly #first = new Uint8Array(0x10000);

  constructor(words: Iterable<string>) {
    for (const word of words) this.add(word);
  }

  add(word: string): void {
    if (word.length < 2 || this.#words.has(word)) return;
    this.#words.add(word);
    const key = keyAt(word, 0);
    const lengths = this.#lengths.get(key) ?? [];
    if (!lengths.includes(word.length)) lengths.push(word.length);
    this.#lengths.set(
      key,
      lengths.sort((a, b) => b - a),
    );
    this.#first[word.charCodeAt(0)] = 1;
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** How long the words are that begin at an offset, the longest first. */
  lengthsAt(text: string, at: number): readonly number[] {
    if (this.#first[text.charCodeAt(at)] !== 1) return NONE;
    const lengths = this.#lengths.get(keyAt(text, at));
    if (lengths === undefined) return NONE;
    // Mostly all there is are words of two, known by their key.
    if (lengths[0] === 2) return lengths;
    return lengths.filter((length) => length === 2 || this.#words.has(text.slice(at, at + length)));
  }
}

const keyAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
