import { uuidv7 } from '../../../../../kernel/id.ts';
import { legalDay } from '../../../../../kernel/plain-date.ts';
import { regionOf } from '../../../../../kernel/region.ts';
import type { Me } from '../../identity/contract.ts';
import { sha256Of } from '../keep/seal.ts';
import type { Change, Vault } from '../keep/vault.ts';
import { type DecisionForm, decisionBody } from '../model/decision.ts';
import { compare, freeOn, heldIn, inTurn, reserve, taken } from '../model/numbers.ts';
import type { Colleague } from '../model/shelf.ts';
import { licensed } from '../model/shelf.ts';
import { bytesOfPicture } from '../model/signed.ts';
import type { Entry, Step } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** Neither this device nor the register has a number to give: such a paper cannot be handed over. */
export class NoNumber extends Error {
  override readonly name = 'NoNumber';
}

interface Finishing {
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly form: DecisionForm;
  readonly who: Me;
  readonly people: readonly Colleague[];
  /** Entry that this one replaces, as it was refused. */
  readonly correcting: string | null;
  /** Cells that are done with, and where the colleague is remembered. */
  readonly draft: string;
  readonly partner: string;
}

/**
 * Makes the decision: number, outbox entry, picture of the signature and the end of the draft are written in one go, so that
 * a dead battery leaves either a draft or a decision, and a number is never on two papers. Gives the entry's id.
 * @throws NoNumber; RoomError
 */
export async function finishDecision({ vault, outbox, form, who, people, ...rest }: Finishing): Promise<string> {
  const authority = regionOf(who.authority.code);
  if (form.number === '') await compare(vault);
  if (form.number === '' && freeOn(await heldIn(vault), authority).length === 0) {
    await reserve(vault, authority, 'on-the-spot', 1).catch(() => undefined);
  }
  return inTurn(async () => {
    const held = await heldIn(vault);
    const written = form.number || (freeOn(held, authority)[0]?.written ?? '');
    const number = taken(held, written, form.actId);
    if (number === undefined) throw new NoNumber();
    const at = form.at || new Date().toISOString();
    const on = legalDay(new Date(at));
    const officers = [who.person.id, form.partner].filter((id) => id !== '').map((id) => licensed(people, id));
    const whole: DecisionForm = { ...form, number: written, at };
    const body = decisionBody(whole, officers, on);
    const signing = await signatureSteps(whole, authority);
    const steps: readonly Step[] = [{ do: 'file', actId: form.actId, body, eventAt: at }, ...signing.steps];
    const id = rest.correcting ?? uuidv7();
    const entry: Entry = {
      ...{ id, kind: 'decision', title: String(body.title), authority: who.authority.code },
      ...{ caseKey: `${authority}/${form.actId}`, madeAt: at, steps, done: 0, state: 'waiting', failures: 0 },
      ...{ notBefore: 0, problem: null, sentAt: null, number: written, form: whole },
      size: JSON.stringify(body).length + signing.size,
    };
    await outbox.add(
      [entry],
      [number.change, ...signing.changes, { put: rest.partner, value: form.partner }, { drop: rest.draft }],
    );
    return id;
  });
}

/** The drawn signature: handed in as a file of the case, and named by an act. */
async function signatureSteps(form: DecisionForm, region: string) {
  const { signed, actId } = form;
  const none: readonly Step[] = [];
  if (signed.how !== 'drawn' || signed.picture === '') return { steps: none, changes: [] as Change[], size: 0 };
  const bytes = bytesOfPicture(signed.picture);
  const sha256 = await sha256Of(bytes);
  const fileId = uuidv7();
  const blob = `blob/${fileId}`;
  const name = '当事人签名.png';
  const size = bytes.byteLength;
  const upload: Step = { do: 'upload', region, id: actId, fileId, blob, name, type: 'image/png', sha256, size };
  const keep: Step = {
    ...{ do: 'act', region, id: actId, actId: uuidv7(), verb: 'keep-record' },
    body: {
      title: `当场行政处罚决定书 ${form.number} 当事人签名`,
      on: legalDay(new Date(form.at)),
      file: { id: fileId, sha256: sha256 ?? '', size, name },
    },
  };
  const steps: readonly Step[] = sha256 === null ? [] : [upload, keep];
  return { steps, changes: [{ put: blob, bytes }] as Change[], size };
}
