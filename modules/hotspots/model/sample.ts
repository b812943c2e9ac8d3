/** Uniform numbers in [0, 1), the same for the same seed on every machine (Steele, Vigna, Computationally easy, spectrally good multipliers, 2021: splitmix in 32 bits). */
export function uniformFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Gamma of a shape and scale 1 (Marsaglia, Tsang, A simple method for generating gamma variables, 2000). */
function gamma(uniform: () => number, shape: number): number {
  if (shape < 1) return gamma(uniform, shape + 1) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(uniform);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A mean above this is drawn as a rounded normal number: the difference is far below what is asked. */
const LARGE = 60;

function poisson(uniform: () => number, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(uniform)));
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = 1 - uniform(); product > limit; product *= 1 - uniform()) n += 1;
  return n;
}

/** A count with a mean and a variance of `spread` times the mean: Poisson for 1, else of a mean that varies itself. */
export function countOf(uniform: () => number, mean: number, spread: number): number {
  if (spread <= 1 || mean <= 0) return poisson(uniform, mean);
  return poisson(uniform, gamma(uniform, mean / (spread - 1)) * (spread - 1));
}
