import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { attachFiles, type FileStores, forgetFile, receiveFile, recordFile } from '../../../platform/files/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, LedgerDependencies, Performed } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { LARGEST_FILE } from '../model/attachment.ts';
import { openMatter } from '../queries/find-matter.ts';

const LONGEST_NAME = 200;

export interface NewAttachment {
  readonly region: string;
  readonly matterId: string;
  /** Made by whoever asks; also the file's id, so that a repeated upload is recognised. */
  readonly actId: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly traceId: string;
}

/** The last part of whatever path a browser sends, on one line, short enough for the act. */
export function tidyName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
  const letters = Array.from(plain);
  if (letters.length === 0) return 'file';
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? '';
  return letters.length <= LONGEST_NAME
    ? plain
    : `${letters.slice(0, LONGEST_NAME - Array.from(ending).length).join('')}${ending}`;
}

/** The predicate is asked before the bytes come: nobody should send 200 MB to hear no. */
async function refuseEarly(ledger: LedgerDependencies, actor: LedgerActor, asked: NewAttachment): Promise<void> {
  const { matter } = await ledger.store.transaction(actor, (tx) => openMatter(tx, asked.region, asked.matterId));
  const procedure = getProcedure(ledger, matter.procedure);
  const refusal = refusalOf(procedure, matter, actor, 'attach', legalDay(ledger.clock.now()));
  if (refusal === null) return;
  const { rule, text } = refusal;
  throw new AppError('procedure.refused', 409, { rule, reasonZh: text.zh, reasonEn: text.en });
}

/**
 * Takes a file in and attaches it to a matter by the act `attach`: stored, judged and freed of metadata first, then
 * named with its hash in the ledger, then opened with its matter. A kill in between leaves a file that nobody sees;
 * `settleFiles` ends what the ledger knows and removes the rest.
 * @throws AppError 404 `procedure.no-such-matter`, 409 `procedure.refused`, `ledger.act-id-reused`; the codes of
 *   `receiveFile`
 */
export async function attachFile(
  ledger: LedgerDependencies,
  stores: FileStores,
  actor: LedgerActor,
  asked: NewAttachment,
): Promise<Performed & { readonly fileId: string; readonly sha256: string }> {
  const { store } = ledger;
  const homeRegion = asked.region as Region;
  const matterId = asked.matterId as MatterId;
  const actId = asked.actId as ActId;
  const name = tidyName(asked.name);
  await refuseEarly(ledger, actor, asked);
  const received = await receiveFile(asked.content, { name, limit: LARGEST_FILE }, stores);
  await store.transaction(actor, (tx) =>
    recordFile(tx, stores, { homeRegion, id: actId, name, receivedBy: actor.personId }, received),
  );
  let done: Performed;
  try {
    done = await perform(ledger, actor, {
      actId,
      homeRegion,
      matterId,
      verb: 'attach',
      body: { file: actId, sha256: received.sha256, name },
      traceId: asked.traceId,
    });
  } catch (error) {
    // The row of an earlier, finished upload under the same id has its matter and stays.
    await store.transaction(SYSTEM_VIEWER, (tx) => forgetFile(tx, homeRegion, actId));
    throw error;
  }
  await store.transaction(SYSTEM_VIEWER, (tx) => attachFiles(tx, homeRegion, [actId], matterId, actId));
  return { ...done, fileId: actId, sha256: received.sha256 };
}
