import type { PublicCommitment, PublicCommitmentPage } from '../../../modules/commitments/contract.ts';
import type { CommitmentKind } from '../../../modules/commitments/model/kinds.ts';
import { get, getListed, type Listed } from '../get.ts';

interface At {
  readonly region: string;
  readonly id: string;
}

export type Find = (q: string, next: string | null) => Promise<Listed<PublicCommitment> | undefined>;

const LIST = '/api/public/commitments';
const findIn =
  (path: string): Find =>
  (q, next) =>
    getListed<PublicCommitment>(path, 'before', q, next);

/** The same function each time, by kind; `''` for all. */
export const finders: Readonly<Record<CommitmentKind | '', Find>> = {
  '': findIn(LIST),
  'first-asked': findIn(`${LIST}?kind=first-asked`),
  'advance-compensation': findIn(`${LIST}?kind=advance-compensation`),
  'offline-return': findIn(`${LIST}?kind=offline-return`),
};

export const commitmentPath = ({ region, id }: At): string => `/commitments/${region}/${id}`;
export const findCommitment = ({ region, id }: At) => get<PublicCommitmentPage>(`${LIST}/${region}/${id}`);
export const openDataApi = (format: 'csv' | 'json'): string => `${LIST}/open-data?format=${format}`;
export const SCHEMA_API = `${LIST}/schema`;
