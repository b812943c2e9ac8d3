import { uuidv7 } from '../../../kernel/id.ts';
import type { Caller } from './test-server.ts';

/** A composed bulletin from its draft to its number: written by one, approved and frozen by another. Gives its address. */
export async function frozenBriefing(author: Caller, head: Caller, content: object): Promise<string> {
  const done = <T extends { status: number; text: string }>(answer: T): T => {
    if (answer.status >= 300) throw new Error(answer.text);
    return answer;
  };
  const { body: at } = done(await author('POST', '/api/briefings', { actId: uuidv7(), content }));
  const url = `/api/briefings/${at.region}/${at.id}`;
  const { body: view } = done(await author('GET', url));
  const act = (by: Caller, verb: string, version: number, body: object) =>
    by('POST', `/api/office/${at.region}/${at.id}/acts`, { actId: uuidv7(), verb, version, body });
  const named = { content: view.draft.digest, saved: view.draft.version, title: view.title };
  done(await act(author, 'submit', 1, named));
  done(await act(head, 'approve', 2, {}));
  done(await head('POST', `${url}/freeze`, { actId: uuidv7(), version: 3 }));
  return url;
}
