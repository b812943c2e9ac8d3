import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import {
  attachFiles,
  forgetFile,
  openHeld,
  type Received,
  receiveFile,
  recordFile,
  releaseHeld,
} from '../../../platform/files/index.ts';
import { deterministicUuid } from '../../../platform/import/deterministic-id.ts';
import type { PerformRequest } from '../../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { IntakeContext } from '../context.ts';

/** Held files that somebody sends with a filing or to their matter. */
export interface SentFiles {
  readonly token: string;
  readonly ids: readonly string[];
}

interface Target {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
}

/** Files that are recorded and wait for their acts. */
export interface Brought {
  /** One act a file and matter, in the order asked. */
  readonly acts: readonly (Omit<PerformRequest, 'traceId'> & { readonly matterId: MatterId })[];
  /** Opens them with their matters, after the acts. */
  settle(): Promise<void>;
  /** Forgets them, where the acts were refused. */
  forget(): Promise<void>;
}

/**
 * Takes held files in as files of the product: hashed, freed of metadata into working copies, recorded, seen by nobody
 * yet. Asked again (an answer was lost) it gives the same acts. A kill before the acts leaves rows that `settleFiles`
 * forgets after a day; after them, rows that it attaches.
 * @throws AppError 404 `file.held-unknown`; the codes of `receiveFile`
 */
export async function bringFiles(
  { ledger, held, files }: IntakeContext,
  sent: SentFiles,
  targets: readonly Target[],
  body: { readonly later?: true } = {},
): Promise<Brought> {
  const { store } = ledger;
  const brought: (Brought['acts'][number] & Target)[] = [];
  const opened = await openHeld(held, sent.token, [...new Set(sent.ids)]);
  for (const { id, name, size, content } of opened) {
    const received: Received = await receiveFile(content(), { name, limit: size, announced: size }, files);
    for (const target of targets) {
      const actId = deterministicUuid('held file', id, target.matterId) as ActId;
      const file = { homeRegion: target.homeRegion, id: actId, name, receivedBy: null };
      await store.transaction(SYSTEM_VIEWER, (tx) => recordFile(tx, files, file, received));
      const said = { file: actId, sha256: received.sha256, name, ...body };
      brought.push({ ...target, actId, verb: 'reporter-attaches', body: said });
    }
  }
  return {
    acts: brought,
    settle: async () => {
      await store.transaction(SYSTEM_VIEWER, async (tx) => {
        for (const { homeRegion, actId, matterId } of brought) {
          await attachFiles(tx, homeRegion, [actId], matterId, actId);
        }
      });
      await releaseHeld(held, opened);
    },
    forget: () =>
      store.transaction(SYSTEM_VIEWER, async (tx) => {
        for (const { homeRegion, actId } of brought) await forgetFile(tx, homeRegion, actId);
      }),
  };
}
