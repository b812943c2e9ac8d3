import type { Region } from '../../../kernel/id.ts';
import type { Step } from '../../../modules/cases/model/case/testing/story.ts';
import { players, tellCase as tell } from '../../../tests/support/tell-case.ts';
import type { TestServer } from './test-server.ts';

export const CASE_REGION = '980101' as Region;

/** What a story needs of a server: its ledger, and who is who. */
type Told = Pick<TestServer, 'ledger' | 'people'>;

/** Who of the test server plays whom of the stories; others are strangers without an account. */
const castOf = ({ people }: Told) => {
  const { officer = '', second = '', chief = '', clerk = '' } = people;
  return players(CASE_REGION, { officer, partner: second, head: chief, intake: clerk });
};

/** Tells steps of a story with the people of a test server; gives the case's id. `into` goes on with one told before. */
export const tellCase = (server: Told, steps: readonly Step[], into?: string): Promise<string> =>
  tell(server.ledger, steps, castOf(server), into);
