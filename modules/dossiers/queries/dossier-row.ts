import type { Db } from '../../../platform/store/types.ts';
import type { DossierPaper, MissingPaper } from '../contract.ts';

export interface DossierRow {
  readonly homeRegion: string;
  readonly id: string;
  readonly matterId: string;
  readonly version: number;
  readonly state: 'waiting' | 'building' | 'ready' | 'failed' | 'disposed';
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly retention: string;
  readonly accounts: Readonly<Record<string, string>>;
  readonly done: number;
  readonly total: number;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly pages: number | null;
  readonly mainSha256: string | null;
  readonly mainSize: number | null;
  readonly mainPages: number | null;
  readonly contents: readonly DossierPaper[] | null;
  readonly missing: readonly MissingPaper[] | null;
  readonly failure: string | null;
  readonly builtAt: Date | null;
  /** What became of the job that builds it. */
  readonly jobState: string | null;
  readonly jobError: string | null;
}

const COLUMNS = `d.home_region as "homeRegion", d.id, d.matter_id as "matterId", d.version, d.state, d.asked_by as "askedBy",
  d.asked_at as "askedAt", d.retention, d.accounts, d.done, d.total, encode(d.sha256, 'hex') as sha256, d.size, d.pages,
  encode(d.main_sha256, 'hex') as "mainSha256", d.main_size as "mainSize", d.main_pages as "mainPages", d.contents,
  d.missing, d.failure, d.built_at as "builtAt"`;

/** A row whose job was given up for good is no longer on its way. */
async function withJob(tx: Db, row: DossierRow): Promise<DossierRow> {
  if (row.state !== 'waiting' && row.state !== 'building') return row;
  const { rows } = await tx.query<{ state: string; error: string | null }>({
    text: 'select state, last_error as error from job where id = $1',
    values: [row.id],
  });
  const job = rows[0];
  return job?.state === 'failed' ? { ...row, state: 'failed', failure: job.error ?? 'jobs.abandoned' } : row;
}

/** The latest dossier of a case that this transaction has opened; of the given id where one is named. */
export async function latestDossier(
  tx: Db,
  homeRegion: string,
  matterId: string,
  id?: string,
): Promise<DossierRow | undefined> {
  const { rows } = await tx.query<DossierRow>({
    text: `select ${COLUMNS} from dossier d where d.home_region = $1 and d.matter_id = $2 ${id === undefined ? '' : 'and d.id = $3'}
      order by d.asked_at desc, d.id desc limit 1`,
    values: id === undefined ? [homeRegion, matterId] : [homeRegion, matterId, id],
  });
  const row = rows[0];
  return row === undefined ? undefined : withJob(tx, row);
}

/** The dossier of that digest, as an act names it. */
export async function dossierOfDigest(
  tx: Db,
  homeRegion: string,
  matterId: string,
  digest: string,
): Promise<DossierRow | undefined> {
  const { rows } = await tx.query<DossierRow>({
    text: `select ${COLUMNS} from dossier d where d.home_region = $1 and d.matter_id = $2 and d.sha256 = decode($3, 'hex')
      order by (d.state = 'ready') desc, d.asked_at desc limit 1`,
    values: [homeRegion, matterId, digest],
  });
  return rows[0];
}
