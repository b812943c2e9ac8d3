import { AppError } from '../kernel/error.ts';
import { legalDay, type PlainDate } from '../kernel/plain-date.ts';
import type { Directory } from '../modules/authorities/index.ts';
import { putBenchmarks } from '../modules/cases/index.ts';
import { putKnownParties } from '../modules/parties/index.ts';
import type { FileStores } from '../platform/files/index.ts';
import { assignRoles } from '../platform/identity/assignment.ts';
import { putAuthorities } from '../platform/identity/authority.ts';
import { storePasswordHash } from '../platform/identity/password.ts';
import { createPerson } from '../platform/identity/person.ts';
import type { IdentityDeps } from '../platform/identity/settings.ts';
import type { LedgerDependencies } from '../platform/ledger/types.ts';
import type { NoteSigner } from '../platform/proof/note.ts';
import { sql } from '../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../platform/store/types.ts';
import { writeCaseWorld } from './cases/case-world.ts';
import { publishingWays } from './cases/publish-story.ts';
import { registerNumbers } from './cases/register-numbers.ts';
import { exampleBenchmarks } from './discretion.ts';
import { firmParties } from './firm-parties.ts';
import type { MatterKind } from './letter.ts';
import { seedFirmAccounts } from './office/firms.ts';
import { writeOfficeWorld } from './office/index.ts';
import { DEMO_PASSWORD, type DemoSignIn, demoSignIns, people } from './people.ts';
import { performStories, type Told } from './perform-stories.ts';
import { counties, getPlace, places } from './places.ts';
import type { complaintPlans, PlanId, verificationPlans } from './plans.ts';
import { createRandom, type Random } from './random.ts';
import { type Story, writeStory } from './stories.ts';

/** What seeding needs of the instance. */
export interface WorldDependencies {
  readonly ledger: LedgerDependencies;
  readonly identity: IdentityDeps;
}

/** What the small world needs besides, because its decisions are published: see `cases/publish-story.ts`. */
export interface SmallWorldDependencies extends WorldDependencies {
  readonly directory: Directory;
  readonly files: FileStores;
  /** Holds the instance's key, with which published decisions are signed. */
  readonly bulletins: { readonly signer: NoteSigner };
}

export interface SeedOptions {
  /** Same seed, same day: same world. Default `yunlan`. */
  readonly seed?: string;
  /** Number of clues, reports and complaints. Default 300; the small world has some seventy penalty cases beside them. */
  readonly size?: number;
  /** Large worlds only: none that is closed, for measurements of open deadlines. */
  readonly open?: boolean;
  /** Called with matters done and to do. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface Seeded {
  /** False when the world was there already and whole. */
  readonly added: boolean;
  readonly matters: number;
  readonly acts: number;
  readonly signIns: readonly DemoSignIn[];
  readonly password: string;
}

const SMALL = 300;
/** Beyond this, matters share stories of COHORT: one statement of the ledger writes them together. */
const LARGE = 1_000;
const COHORT = 250;

type Weights = readonly (readonly [MatterKind, PlanId, number])[];

/** How many of a thousand matters stand where. */
const SHARES: Weights = [
  ...(['clue', 'report'] as const).flatMap((kind) =>
    Object.entries({
      received: 14,
      assigned: 16,
      verifying: 34,
      near: 14,
      overdue: 9,
      extended: 10,
      'extension-asked': 6,
      paused: 9,
      concluded: 14,
      'sent-back': 4,
      returned: 5,
      voided: 4,
      'on-time': 190,
      'on-time-extended': 22,
      'on-time-paused': 16,
      'on-time-reassigned': 8,
      late: 13,
    } satisfies Record<keyof typeof verificationPlans, number>).map(
      ([plan, share]) => [kind, plan as PlanId, share] as const,
    ),
  ),
  ...Object.entries({
    'complaint-received': 12,
    'complaint-assigned': 14,
    'complaint-near': 8,
    'complaint-overdue': 6,
    mediating: 40,
    'mediation-overdue': 4,
    suspended: 6,
    agreed: 8,
    terminated: 6,
    rejected: 6,
    'complaint-on-time': 110,
    'out-of-scope': 12,
    withdrawn: 10,
    'complaint-late': 8,
  } satisfies Record<keyof typeof complaintPlans, number>).map(
    ([plan, share]) => ['complaint', plan as PlanId, share] as const,
  ),
];

