import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '../../../apps/server/core.ts';
import { systemClock } from '../../../kernel/clock.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { numberWords } from '../../../modules/cases/model/numbering.ts';
import { storePasswordHash } from '../../../platform/identity/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { CaseStory } from '../../../world/cases/case-story.ts';
import { numberInTurn, type Runs } from '../../../world/cases/number-in-turn.ts';
import type { CasePlanId } from '../../../world/cases/plans.ts';
import { registerNumbers } from '../../../world/cases/register-numbers.ts';
import { writeCase } from '../../../world/cases/told-cases.ts';
import { DEMO_PASSWORD, people } from '../../../world/people.ts';
import { performStories } from '../../../world/perform-stories.ts';
import { getPlace } from '../../../world/places.ts';
import { createRandom } from '../../../world/random.ts';
import type { Instance } from './instance.ts';

/** The district whose staff act in these tests, and who they are there. */
export const DISTRICT = '980102';
export const WHO = {
  officer: 'officer',
  partner: `officer2.${DISTRICT}`,
  reviewer: 'reviewer',
  head: 'head',
  deputy: `deputy.${DISTRICT}`,
  clerk: `intake.${DISTRICT}`,
} as const;
export type Who = keyof typeof WHO;

export const personOf = (who: Who) => {
  const found = people.find(({ login }) => login === WHO[who]);
  if (found === undefined) throw new Error(`the world has no ${WHO[who]}`);
  return found;
};
/** The two who handle a case, as acts name them. */
export const team: JsonObject[] = (['officer', 'partner'] as const).map((who) => ({
  person: personOf(who).id,
  licence: personOf(who).licenceNo ?? '',
}));

/** A case that was told up to where its plan stands today. */
export interface Staged {
  readonly plan: CasePlanId;
  readonly id: string;
  readonly url: string;
  readonly fine: number;
}

/** Everybody of the district who takes part may sign in; most of the world's people may not. */
async function letIn({ store, identity }: Core): Promise<void> {
  const hash = await identity.slowHash.hash(DEMO_PASSWORD);
  for (const who of Object.keys(WHO) as Who[]) await storePasswordHash(store.db, identity, personOf(who).id, hash);
}

/** The runs of numbers as the register has them now. */
async function runsOf({ store }: Core): Promise<Runs> {
  const year = Number(legalDay(systemClock.now()).slice(0, 4));
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ form: string; year: number; last: number }>(
      sql`select form, year, last from notice_series where authority = ${DISTRICT}`,
    ),
  );
  const known = rows.map(({ form, year: of, last }): [string, number] => [`${DISTRICT} ${form} ${of}`, last]);
  return new Map([...numberWords.map((word): [string, number] => [`${DISTRICT} ${word} ${year}`, 0]), ...known]);
}

const amountsOf = (story: CaseStory): number => story.files[0]?.amounts.fine ?? 0;

/**
 * Tells cases into an instance on which no server runs, so many of each plan, led by the demo officer; numbered on from
 * the register. Gives where each is.
 */
export async function stageCases(
  instance: Instance,
  plans: Readonly<Partial<Record<CasePlanId, number>>>,
  seed: string,
): Promise<Staged[]> {
  const core = await instance.core();
  await letIn(core);
  const now = systemClock.now();
  const random = createRandom(seed);
  const county = getPlace(DISTRICT);
  const drafts = Object.entries(plans).flatMap(([plan, count]) =>
    Array.from({ length: count ?? 0 }, (_, index) =>
      writeCase(
        { planId: plan as CasePlanId, county, today: legalDay(now), until: now, lead: 0 },
        random.fork(`${plan} ${index}`),
      ),
    ),
  );
  const runs = await runsOf(core);
  const { stories, given } = numberInTurn(drafts, runs);
  await performStories(core.ledger, stories, { concurrency: 2, recorded: 'now' });
  await keepNumbers(core, given);
  await core.close();
  return stories.map((story) => {
    const id = String(story.steps[0]?.requests[0]?.actId);
    return { plan: story.plan as CasePlanId, id, url: `/api/cases/${DISTRICT}/${id}`, fine: amountsOf(story) };
  });
}

/** The register as if it had given them: its counters go on from there. */
async function keepNumbers(core: Core, given: Parameters<typeof registerNumbers>[1]): Promise<void> {
  await registerNumbers(core.store, given);
  await core.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update notice_series s set last = (select max(number) from notice_number n
        where n.home_region = s.home_region and n.authority = s.authority and n.form = s.form and n.year = s.year)
      where s.authority = ${DISTRICT}`),
  );
}

/** An answer as it came, read as JSON where it is. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
  readonly text: string;
}
export interface Caller {
  (method: 'GET' | 'POST', path: string, body?: JsonObject): Promise<Answer>;
  readonly cookie: string;
}

/** Asks one server as one person, once; throws where no answer comes. */
export function callerAt(address: string, headers: Readonly<Record<string, string>>): Caller {
  const call = async (method: 'GET' | 'POST', path: string, body?: JsonObject): Promise<Answer> => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { 'x-qingyuan': '1', ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
    return { status: response.status, body: json ? JSON.parse(text) : null, text };
  };
  return Object.assign(call, { cookie: headers.cookie ?? '' });
}

async function cookieOf(address: string, login: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${address}/api/session`, {
      ...{ method: 'POST', headers: { 'x-qingyuan': '1', 'content-type': 'application/json' } },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    // Many from one address are asked to wait.
    if (response.status === 429) await sleep(1_100);
    else if (response.status !== 200) throw new Error(`sign-in of ${login}: ${await response.text()}`);
    else
      return response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
  }
}

/** Everybody of the district, signed in once; a session holds at every server of the instance. */
export async function signInAll(...addresses: readonly string[]): Promise<readonly Readonly<Record<Who, Caller>>[]> {
  const cookies: [Who, string][] = [];
  for (const who of Object.keys(WHO) as Who[]) cookies.push([who, await cookieOf(addresses[0] ?? '', WHO[who])]);
  return addresses.map(
    (address) =>
      Object.fromEntries(cookies.map(([who, cookie]) => [who, callerAt(address, { cookie })])) as Record<Who, Caller>,
  );
}

export const versionOf = async (by: Caller, { url }: Pick<Staged, 'url'>): Promise<number> => {
  const { body, text } = await by('GET', url);
  const version: unknown = body?.matter?.row?.version;
  if (typeof version !== 'number') throw new Error(`no version: ${text.slice(0, 300)}`);
  return version;
};

/** An act as the ledger has it. */
export interface StoredAct {
  readonly seq: number;
  readonly verb: string;
  readonly actId: string;
  readonly actor: string;
  readonly body: JsonObject;
}

export const actsOf = (instance: Instance, id: string): Promise<StoredAct[]> =>
  instance.query<StoredAct>(
    `select seq, verb, act_id as "actId", actor, body from act where home_region = $1 and matter_id = $2 order by seq`,
    [DISTRICT, id],
  );

export async function factsOf(instance: Instance, id: string): Promise<JsonObject> {
  const [row] = await instance.query<{ snapshot: JsonObject }>(
    `select snapshot from matter where home_region = $1 and id = $2`,
    [DISTRICT, id],
  );
  return obj(row?.snapshot ?? {}, 'facts');
}

/** What every refusal must be: a code that is registered, its words and a way out in both languages. */
export function codedFault({ status, body, text }: Answer): string | undefined {
  const told =
    typeof body?.code === 'string' && body.zh !== '' && body.en !== '' && body.remedy?.zh !== '' && body.remedy?.en;
  return status < 400 || told ? undefined : `${status} ${text.slice(0, 200)}`;
}
