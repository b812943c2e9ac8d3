import { keysBeginning } from './keep/database.ts';
import { forgetMe } from './keep/remembered.ts';
import { forgetPerson, vaultOf } from './keep/vault.ts';
import { giveBack } from './model/numbers.ts';
import { entriesIn, stopOutbox } from './outbox/outbox.ts';
import { endShell } from './shell-worker.ts';

/** What would stay on the device unsent. */
export interface LeftBehind {
  readonly entries: number;
  readonly drafts: number;
}

/** How much of a person's on-site work is not sent yet. Nothing, where the person never worked on site here. */
export async function leftBehind(person: string): Promise<LeftBehind> {
  try {
    if ((await keysBeginning(`${person}/`)).length === 0) return { entries: 0, drafts: 0 };
    const vault = await vaultOf(person);
    const entries = (await entriesIn(vault)).filter(({ state }) => state !== 'sent').length;
    return { entries, drafts: (await vault.names('draft/')).length };
  } catch {
    return { entries: 0, drafts: 0 };
  }
}

/**
 * Clears the device as the person signs out: numbers go back, everything kept is forgotten. What is not sent stays, sealed,
 * for the same person to send; then only the session and the facts laid out for offline use go.
 */
export async function leaveDevice(person: string, left: LeftBehind): Promise<void> {
  try {
    await stopOutbox(person);
    if ((await keysBeginning(`${person}/`)).length > 0) {
      const vault = await vaultOf(person);
      if (left.entries + left.drafts > 0) {
        const visits = (await vault.names('visit/')).map((drop) => ({ drop }));
        await vault.write([{ drop: 'shelf/me' }, { drop: 'shelf/facts' }, { drop: 'shelf/visits' }, ...visits]);
      } else {
        const back = await giveBack(vault, '退出登录，未使用').catch(() => null);
        // Numbers that could not be given back are not forgotten: nobody else would know that no paper bears them.
        if (back === null) await vault.write([{ drop: 'shelf/me' }, { drop: 'shelf/facts' }]);
        else await forgetPerson(person);
      }
    }
    await forgetMe();
    await endShell();
  } catch {
    // Signing out never fails for what lies on the device.
  }
}
