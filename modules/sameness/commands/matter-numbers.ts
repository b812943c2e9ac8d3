import type { Place } from './sketches.ts';

const PIECE = 2 ** 14;
/** Words of a place: four of the id, one of the region. */
const WORDS = 5;

/** Which matter has which number, in 20 bytes each: a million strings would take fifty times that of the collector's time. */
export class MatterNumbers {
  readonly #pieces = new Map<number, Uint32Array>();

  put(number: number, { region, id }: Place): void {
    const key = Math.floor(number / PIECE);
    const piece = this.#pieces.get(key) ?? new Uint32Array(PIECE * WORDS);
    this.#pieces.set(key, piece);
    const hex = id.replaceAll('-', '');
    const at = (number % PIECE) * WORDS;
    for (let word = 0; word < 4; word += 1) piece[at + word] = Number.parseInt(hex.slice(8 * word, 8 * word + 8), 16);
    piece[at + 4] = Number(region);
  }

  /** Lets go of those below a number. */
  keepFrom(first: number): void {
    for (const key of this.#pieces.keys()) if ((key + 1) * PIECE <= first) this.#pieces.delete(key);
  }

  /** The place of a number that was put. */
  at(number: number): Place {
    const piece = this.#pieces.get(Math.floor(number / PIECE));
    const at = (number % PIECE) * WORDS;
    let hex = '';
    for (let word = 0; word < 4; word += 1) hex += (piece?.[at + word] ?? 0).toString(16).padStart(8, '0');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    return { region: String(piece?.[at + 4] ?? 0).padStart(6, '0'), id };
  }
}
