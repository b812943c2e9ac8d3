import { generateKeyPairSync } from 'node:crypto';
import { manualClock } from '../../kernel/clock.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { headSigner, signerName } from '../../platform/ledger/sign-head.ts';
import { instantOf } from '../calendar.ts';
import { type ScratchWorld, scratchWorld } from '../scratch.ts';
import { seedAuthorities } from '../seed.ts';
import type { ReplayDependencies } from './whole-replay.ts';

/**
 * Works in the small world, founded in the empty migrated database at `url`, with keys that exist only in memory and the
 * clock at the evening of the last day told of.
 */
export async function onScratch<T>(
  url: string,
  end: PlainDate,
  work: (deps: ReplayDependencies, world: ScratchWorld) => Promise<T>,
): Promise<T> {
  const world = scratchWorld(url, manualClock(instantOf(end, 19 * 60)));
  try {
    await seedAuthorities(world);
    const signer = { name: signerName('replay'), privateKey: generateKeyPairSync('ed25519').privateKey };
    const signHead = headSigner('replay', signer);
    const { ledger, directory } = world;
    return await work({ ledger, directory, instance: 'replay', signer, signHead, nearWorkdays: 3 }, world);
  } finally {
    await world.close();
  }
}
