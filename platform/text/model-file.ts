import type { Calibration, LinearModel } from './linear.ts';
import type { InPassing } from './stretch.ts';

/**
 * A linear model as bytes: what its cells say, in one byte a weight, and only where there is something to say.
 *
 *     8 bytes   the format, {@link FORMAT}
 *     4 bytes   length of the header, little end first
 *     header    JSON: classes, how texts are cut, calibration, the largest weight and rarity, rarity of all cells that follow not
 *     cells     one after another: distance from the one before, rarity, how many weights; then the weights of all classes
 *               in their order, or, where few speak, each class before its weight
 */
const FORMAT = 'QYLINEA1';
const PREFIX = FORMAT.length + 4;
/** Weights are kept as square roots in 127 steps either side: most are small, and the large ones forgive a coarse step. */
const STEPS = 127;
const RARITIES = 255;

interface Header {
  readonly classes: readonly string[];
  readonly bits: number;
  readonly longest: number;
  readonly opening: number;
  readonly calibration: Calibration;
  readonly passing?: InPassing;
  readonly heaviest: number;
  readonly rarest: number;
  /** Rarity of the cells that are left out: all alike, all weights 0. */
  readonly rest: number;
  readonly cells: number;
}

/** Bytes that do not hold a model of this format. */
export class NotAModel extends Error {}

class Writer {
  #bytes = new Uint8Array(1 << 16);
  #size = 0;

