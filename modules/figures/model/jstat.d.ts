declare module 'jstat' {
  /** The little of jStat that is used here; it ships no types. */
  interface Quantiles {
    readonly beta: { inv(p: number, alpha: number, beta: number): number };
    readonly gamma: { inv(p: number, shape: number, scale: number): number };
  }
  const jStat: Quantiles;
  export = jStat;
}