/** Large worlds are for measurements: most matters have just come in, some have gone all the way. */
const LIGHT_SHARES: Weights = [
  ['clue', 'received', 300],
  ['report', 'received', 300],
  ['complaint', 'complaint-received', 150],
  ['clue', 'assigned', 100],
  ['report', 'assigned', 100],
  ['complaint', 'complaint-near', 20],
  ['clue', 'on-time', 20],
  ['report', 'late', 10],
];

/** The district of the demo accounts: every state of every procedure can be seen there. */
const SHOWN = getPlace('980102');

const CLOSED_PLANS: readonly string[] = ['on-time', 'late'];

function draw(shares: Weights, random: Random): readonly [MatterKind, PlanId] {
  let left = random.next() * shares.reduce((sum, [, , share]) => sum + share, 0);
  for (const [kind, plan, share] of shares) {
    left -= share;
    if (left < 0) return [kind, plan];
  }
  return ['clue', 'on-time'];
}

/**
 * The stories of a world of `size` matters as of an instant. Small worlds give each matter a story of its own and show
 * every place where a matter can stand; in large ones matters share, and most have only begun.
 */
export function writeWorld(seed: string, size: number, until: Date, open = false): Story[] {
  const today = legalDay(until);
  const random = createRandom(`${seed}/${today}`);
  const large = size > LARGE;
  const shares = large ? LIGHT_SHARES.filter(([, plan]) => !open || !CLOSED_PLANS.includes(plan)) : SHARES;
  const stories: Story[] = [];
  for (let written = 0; written < size; ) {
    // One of each, where the demo accounts work; what follows lies anywhere.
    const shown = large ? undefined : shares[stories.length];
    const [kind, plan] = shown ?? draw(shares, random);
    const matters = large ? Math.min(COHORT, size - written) : 1;
    const own = random.fork(`story ${stories.length}`);
    const place = shown === undefined ? { county: random.pick(counties) } : { county: SHOWN, officer: 0 };
    stories.push(writeStory({ kind, plan, ...place, today, until, matters }, own));
    written += matters;
  }
  return stories;
}

/** Whether a server that starts now should write the demo world: no authority yet, or a world that was not finished. */
export async function wantsWorld(ledger: Pick<LedgerDependencies, 'store'>): Promise<boolean> {
  const { rows } = await ledger.store.db.query<{ wanted: boolean }>(sql`
    select not exists (select from authority where code <> all(${places.map(({ code }) => code)}))
       and not exists (select from tree_head) as wanted`);
  // Sealing begins only after the first seeding, so a sealed world is a whole one.
  return rows[0]?.wanted === true;
}

/**
 * Writes bureaus, officers and demo accounts; nothing happens to those that are there. Gives the instant at which the
 * world was founded, so that a seeding that was killed goes on with the same days.
 * @throws AppError `world.other-authorities`
 */
export async function seedAuthorities({ ledger, identity }: WorldDependencies): Promise<Date> {
  const { db } = ledger.store;
  const codes = places.map(({ code }) => code);
  const others = await db.query<{ code: string }>(sql`
    select code from authority where code <> all(${codes}) order by code limit 1`);
  const [other] = others.rows;
  if (other !== undefined) throw new AppError('world.other-authorities', 409, { authority: other.code });
  await putAuthorities(db, places);
  const known = await knownPeople(db);
  const missing = people.filter(({ id }) => !known.has(id));
  for (const person of missing) await createPerson(db, { ...person, clearance: clearanceOf(person.roles) });
  // All at once, so that whoever has one role has all of them.
  const { rows: held } = await db.query<{ person: string }>(sql`select distinct person from role_assignment`);
  const withRoles = new Set(held.map((row) => row.person));
  const validFrom = '2018-11-01' as PlainDate;
  const grants = people
    .filter(({ id }) => !withRoles.has(id))
    .flatMap(({ id, authority, roles }) => roles.map((role) => ({ personId: id, authority, role, validFrom })));
  if (grants.length > 0) await assignRoles(db, identity, grants);
  const { rows: credentials } = await db.query<{ person: string }>(sql`select person from password_credential`);
  const withPassword = new Set(credentials.map((row) => row.person));
  const demo = people.filter(({ login, id }) => isDemo(login) && !withPassword.has(id));
  if (demo.length > 0) {
    const hash = await identity.slowHash.hash(DEMO_PASSWORD);
    for (const { id } of demo) await storePasswordHash(db, identity, id, hash);
  }
  const founding = await db.query<{ at: Date | null }>(sql`
    select min(granted_at) as at from role_assignment where person = any(${people.map(({ id }) => id)}::uuid[])`);
  return founding.rows[0]?.at ?? ledger.clock.now();
}

