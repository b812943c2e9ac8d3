import { AppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { type Blob, type FileRecord, filesOf, openWorkingCopy } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { findMatter, recordAccess } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import { photosOf } from '../model/finding.ts';

interface At {
  readonly region: string;
  readonly id: string;
  readonly file: string;
}

/** The matter under which the bytes lie: its own, or for the photograph of a finding the visit that it came from. */
function keeperOf(matter: Matter, file: string): { readonly region: string; readonly matter: string } | undefined {
  if (Object.hasOwn(obj(matter.facts, 'files'), file)) return { region: matter.homeRegion, matter: matter.id };
  const named = photosOf(matter).some((each) => str(each, 'file') === file);
  const origin = obj(matter.facts, 'origin');
  return named ? { region: str(origin, 'region'), matter: str(origin, 'matter') } : undefined;
}

/**
 * A photograph or paper of a visit or finding, without metadata, for whoever sees the matter: the authority that is to mend
 * something sees what was photographed there, though not the visit. The look is noted before a byte is given.
 * @throws AppError 404 `procedure.no-such-matter`, `supervision.photo.none`; the codes of `openWorkingCopy`
 */
export async function openPhoto(
  { ledger, files }: OfficeContext,
  actor: LedgerActor,
  { region, id, file }: At,
): Promise<{ readonly file: FileRecord; readonly blob: Blob }> {
  const keeper = await ledger.store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    const found = ['visit', 'finding'].includes(matter.procedure) ? keeperOf(matter, file) : undefined;
    if (found === undefined) throw new AppError('supervision.photo.none', 404);
    const access = {
      homeRegion: region,
      matterId: id,
      seq: null,
      kind: 'file',
      reason: 'working copy',
      fileId: file,
    } as const;
    await recordAccess(tx, actor, access, ledger.clock.now());
    return found;
  });
  const record = await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const all = await filesOf(tx, keeper.region as Region, keeper.matter as MatterId);
    return all.find((each) => each.id === file);
  });
  if (record === undefined) throw new AppError('supervision.photo.none', 404);
  return { file: record, blob: await openWorkingCopy(files, record) };
}
