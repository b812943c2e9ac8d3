import { foldInto } from '../../../platform/text/fold.ts';
import { jaccardOf, shinglesOfUnits, signText } from '../../../platform/text/minhash.ts';
import { NearIndex } from '../../../platform/text/near-index.ts';
import { median } from '../machine.ts';
import { type Random, seeded } from '../seeded.ts';
import { describeTimes } from '../times.ts';
import type { Message } from './messages.ts';

const PAGE = 4_000_000;

/** Folded texts side by side in memory, so that what the index finds is compared exactly without a database. */
class Texts {
  readonly #pages: Uint16Array[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #room = new Uint16Array(20_000);
  #used = PAGE;

  add(text: string): void {
    const size = foldInto(text, this.#room);
    if (this.#used + size > PAGE) {
      this.#pages.push(new Uint16Array(PAGE));
      this.#used = 0;
    }
    this.#pages.at(-1)?.set(this.#room.subarray(0, size), this.#used);
    const start = (this.#pages.length - 1) * PAGE + this.#used;
    this.#starts.push(start);
    this.#ends.push(start + size);
    this.#used += size;
  }

  shingles(at: number): Uint32Array {
    const start = this.#starts[at] ?? 0;
    const page = Math.floor(start / PAGE);
    return shinglesOfUnits(
      this.#pages[page]?.subarray(start - page * PAGE, (this.#ends[at] ?? 0) - page * PAGE) ?? new Uint16Array(0),
    );
  }
}

/** Makes texts of the sentences of real messages, the same on every run. */
export function recombiner(
  messages: readonly Message[],
  seed: number,
): { next(): string; copyOf(text: string): string } {
  const sentences = messages.flatMap(({ text }) =>
    text.split(/(?<=[。！？\n])/u).flatMap((part) => (part.trim().length >= 8 ? [part.trim().slice(0, 160)] : [])),
  );
  const random: Random = seeded(seed);
  // Joined at once: a string added up of pieces would be put together while it is signed.
  const draw = (characters: number): string[] => {
    const drawn: string[] = [];
    for (let length = 0; length < characters; length += drawn.at(-1)?.length ?? 0) drawn.push(random.pick(sentences));
    return drawn;
  };
  return {
    next: () => draw(150 + random.below(300)).join(''),
    // Up to a quarter anew, and the sentences in another order.
    copyOf: (text) => {
      const parts = text.split(/(?<=[。！？])/u);
      const at = random.below(parts.length);
      return [...parts.slice(at), ...parts.slice(0, at), ...draw(random.below(Math.ceil(text.length / 4)))].join('');
    },
  };
}

export interface Million {
  readonly texts: number;
  readonly meanUnits: number;
  /** Signature and filing, texts a second of one core: the middle of ten slices. */
  readonly perSecond: number;
  readonly slowest: number;
  readonly residentGiB: number;
  readonly indexGiB: number;
  readonly query: ReturnType<typeof describeTimes>;
  /** Copies looked for, found after exact comparison, and how many others were proposed wrongly. */
  readonly recall: { readonly asked: number; readonly found: number };
  readonly candidates: number;
}

const GIB = 2 ** 30;
const resident = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss;
};

/** So many texts signed and filed in one index, then asked for copies of some of them. */
export function fileMillion(messages: readonly Message[], count: number): Million {
  const make = recombiner(messages, 20_260_401);
  // Tables and code are made before anything is measured.
  const warm = new NearIndex();
  for (let turn = 0; turn < 5_000; turn += 1) warm.add(signText(make.next()));
  const before = resident();
  const index = new NearIndex(count);
  const texts = new Texts();
  const rates: number[] = [];
  const kept: { readonly at: number; readonly text: string }[] = [];
  let units = 0;
  const slice = Math.ceil(count / 10);
  for (let from = 0; from < count; from += slice) {
    const size = Math.min(slice, count - from);
    let spent = 0;
    // Made in small lots: a hundred thousand strings at once would be measured as memory of the index.
    for (let done = 0; done < size; done += 2_000) {
      const lot = Array.from({ length: Math.min(2_000, size - done) }, () => make.next());
      const started = performance.now();
      for (const text of lot) index.add(signText(text));
      spent += performance.now() - started;
      for (const [n, text] of lot.entries()) {
        units += text.length;
        texts.add(text);
        if ((from + done + n) % Math.ceil(count / 2_000) === 0) kept.push({ at: from + done + n, text });
      }
    }
    rates.push((size / spent) * 1_000);
  }
  const after = resident();
  let [found, asked, candidates] = [0, 0, 0];
  const times: number[] = [];
  for (const { at, text } of kept) {
    const copy = make.copyOf(text);
    const started = performance.now();
    const { near } = index.near(signText(copy), { from: 0.35, atMost: 50 });
    const own = shinglesOfUnits(unitsOf(copy));
    const alike = near.filter(({ number }) => jaccardOf(own, texts.shingles(number)) >= 0.5);
    times.push(performance.now() - started);
    candidates += near.length;
    if (jaccardOf(own, texts.shingles(at)) < 0.5) continue;
    asked += 1;
    if (alike.some(({ number }) => number === at)) found += 1;
  }
  return {
    ...{ texts: index.size, meanUnits: Math.round(units / count), recall: { asked, found } },
    ...{ perSecond: median(rates), slowest: Math.min(...rates) },
    ...{ residentGiB: (after - before) / GIB, indexGiB: index.bytes / GIB },
    ...{ query: describeTimes(times), candidates: candidates / kept.length },
  };
}

function unitsOf(text: string): Uint16Array {
  const room = new Uint16Array(20_000);
  return room.subarray(0, foldInto(text, room));
}
