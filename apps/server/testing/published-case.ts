import { uuidv7 } from '../../../kernel/id.ts';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { servedOn16th } from '../../../modules/cases/model/case/testing/finishing.ts';
import type { Step } from '../../../modules/cases/model/case/testing/story.ts';
import { CASE_REGION, tellCase } from './case-story.ts';
import type { Caller, TestServer } from './test-server.ts';

/** The story happens in June; the test server's clock begins with it. */
const EARLIER = -49;

/** A decided and served case that the officer publishes through the routes; gives the id of the publication. */
export async function publishedCase(server: TestServer, officer: Caller): Promise<string> {
  const steps = JSON.parse(
    JSON.stringify(servedOn16th()).replaceAll(/2026-\d\d-\d\d/g, (day) => addDays(day as PlainDate, EARLIER)),
  ) as Step[];
  const url = `/api/cases/${CASE_REGION}/${await tellCase(server, steps)}/publication`;
  const [view, preview] = [
    await officer('GET', url),
    await officer('POST', `${url}/preview`, { rule: 'publish-term' }),
  ];
  const done = await officer('POST', url, {
    ...{ actId: uuidv7(), version: view.body.version, digest: preview.body.digest },
    ...{ rule: 'publish-term', why: '本省未规定较低数额。' },
  });
  if (done.status !== 201) throw new Error(done.text);
  return done.body.publication;
}
