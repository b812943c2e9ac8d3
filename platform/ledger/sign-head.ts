import { checkpointOrigin, signCheckpoint } from '../proof/checkpoint.ts';
import type { NoteSigner } from '../proof/note.ts';
import type { SignHead } from './seal.ts';

/** The key's name of an instance: it may sign for all regions under that instance. */
export const signerName = (instance: string): string => `qingyuan/${instance}`;

/** Signs tree heads as C2SP checkpoints with the instance's key. */
export function headSigner(instance: string, signer: NoteSigner): SignHead {
  return ({ homeRegion, size, root, at }) =>
    signCheckpoint(
      { origin: checkpointOrigin(instance, homeRegion), size, root: root.toString('hex'), time: at.toISOString() },
      signer,
    );
}
