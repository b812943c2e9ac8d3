import QRCode from 'qrcode';
import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { endAccounts, newOneTimeCode, putAccount } from '../accounts.ts';
import type { FirmContext } from '../context.ts';
import type { PrintedLetter } from '../contract.ts';
import { odrFirm } from '../model/odr-firm.ts';
import { firmOf, lastLetter, SIGNING_IN } from '../model/standing.ts';

/** Of the last letter alone, by who sent it: no colleague prints a second code to another address. */
function checkLetter(matter: Matter, actor: LedgerActor, letter: string): void {
  const [id, entry = {}] = lastLetter(matter) ?? [];
  const standing = (SIGNING_IN as readonly string[]).includes(matter.state);
  if (id !== letter || !standing || str(entry, 'by') !== actor.personId) throw new AppError('firms.letter', 409);
}

/**
 * Makes the code of a letter and gives the letter for printing: once. Codes of earlier letters open nothing from then on.
 * @throws AppError 404 `procedure.no-such-matter`; 409 `firms.letter`
 */
export async function printLetter(
  context: FirmContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string; readonly letter: string; readonly host: string },
): Promise<PrintedLetter> {
  const made = await newOneTimeCode(context, context.settings.letterDays);
  const now = context.identity.clock.now();
  const matter = await context.ledger.store.transaction(actor, async (tx) => {
    const found = (await readMatters(tx, at.region, [at.id])).get(at.id)?.matter;
    if (found?.procedure !== odrFirm.id) throw new AppError('procedure.no-such-matter', 404);
    checkLetter(found, actor, at.letter);
    const { homeRegion: region, homeCode: authority, id: firm } = found;
    const account = { region, firm, id: uuidv7(now.getTime()), authority, firmCode: firmOf(found).code };
    await endAccounts(tx, region, firm, { waitingManagers: true }, now);
    await putAccount(tx, context, { ...account, role: 'manager', name: '', letter: at.letter }, made);
    return found;
  });
  const { name, code } = firmOf(matter);
  const entry = lastLetter(matter)?.[1] ?? {};
  const portal = `${context.publicUrl ?? at.host}/firm/activate`;
  return {
    ...{ number: `${matter.homeRegion}-${matter.id.slice(-8)}-${at.letter.slice(1)}`, firm: name, firmCode: code },
    ...{ addressee: str(entry, 'addressee'), address: str(entry, 'address') },
    authorityName: (await context.directory.names())(matter.homeCode),
    ...{ code: made.code, madeOn: legalDay(now), until: legalDay(made.until), portal },
    // The address alone: a code in an address stays in the history of browsers.
    qrSvg: await QRCode.toString(portal, { type: 'svg', margin: 1 }),
  };
}
