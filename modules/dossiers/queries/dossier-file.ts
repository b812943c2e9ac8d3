import { AppError } from '../../../kernel/error.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Blob, ByteRange } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { readCase } from '../../cases/index.ts';
import { mayOpen } from '../../evidence/index.ts';
import { recordAccess } from '../../intake/index.ts';
import type { DossierContext } from '../context.ts';
import { latestDossier } from './dossier-row.ts';

export interface AskedDossierFile {
  readonly region: string;
  readonly matterId: string;
  /** `main`: without the secondary volume, as the party and the court may see it. */
  readonly volume: 'all' | 'main';
  /** An earlier one than the latest. */
  readonly dossierId?: string | undefined;
  /** A further part of one download is the same look. */
  readonly noted: boolean;
}

export interface DossierFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly open: (range?: ByteRange) => Promise<Blob>;
}

/**
 * The PDF of a dossier, or its main volume alone; the look is noted before a byte is given.
 * @throws AppError 404 `procedure.no-such-matter`, `dossiers.not-built`; 403 `dossiers.refused`
 */
export async function dossierFile(
  { ledger, files }: DossierContext,
  actor: LedgerActor,
  asked: AskedDossierFile,
): Promise<DossierFile> {
  const { region, matterId, volume } = asked;
  return ledger.store.transaction(actor, async (tx) => {
    const record = await readCase(tx, region, matterId);
    if (!mayOpen(actor, record)) throw new AppError('dossiers.refused', 403);
    const row = await latestDossier(tx, region, matterId, asked.dossierId);
    const main = volume === 'main';
    const sha256 = main ? row?.mainSha256 : row?.sha256;
    // Its bytes go a little later, by background work: nobody gets them any more.
    const disposed = str(obj(record.matter.facts, 'closing'), 'disposedOn') !== '';
    if (disposed || row?.state !== 'ready' || sha256 === null || sha256 === undefined)
      throw new AppError('dossiers.not-built', 404);
    const reason = main ? 'dossier, main volume' : 'dossier';
    const access = { homeRegion: region, matterId, seq: null, kind: 'file', reason, fileId: row.id } as const;
    if (asked.noted) await recordAccess(tx, actor, access, ledger.clock.now());
    const number = str(record.matter.facts, 'number');
    return {
      name: `${number === '' ? '卷宗' : `${number}卷宗`}${main ? '（正卷）' : ''}.pdf`,
      sha256,
      size: (main ? row.mainSize : row.size) ?? 0,
      open: (range) => files.working.get(sha256, range),
    };
  });
}
