import { figureMatters } from '../../../../modules/figures/contract.ts';
import { api } from '../../api.ts';

export const PAGE = 100;
const NAMES = [...['figure', 'authority', 'from', 'to', 'domain', 'channel', 'campaign', 'own', 'none', 'boundaries']];

/** What the address of a list of matters asks, in a fixed order; an empty domain or channel is asked as such. */
export function askedOf(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams();
  for (const name of NAMES) {
    const value = search.get(name);
    if (value !== null && (value !== '' || name === 'domain' || name === 'channel')) asked.set(name, value);
  }
  return asked;
}

/** A page of the matters behind a figure. In the path, because an empty value means something here. */
export const readMatters = (asked: URLSearchParams, offset: number, signal: AbortSignal) =>
  api.get(`/figures/matters?${asked}&limit=${PAGE}&offset=${offset}`, { answer: figureMatters, signal });
