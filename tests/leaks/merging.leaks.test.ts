import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { type AuthorityCode, newActId } from '../../kernel/id.ts';
import { sayOfPair } from '../../modules/merging/commands/say.ts';
import { followMerging } from '../../modules/merging/commands/tell.ts';
import { SYSTEM_PERSON } from '../../platform/identity/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { createRandom } from '../../world/random.ts';
import { type City, city } from './city.ts';
import { maySee, type Reader, type Target } from './oracle.ts';
import { askOf } from './probes.ts';

const PAIRS = 300;
const DRAWS = 2_500;

let yunlan: City;
/** With which others each matter was said to be the same or not. */
const said = new Map<string, Set<Target>>();

/** Who stands above all authorities and sees every matter. */
const province: LedgerActor = {
  personId: SYSTEM_PERSON,
  authority: '' as AuthorityCode,
  roles: ['intake', 'officer', 'head'],
  onBehalfOf: null,
  scope: '%',
  clearance: 9,
};

beforeAll(async () => {
  yunlan = await city('leaks/merging');
  const random = createRandom('leaks/merging/pairs');
  const [top] = yunlan.targets.filter(({ home }) => home.endsWith('0000')).map(({ home }) => home);
  const actor = { ...province, authority: (top ?? '510000') as AuthorityCode };
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = [random.pick(yunlan.targets), random.pick(yunlan.targets)];
    if (one === other) continue;
    const word = random.chance(0.8) ? 'same' : 'different';
    const asked = { actId: newActId(), other: { region: other.region, id: other.id }, said: word, reason: '比对台账' };
    try {
      await sayOfPair(yunlan.ledger, actor, { region: one.region, id: one.id }, { ...asked, said: word });
    } catch (error) {
      // Handled by the province itself, or registered by mistake: nothing is said of it.
      if (isAppError(error)) continue;
      throw error;
    }
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const)
      said.set(a.id, (said.get(a.id) ?? new Set()).add(b));
  }
  while ((await followMerging(yunlan.ledger)) > 0);
});
afterAll(() => yunlan.end());

interface Found {
  readonly where: string;
  readonly reader: Pick<Reader, 'name' | 'authority' | 'clearance'>;
  readonly of: string;
  readonly told: string;
}

/** Draws a reader and a matter of a pair, asks all that shows it, and looks for whatever is not that reader's. */
async function draw(seed: string, draws: number) {
  const ask = askOf(yunlan);
  const random = createRandom(seed);
  const paired = yunlan.targets.filter(({ id }) => said.has(id));
  const leaks: Found[] = [];
  let [hidden, shown] = [0, 0];
  for (let count = 0; count < draws; count += 1) {
    const [reader, target] = [random.pick(yunlan.readers), random.pick(paired)];
    if (!maySee(reader, target)) continue;
    const base = `/api/matters/${target.region}/${target.id}`;
    const ways = [
      `${base}/same`,
      `${base}/same`,
      base,
      `${base}/bundle`,
      `${base}/as-of?day=2026-06-01`,
      `${base}/changes?from=2026-05-01&to=2026-06-02`,
    ];
    const where = random.pick(ways);
    const { payload, statusCode } = await ask('GET', reader, where);
    expect(statusCode, `${where} ${payload.slice(0, 200)}`).toBe(200);
    for (const other of yunlan.targets) {
      if (other === target || maySee(reader, other)) continue;
      if (said.get(target.id)?.has(other) === true) hidden += 1;
      if (!payload.includes(other.id) && !payload.includes(other.word)) continue;
      const { name, authority, clearance } = reader;
      leaks.push({ where, reader: { name, authority, clearance }, of: target.id, told: other.id });
    }
    if (where.endsWith('/same'))
      for (const other of said.get(target.id) ?? []) {
        if (!maySee(reader, other)) continue;
        shown += 1;
        expect(payload, `${other.id} is hidden from ${reader.name}`).toContain(other.id);
      }
  }
  return { leaks, hidden, shown };
}

test('whatever shows a matter names of its pairs only what its reader may see, and hides nothing else', async () => {
  const { leaks, hidden, shown } = await draw('draws/1', DRAWS);
  expect(leaks).toEqual([]);
  // Both were at stake often.
  expect(hidden).toBeGreaterThan(100);
  expect(shown).toBeGreaterThan(30);
});

test('the same draws find row security switched off', async () => {
  await yunlan.admin('alter table matter disable row level security');
  try {
    const { leaks } = await draw('draws/1', 800);
    expect(new Set(leaks.map(({ where }) => where.split('/').at(-1)))).toContain('same');
  } finally {
    await yunlan.admin('alter table matter enable row level security');
  }
});

test('the same draws find an act that names the other matter', async () => {
  await yunlan.admin(`update act set body = body || jsonb_build_object('other', (
    select e.other_id from same_edge e where e.pair = (act.body ->> 'pair')::uuid and e.matter_id = act.matter_id))
    where verb = 'link-same'`);
  const { leaks } = await draw('draws/2', 800);
  expect(leaks.length).toBeGreaterThan(5);
});
