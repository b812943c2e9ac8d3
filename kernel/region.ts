import type { AuthorityCode, Region } from './id.ts';

/** The four levels of a market-regulation bureau. */
export type AuthorityLevel = 'province' | 'city' | 'county' | 'station';

const BUREAU = /^[1-9]\d{5}$/;
const STATION = /^[1-9]\d{5}\d{3}$/;

/** True for six digits of GB/T 2260 (a bureau) or nine (a station 派出机构 of that county). Looks at the form only. */
export function isAuthorityCode(code: string): code is AuthorityCode {
  return BUREAU.test(code) || (STATION.test(code) && levelOfRegion(code.slice(0, 6)) === 'county');
}

/** Reads an authority code; throws RangeError for anything else. */
export function authorityCode(code: string): AuthorityCode {
  if (!isAuthorityCode(code)) throw new RangeError(`not an authority code: ${code}`);
  return code;
}

/** Province `510000`, city `510500`, county `510502`, station `510502003`. Throws RangeError for no code. */
export function levelOf(code: string): AuthorityLevel {
  const known = authorityCode(code);
  return known.length === 9 ? 'station' : levelOfRegion(known);
}

function levelOfRegion(region: string): AuthorityLevel {
  if (region.endsWith('0000')) return 'province';
  return region.endsWith('00') ? 'city' : 'county';
}

/** The six digits that own an authority's records; a station's belong to its county. */
export function regionOf(code: string): Region {
  return authorityCode(code).slice(0, 6) as string as Region;
}

/**
 * The areas in which an authority lies, widest first: `510502003` gives `510000`, `510500`, `510502`; the area that bears
 * its own code is the last.
 */
export function areasOf(code: string): Region[] {
  const region = regionOf(code);
  const areas = [`${region.slice(0, 2)}0000`, `${region.slice(0, 4)}00`, region];
  return [...new Set(areas)] as Region[];
}

/** What all codes inside an authority's area begin with: `51`, `5105`, `510502`, `510502003`. */
export function scopePrefix(code: string): string {
  switch (levelOf(code)) {
    case 'province':
      return code.slice(0, 2);
    case 'city':
      return code.slice(0, 4);
    case 'county':
    case 'station':
      return code;
  }
}

/** The LIKE pattern of an authority's area, as row security takes it: `510500` gives `5105%`. */
export function scopePattern(code: string): string {
  return `${scopePrefix(code)}%`;
}

/** True when `code` is `ancestor` itself or lies in its area. */
export function isWithin(code: string, ancestor: string): boolean {
  return authorityCode(code).startsWith(scopePrefix(ancestor));
}