const isDemo = (login: string): boolean => demoSignIns.some((each) => each.login === login);
const clearanceOf = (roles: readonly string[]): number =>
  roles.some((role) => ['head', 'auditor', 'custodian'].includes(role)) ? 3 : 0;

async function knownPeople(db: Db): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(sql`
    select id from person where id = any(${people.map(({ id }) => id)}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

const result = (added: boolean, matters: number, acts: number): Seeded => ({
  added,
  matters,
  acts,
  signIns: demoSignIns,
  password: DEMO_PASSWORD,
});

/**
 * The small world of a first start: bureaus, officers, demo accounts, some hundred matters and some seventy penalty cases in
 * every state and on every state of their clocks as of the day of founding. Safe to call again: what is there is not written twice, and a
 * seeding that was killed is finished. Must run before the first sealing, because acts are recorded at the time they
 * are said to have happened.
 * @throws AppError `world.other-authorities`
 */
export async function seedSmallWorld(deps: SmallWorldDependencies, options: SeedOptions = {}): Promise<Seeded> {
  const founded = await seedAuthorities(deps);
  // Published decisions name their authority.
  deps.directory.forget();
  const seed = options.seed ?? 'yunlan';
  const intake = writeWorld(seed, options.size ?? SMALL, founded);
  const cases = writeCaseWorld(seed, founded, intake);
  const stories = [...intake, ...cases.stories, ...writeOfficeWorld(founded)];
  const parties = cases.stories.flatMap(({ files }) => files.filter(({ person }) => !person).map(({ firm }) => firm));
  await putBenchmarks(deps.ledger.store.db, exampleBenchmarks);
  await putKnownParties(deps.ledger.store, firmParties(intake, legalDay(founded), parties));
  await seedFirmAccounts(deps);
  if (await isDone(deps.ledger, stories)) {
    await registerNumbers(deps.ledger.store, cases.given);
    return result(false, 0, 0);
  }
  const total = stories.reduce((sum, { matters }) => sum + matters, 0);
  const done = await performStories(deps.ledger, stories, {
    concurrency: 6,
    recorded: 'then',
    ownWays: publishingWays({ directory: deps.directory, files: deps.files, signer: deps.bulletins.signer }),
    onProgress: (matters) => options.onProgress?.(matters, total),
  });
  await registerNumbers(deps.ledger.store, cases.given);
  return result(done.replayed < done.acts, done.matters, done.acts);
}

/** True when every story's last act is there. */
async function isDone(ledger: LedgerDependencies, stories: readonly Told[]): Promise<boolean> {
  const last = stories.flatMap((story) => story.steps.at(-1)?.requests.at(-1) ?? []);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`
      select count(*)::int as n from unnest(${last.map((each) => each.homeRegion)}::text[],
        ${last.map((each) => each.actId)}::uuid[]) as w(home_region, act_id)
      join act a on a.home_region = w.home_region and a.act_id = w.act_id`),
  );
  return rows[0]?.n === last.length;
}

/**
 * Adds any number of matters as of now, for measurements and trials, whether or not the ledger is sealed already: acts
 * are recorded now and only told to have happened before, and nothing that needs an earlier recording is among them.
 * @throws AppError `world.other-authorities`
 */
export async function seedMatters(deps: WorldDependencies, options: SeedOptions = {}): Promise<Seeded> {
  await seedAuthorities(deps);
  const now = deps.ledger.clock.now();
  const size = options.size ?? SMALL;
  const seed = options.seed ?? `seed ${now.toISOString()}`;
  const stories = writeWorld(seed, size, now, options.open).map(recordableNow);
  const { matters, acts } = await performStories(deps.ledger, stories, {
    concurrency: 4,
    recorded: 'now',
    onProgress: (done) => options.onProgress?.(done, size),
  });
  return result(true, matters, acts);
}

/** A story up to the first act that may only be recorded before its limit is over. */
function recordableNow(story: Story): Story {
  const end = story.steps.findIndex(({ verb }) => verb === 'request-extension');
  return end < 0 ? story : { ...story, steps: story.steps.slice(0, end) };
}
