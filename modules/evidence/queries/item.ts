import { AppError } from '../../../kernel/error.ts';
import type { Text } from '../../../kernel/text.ts';
import { type FileRecord, filesOf } from '../../../platform/files/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import type { CaseContext } from '../../cases/context.ts';
import { type CaseRecord, evidenceProblems, evidenceRegister, readCase, standsBack } from '../../cases/index.ts';
import { seesPersonal } from '../../intake/index.ts';
import { settleCase } from '../commands/name-files.ts';
import type { EvidenceItemView } from '../contract.ts';
import { type NamedFile, namedFiles } from '../model/named-files.ts';

type Item = ReturnType<typeof evidenceRegister>['items'][number];

export interface FoundItem {
  readonly record: CaseRecord;
  readonly item: Item;
  /** The item's own file first, then photographs of it. */
  readonly named: readonly NamedFile[];
}

/** Who works on the case, and the custodian, open its evidence; nobody who was recused (处罚法 art 43). */
export const mayOpen = (actor: LedgerActor, { matter }: Pick<CaseRecord, 'matter'>): boolean =>
  !standsBack(actor, matter) && (seesPersonal(actor, matter) || actor.roles.includes('custodian'));

/** An item of the register. @throws AppError 404 `procedure.no-such-matter`, `evidence.no-such-item` */
export async function findItem(
  tx: Transaction,
  region: string,
  matterId: string,
  evidence: string,
): Promise<FoundItem> {
  const record = await readCase(tx, region, matterId);
  const item = evidenceRegister(record.acts).items.find(({ id }) => id === evidence);
  const act = record.acts.find(({ seq }) => seq === item?.seq);
  if (item === undefined || act === undefined) throw new AppError('evidence.no-such-item', 404, { evidence });
  return { record, item, named: namedFiles(act.body) };
}

/** Files of a case by id. */
export async function caseFiles(
  tx: Transaction,
  { homeRegion, matterId }: CaseRecord,
): Promise<Map<string, FileRecord>> {
  return new Map((await filesOf(tx, homeRegion, matterId)).map((file) => [file.id, file]));
}

/** Of these types a copy becomes pages under a watermark. */
export const isPaged = (type: string): boolean => ['application/pdf', 'image/jpeg', 'image/png'].includes(type);

interface Reading {
  readonly at: Date;
  readonly reader: string;
  readonly authority: string;
  readonly kind: string;
  readonly reason: string;
}

async function readingsOf(
  tx: Transaction,
  region: string,
  matterId: string,
  files: readonly string[],
): Promise<Reading[]> {
  const { rows } = await tx.query<Reading>(sql`
    select at, reader, authority, kind, reason from access_log
    where home_region = ${region} and matter_id = ${matterId} and file_id = any(${files}::uuid[])
    order by at desc, id desc limit 500`);
  return rows;
}

/** `officer:<id>`, `store:<code>`, `outside:<organ>` as people say it. */
function keeperText(key: string | null, person: (id: string) => string): Text | null {
  if (key === null) return null;
  const [kind = '', ...rest] = key.split(':');
  const name = rest.join(':');
  if (kind !== 'officer') return { zh: name, en: name };
  const known = person(name);
  return { zh: known === '' ? name : known, en: known === '' ? name : known };
}

const peopleIn = (item: Item): string[] =>
  [item.keeper, ...item.chain.flatMap(({ from, to }) => [from, to])].flatMap((key) =>
    key?.startsWith('officer:') === true ? [key.slice('officer:'.length)] : [],
  );

/**
 * An item with its chain of custody 保管链 hand by hand, what is wrong with it, and who opened its file. Names and titles
 * are shown to those who work on the case and to the custodian.
 * @throws AppError 404 `procedure.no-such-matter`, `evidence.no-such-item`; 403
 *   `evidence.refused`
 */
export async function evidenceItemView(
  context: CaseContext,
  actor: LedgerActor,
  asked: { readonly region: string; readonly matterId: string; readonly evidence: string },
): Promise<EvidenceItemView> {
  const { region, matterId, evidence } = asked;
  await settleCase(context.ledger.store, region, matterId);
  const { item, file, readings } = await context.ledger.store.transaction(actor, async (tx) => {
    const { record, item, named } = await findItem(tx, region, matterId, evidence);
    if (!mayOpen(actor, record)) throw new AppError('evidence.refused', 403);
    const ids = named.map(({ id }) => id);
    const files = await caseFiles(tx, record);
    return { item, file: files.get(ids[0] ?? ''), readings: await readingsOf(tx, region, matterId, ids) };
  });
  const person = await context.directory.people([...peopleIn(item), ...readings.map(({ reader }) => reader)]);
  const authority = await context.directory.names();
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    on: item.on,
    excluded: item.excluded !== null,
    keeper: keeperText(item.keeper, person),
    chain: item.chain.map((hand) => ({
      ...hand,
      from: keeperText(hand.from, person),
      to: keeperText(hand.to, person),
    })),
    problems: item.problems.map(({ kind }) => evidenceProblems[kind]),
    file:
      file === undefined
        ? null
        : {
            id: file.id,
            name: file.name ?? '',
            type: file.type,
            size: file.size,
            sha256: file.sha256,
            watermarked: isPaged(file.type),
          },
    readings: readings.map(({ at, reader, authority: of, kind, reason }) => ({
      at: at.toISOString(),
      by: person(reader),
      authority: authority(of).zh,
      what: kind === 'file-original' ? `original: ${reason}` : reason,
    })),
  };
}
