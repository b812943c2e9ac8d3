import { newActId, type PersonId, type Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { type Step, staff } from '../../../modules/cases/model/case/testing/story.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { TestServer } from './test-server.ts';

/** Who of the test server plays whom of the stories; others are strangers without an account. */
const PLAYED: Readonly<Record<string, string>> = {
  officer: 'officer',
  partner: 'second',
  head: 'chief',
  intake: 'clerk',
};
export const CASE_REGION = '980101' as Region;

/** What a story needs of a server: its ledger, and who is who. */
type Told = Pick<TestServer, 'ledger' | 'people'>;

/** The words of a story with the people and the county of the test server. */
function retold<T>(server: Told, value: T): T {
  let text = JSON.stringify(value).replaceAll('510502', CASE_REGION);
  for (const [name, login] of Object.entries(PLAYED)) {
    const from = staff[name as keyof typeof staff].personId;
    text = text.replaceAll(from.replaceAll('510502', CASE_REGION), server.people[login] ?? '');
  }
  return JSON.parse(text) as T;
}

/**
 * Tells steps of a story through the ledger of a test server, each on its day; gives the case's id. `into` goes on with
 * one that was told before.
 */
export async function tellCase(server: Told, steps: readonly Step[], into?: string): Promise<string> {
  let matterId = into;
  let minute = 0;
  for (const [on, by, verb, body] of steps) {
    minute += 1;
    const at = new Date(`${on}T02:${String(minute % 60).padStart(2, '0')}:00Z`);
    const actor = retold(server, by);
    const outcomes = await performMany(
      { ...server.ledger, clock: { now: () => at }, backdating: 'allowed' },
      { ...actor, personId: actor.personId as PersonId, scope: `${CASE_REGION}%`, clearance: 0 },
      [
        {
          actId: newActId(),
          homeRegion: CASE_REGION,
          verb,
          body: retold(server, body ?? {}) as JsonObject,
          ...(matterId === undefined ? { procedure: 'case' } : { matterId: matterId as never }),
        },
      ],
    );
    const [outcome] = outcomes;
    if (outcome === undefined || !outcome.ok) throw new Error(`${on} ${verb}`, { cause: outcome });
    matterId = outcome.matterId;
  }
  return matterId ?? '';
}
