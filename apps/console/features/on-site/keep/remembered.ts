import { ApiFailure, UNREACHABLE } from '../../../api.ts';
import type { Me } from '../../identity/contract.ts';
import { readOne, writeAll } from './database.ts';
import { vaultOf } from './vault.ts';

/** So long after the server last confirmed it a session opens the on-site pages without network: one day of work. */
const LONGEST_MS = 16 * 3_600_000;

interface Last {
  readonly name: 'person';
  readonly person: string;
  readonly at: number;
}

/** Notes who is signed in, and when the server said so, so that the on-site pages open again where there is no network. */
export async function rememberMe(me: Me, confirmedAt: number): Promise<void> {
  const vault = await vaultOf(me.person.id);
  await vault.write([{ put: 'shelf/me', value: me }]);
  const last: Last = { name: 'person', person: me.person.id, at: confirmedAt };
  await writeAll(['last'], (transaction) => transaction.objectStore('last').put(last));
}

/** Who was signed in here today, and when the server last said so; undefined when nobody was, or it is too long ago. */
export async function rememberedMe(): Promise<{ readonly me: Me; readonly confirmedAt: number } | undefined> {
  const last = await readOne<Last>('last', 'person').catch(() => undefined);
  if (last === undefined || Date.now() - last.at > LONGEST_MS) return undefined;
  const me = await (await vaultOf(last.person)).read<Me>('shelf/me');
  return me === undefined ? undefined : { me, confirmedAt: last.at };
}

export const forgetMe = (): Promise<void> =>
  writeAll(['last'], (transaction) => transaction.objectStore('last').delete('person'));

/** What is said when nothing answers. */
export const unreachable = (): ApiFailure => new ApiFailure(0, UNREACHABLE);
