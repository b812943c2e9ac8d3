/** The library brings no types; of it only this is compared with. */
declare module 'string-similarity' {
  export function compareTwoStrings(one: string, other: string): number;
}
