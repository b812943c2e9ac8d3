import { IN_A_ROW, LOOKS_ALIKE, SAME_SOUND, type Weighed } from './name-index-align.ts';
import { MOST_UNITS } from './name-index-segment.ts';
import { signs } from './name-index-signs.ts';

const UNITS = 65_536;

/**
 * How far a name can agree with a question at most, whatever the order: each unit with the likest that was asked. Cheaper than the
 * alignment by far, and never below it, so that a name whose reach is too short need not be aligned. Keeps one question.
 */
export class Reach {
  /** By unit: how alike it is by its looks at most to one that was asked, and the most that one so alike weighs. */
  readonly #likeness = new Float32Array(UNITS);
  readonly #worth = new Float32Array(UNITS);
  /** By what is heard, the most that a unit weighs that was asked and is heard so. */
  readonly #heardWorth = new Float32Array(UNITS);
  readonly #units = new Uint16Array(MOST_UNITS);
  #size = 0;

  #put(unit: number, likeness: number, weight: number): void {
    this.#likeness[unit] = Math.max(this.#likeness[unit] ?? 0, likeness);
    this.#worth[unit] = Math.max(this.#worth[unit] ?? 0, weight);
  }

  #forget(): void {
    const { heard, likeFrom, like } = signs();
    for (let each = 0; each < this.#size; each += 1) {
      const unit = this.#units[each] ?? 0;
      this.#heardWorth[heard[unit] ?? 0] = 0;
      this.#likeness[unit] = 0;
      this.#worth[unit] = 0;
      for (let at = likeFrom[unit] ?? 0; at < (likeFrom[unit + 1] ?? 0); at += 1) {
        this.#likeness[like[at] ?? 0] = 0;
        this.#worth[like[at] ?? 0] = 0;
      }
    }
  }

  /** Takes a question in place of the last. */
  ask({ units, weights, length }: Weighed): void {
    this.#forget();
    const { heard, likeFrom, like } = signs();
    for (let each = 0; each < length; each += 1) {
      const [unit, weight] = [units[each] ?? 0, weights[each] ?? 0];
      this.#units[each] = unit;
      this.#put(unit, 1, weight);
      for (let at = likeFrom[unit] ?? 0; at < (likeFrom[unit + 1] ?? 0); at += 1)
        this.#put(like[at] ?? 0, LOOKS_ALIKE, weight);
      const class_ = heard[unit] ?? 0;
      // No. 0 is what has no sound, and sounds like nothing.
      if (class_ !== 0) this.#heardWorth[class_] = Math.max(this.#heardWorth[class_] ?? 0, weight);
    }
    this.#size = length;
  }

  /** What a unit of this weight agrees at most; 0 where none that was asked is alike. */
  of(unit: number, weight: number): number {
    const looks = (this.#likeness[unit] ?? 0) * Math.min(weight, this.#worth[unit] ?? 0);
    const sound = SAME_SOUND * Math.min(weight, this.#heardWorth[signs().heard[unit] ?? 0] ?? 0);
    return (1 + IN_A_ROW) * Math.max(looks, sound);
  }
}
