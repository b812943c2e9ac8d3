import type { PublicFirm } from '../../../modules/firms/contract.ts';
import type { Scorecard } from '../../../modules/settlements/contract.ts';
import { get, getListed, type Listed } from '../get.ts';

const LIST = '/api/public/settlements/scorecards';

export const findScorecards = (q: string, next: string | null): Promise<Listed<Scorecard> | undefined> =>
  getListed<Scorecard>(LIST, 'after', q, next);

export const findScorecard = (region: string, id: string) =>
  get<Scorecard>(`/api/public/firms/${region}/${id}/scorecard`);

export const openDataApi = (format: 'csv' | 'json'): string => `${LIST}/open-data?format=${format}`;
export const SCHEMA_API = `${LIST}/schema`;

export const filePath = ({ region, id }: Pick<PublicFirm, 'region' | 'id'>): string => `/settle/${region}/${id}`;
