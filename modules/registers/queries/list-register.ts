import { str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { type CaseContext, partyOf } from '../../cases/index.ts';
import { handledBelow, inScope, maskObject, subtree } from '../../intake/index.ts';
import type { RegisterLine, RegisterPage, RegisterQuery } from '../contract.ts';
import { type RegisterId, registers } from '../model/register.ts';

/** Cases read at once: a register is short, and what is longer is asked for in parts. */
const MOST_CASES = 10_000;

/** Word for word the conditions of the indexes in sql/0315. */
const HAS: Readonly<Record<RegisterId, Statement>> = {
  revoked: raw(`jsonb_path_exists(m.snapshot, '$.facts.performance.licencesRevoked[0]')`),
  banned: raw(`jsonb_path_exists(m.snapshot, '$.facts.performance.banned.on')`),
  listed: raw(`jsonb_path_exists(m.snapshot, '$.facts.listed.*')`),
  typical: raw(`jsonb_path_exists(m.snapshot, '$.facts.typical.state')`),
};

function conditions(actor: LedgerActor, register: RegisterId, { authority, campaign }: RegisterQuery): Statement {
  const all = [sql`m.procedure = 'case'`, HAS[register], inScope(actor.scope)];
  if (authority !== undefined) all.push(handledBelow(subtree(authority)));
  if (campaign !== undefined) all.push(sql`m.snapshot #> '{facts,campaigns}' ? ${campaign}`);
  return join(all, ' and ');
}

function within({ from, to, standing }: RegisterQuery, line: RegisterLine): boolean {
  return (
    (from === undefined || line.on >= from) &&
    (to === undefined || line.on <= to) &&
    (standing === undefined || line.endedOn === null)
  );
}

function linesOf(register: RegisterId, matter: Matter, nameOf: (code: string) => Text): RegisterLine[] {
  const { name } = maskObject({ name: partyOf(matter).name });
  const { homeRegion, id, handlingCode } = matter;
  const head = {
    homeRegion,
    id,
    number: str(matter.facts, 'number'),
    cause: str(matter.facts, 'cause'),
    party: typeof name === 'string' ? name : '',
    authority: { code: handlingCode, name: nameOf(handlingCode) },
  };
  return registers[register].entriesOf(matter).map((entry) => ({ ...head, ...entry }));
}

/** The lines of a register within the viewer's scope, the latest first, and how many of them the figure counts. */
export async function listRegister(
  { ledger, directory }: Pick<CaseContext, 'ledger' | 'directory'>,
  actor: LedgerActor,
  register: RegisterId,
  query: RegisterQuery,
): Promise<RegisterPage> {
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m where ${conditions(actor, register, query)} limit ${MOST_CASES + 1}`),
  );
  const nameOf = await directory.names();
  const lines = rows
    .slice(0, MOST_CASES)
    .flatMap(({ snapshot }) => linesOf(register, snapshot, nameOf))
    .filter((line) => within(query, line))
    .sort((a, b) => (a.on === b.on ? a.id.localeCompare(b.id) : b.on.localeCompare(a.on)));
  const { title, definition } = registers[register];
  return {
    title,
    definition,
    lines,
    counted: lines.filter(({ counts }) => counts).length,
    whole: rows.length <= MOST_CASES,
  };
}