  byte(value: number): void {
    if (this.#size === this.#bytes.length) {
      const wider = new Uint8Array(2 * this.#bytes.length);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#size] = value;
    this.#size += 1;
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new NotAModel('the bytes end within a cell');
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new NotAModel('a number is longer than five bytes');
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
}

const largest = (values: Float32Array): number => values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

/** The commonest of all rarities: that of the cells that no text fell into. */
function commonest(values: Float32Array): number {
  const counts = new Map<number, number>();
  for (const each of values) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0])[0];
}

/** Steps below are not worth their byte: a weight of so many 127ths, squared, of the heaviest. */
export const FAINT = 16;

function stepOf(weight: number, heaviest: number, faint: number): number {
  const step = heaviest === 0 ? 0 : Math.round(Math.sqrt(Math.abs(weight) / heaviest) * STEPS);
  return step < faint ? 0 : Math.sign(weight) * step;
}
const weightOf = (step: number, heaviest: number): number => Math.sign(step) * (step / STEPS) ** 2 * heaviest;

/**
 * The model as bytes, the same for the same model; packing what was unpacked gives the same bytes again. Weights lose what
 * lies below the step of a byte, so that packed and unpacked models differ a little: measure the unpacked one.
 * Steps below `faint` are left out: fine where the largest of many distances is asked for, not where one is compared with a bound.
 */
export function packModel(model: LinearModel, faint = FAINT): Buffer {
  const many = model.classes.length;
  const [heaviest, rarest] = [largest(model.weights), largest(model.rarity)];
  const rest = commonest(model.rarity);
  const writer = new Writer();
  let [cells, before] = [0, -1];
  for (let cell = 0; cell < 2 ** model.bits; cell += 1) {
    const steps = Array.from(model.weights.subarray(cell * many, (cell + 1) * many), (each) =>
      stepOf(each, heaviest, faint),
    );
    const said = steps.filter((step) => step !== 0).length;
    const rarity = model.rarity[cell] ?? 0;
    if (said === 0 && rarity === rest) continue;
    writer.number(cell - before - 1);
    writer.byte(rarest === 0 ? 0 : Math.round((rarity / rarest) * RARITIES));
    writer.number(said);
    const few = 2 * said < many;
    for (const [each, step] of steps.entries()) {
      if (few && step === 0) continue;
      if (few) writer.number(each);
      writer.byte(step + 128);
    }
    before = cell;
    cells += 1;
  }
  const header: Header = {
    ...{ classes: model.classes, bits: model.bits, longest: model.longest, opening: model.opening },
    calibration: model.calibration,
    ...(model.passing === undefined ? {} : { passing: model.passing }),
    ...{ heaviest, rarest, rest, cells },
  };
  const words = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX);
  prefix.write(FORMAT, 'latin1');
  prefix.writeUInt32LE(words.length, FORMAT.length);
  return Buffer.concat([prefix, words, writer.bytes()]);
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function passingOf(found: unknown, classes: readonly unknown[]): { readonly passing?: InPassing } {
  if (found === undefined) return {};
  const { label, units, share } = (found ?? {}) as Partial<Record<keyof InPassing, unknown>>;
  if (typeof label !== 'string' || !classes.includes(label)) throw new NotAModel('a label is said in passing');
  if (!isNumber(units) || !Number.isInteger(units) || units < 1) throw new NotAModel('a stretch has units');
  if (!isNumber(share) || share <= 0 || share >= 1) throw new NotAModel('a share lies between 0 and 1');
  return { passing: { label, units, share } };
}

function headerOf(bytes: Buffer, end: number): Header {
  let found: Partial<Record<keyof Header, unknown>>;
  try {
    found = JSON.parse(bytes.toString('utf8', PREFIX, end)) as typeof found;
  } catch {
    throw new NotAModel('the header is not JSON');
  }
  const { classes, bits, longest, opening, passing, heaviest, rarest, rest, cells } = found;
  const named = Array.isArray(classes) && classes.length >= 2 && classes.every((each) => typeof each === 'string');
  if (!named) throw new NotAModel('the header names no classes');
  if (!isNumber(bits) || !Number.isInteger(bits) || bits < 1 || bits > 20) throw new NotAModel('bits outside 1 to 20');
  // So that a damaged file cannot ask for all memory: 128 MiB are more than any model here has.
  if (2 ** bits * classes.length > 2 ** 25) throw new NotAModel('more weights than a model has');
  if (longest !== 1 && longest !== 2 && longest !== 3) throw new NotAModel('grams are of one to three units');
  if (!isNumber(opening) || !Number.isInteger(opening) || opening < 1 || opening > 8) {
    throw new NotAModel('an opening counts once to eight times');
  }
  const { temperature, shift } = (found.calibration ?? {}) as Partial<Record<keyof Calibration, unknown>>;
  if (!isNumber(temperature) || temperature <= 0 || !isNumber(shift)) throw new NotAModel('the calibration is missing');
  if (!isNumber(heaviest) || !isNumber(rarest) || !isNumber(rest) || !isNumber(cells)) {
    throw new NotAModel('a number of the header is missing');
  }
  return {
    classes: classes as string[],
    bits,
    longest,
    opening,
    calibration: { temperature, shift },
    ...passingOf(passing, classes),
    heaviest,
    rarest,
    rest,
    cells,
  };
}

/** The model of the bytes of {@link packModel}; throws {@link NotAModel} for other bytes. */
export function unpackModel(bytes: Buffer): LinearModel {
  if (bytes.length < PREFIX || bytes.toString('latin1', 0, FORMAT.length) !== FORMAT) {
    throw new NotAModel(`the bytes do not begin with ${FORMAT}`);
  }
  const end = PREFIX + bytes.readUInt32LE(FORMAT.length);
  const { heaviest, rarest, rest, cells, ...about } = headerOf(bytes, end);
  const { classes, bits } = about;
  const many = classes.length;
  const rarity = new Float32Array(2 ** bits).fill(rest);
  const weights = new Float32Array(2 ** bits * many);
  const reader = new Reader(bytes, end);
  let cell = -1;
  for (let turn = 0; turn < cells; turn += 1) {
    cell += 1 + reader.number();
    if (cell >= 2 ** bits) throw new NotAModel('a cell lies outside the table');
    rarity[cell] = (reader.byte() / RARITIES) * rarest;
    const said = reader.number();
    const few = 2 * said < many;
    for (let at = 0; at < (few ? said : many); at += 1) {
      const each = few ? reader.number() : at;
      if (each >= many) throw new NotAModel('a class that the header does not name');
      weights[cell * many + each] = weightOf(reader.byte() - 128, heaviest);
    }
  }
  if (!reader.atEnd) throw new NotAModel('bytes follow the last cell');
  return { ...about, rarity, weights };
}
