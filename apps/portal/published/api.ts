import type { MapSheet } from '../../../modules/maps/contract.ts';
import type { FirmRecord, PublishedCounts, PublishedItem } from '../../../modules/published/contract.ts';
import type { PublishedKind } from '../../../modules/published/model/kinds.ts';
import { get, getListed } from '../get.ts';

/** What narrows the list beside its words; '' where nothing does. */
export interface Filter {
  readonly kind: PublishedKind | '';
  readonly region: string;
  readonly from: string;
  readonly until: string;
}
export const noFilter: Filter = { kind: '', region: '', from: '', until: '' };

/** An address with these filters. */
export function withFilter(path: string, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const asked = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== '');
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}

export const findPublished = (filter: Filter) => (q: string, next: string | null) =>
  getListed<PublishedItem>(withFilter('/api/public/search', filter), 'before', q, next);
export const readCounts = (filter: Filter) => get<PublishedCounts>(withFilter('/api/public/search/counts', filter));
export const readMap = (region: string) => get<MapSheet>(`/api/public/map?region=${region}`);

const itemApi = (at: { readonly kind: string; readonly region: string; readonly id: string }): string =>
  `/api/public/published/${at.kind}/${at.region}/${at.id}`;
export const readItem = (at: { readonly kind: string; readonly region: string; readonly id: string }) =>
  get<PublishedItem>(itemApi(at));
export const readFirm = (code: string) => get<FirmRecord>(`/api/public/firms/${code}`);
export const proofApi = (item: PublishedItem): string => `${itemApi(item)}/proof`;
