import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { longCase } from '../../modules/cases/model/case/testing/long.ts';
import type { Step } from '../../modules/cases/model/case/testing/story.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

/** The page of a case of five hundred acts: it brings the latest ones and whatever it quotes, and no more. */

const ACTS = 500;
/** What a page may weigh, in bytes. */
const HEAVIEST = 120_000;
let server: TestServer;
let officer: Caller;
let neighbour: Caller;
let overseer: Caller;

/** Steps of June a month earlier, since the test server's clock begins with June. */
const earlier = (steps: readonly Step[]): Step[] =>
  JSON.parse(JSON.stringify(steps).replaceAll(/2026-0[56]-\d\d/g, (day) => addDays(day as PlainDate, -30))) as Step[];
/** Filed, reported, reviewed, approved, told and answered take eight acts. */
const stories = {
  'three hundred exhibits': longCase(300, ACTS - 8 - 300 - 100),
  'tasks, most of them done': longCase(120, 170, ACTS - 8 - 120 - 40 - 170),
};

beforeAll(async () => {
  server = await testServer();
  [officer, neighbour, overseer] = (await Promise.all(
    ['officer', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
});
afterAll(() => server.end());

interface Act {
  readonly seq: number;
  readonly verb: string;
}
const seqs = (acts: readonly Act[]): readonly number[] => acts.map(({ seq }) => seq);

describe.each(Object.entries(stories))('%s', (_name, steps) => {
  let at: string;
  beforeAll(async () => {
    at = `${CASE_REGION}/${await tellCase(server, earlier(steps))}`;
  });
  const page = (query = '', by: Caller = officer) => by('GET', `/api/cases/${at}${query}`);

  test('weighs what a page may weigh', async () => {
    const { text, body } = await page();
    expect(body.matter.row.version).toBe(ACTS);
    const parts = Object.entries({ ...body, ...body.matter }).map(([key, part]) => [key, JSON.stringify(part).length]);
    expect(Buffer.byteLength(text), JSON.stringify(parts)).toBeLessThanOrEqual(HEAVIEST);
  });

  test('brings the latest acts, and of the earlier ones those that it quotes', async () => {
    const { body } = await page();
    const latest = seqs(body.matter.acts);
    expect(latest).toEqual(Array.from({ length: latest.length }, (_, n) => ACTS - latest.length + n + 1));
    expect(body.matter.earlier).toBe(latest[0]);
    const quoted = body.quoted as readonly Act[];
    expect(quoted.map(({ verb }) => verb)).toEqual(['file', 'report', 'defend']);
    expect(Math.max(...seqs(quoted))).toBeLessThan(latest[0] ?? 0);
    expect(body.quoted[0].personal.contact.representative).toBe('王某');
    expect(body.quoted[1].personal.facts ?? body.quoted[1].body.facts).toContain('未按规定明码标价');
  });

  test('asked for step by step, the whole history comes, nothing twice and nothing lost', async () => {
    const all = new Map<number, Act>();
    let answers = 0;
    for (let before: number | null = ACTS + 1; before !== null; answers += 1) {
      const { body } = await officer('GET', `/api/matters/${at}?acts=100&before=${before}`);
      for (const act of body.acts as readonly Act[]) {
        expect(all.has(act.seq)).toBe(false);
        all.set(act.seq, act);
      }
      before = body.earlier;
    }
    expect(answers).toBe(ACTS / 100);
    expect([...all.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: ACTS }, (_, n) => n + 1));
  });

  test('says who did what in all acts, and names them', async () => {
    const { body } = await page();
    const { body: whole } = await page('?acts=1000');
    const doers: Record<string, Set<string>> = {};
    for (const { verb, actor } of whole.matter.acts as readonly (Act & { actor: { id: string; name: string } })[]) {
      doers[verb] ??= new Set();
      doers[verb]?.add(actor.id);
      expect(body.people).toContainEqual({ id: actor.id, name: actor.name });
    }
    expect(
      Object.fromEntries(Object.entries(body.doneBy).map(([verb, ids]) => [verb, new Set(ids as string[])])),
    ).toEqual(doers);
    expect([whole.quoted, whole.matter.earlier]).toEqual([[], null]);
  });

  test('the register of evidence has every exhibit, and the chain of those that were handed on', async () => {
    const { body } = await page('/evidence');
    const items = body.items as readonly {
      id: string;
      title: string;
      chain: readonly { to: { zh: string } | null }[];
    }[];
    const added = steps.filter(([, , verb]) => verb === 'add-evidence').length;
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: added }, (_, n) => `e${n + 1}`));
    for (const [n, { chain }] of items.entries()) expect(chain.length).toBe(n % 3 === 0 ? 2 : 0);
    expect(items[0]?.chain.map(({ to }) => to?.zh)).toEqual(['officer先生', '物证保管室 证据室A-3']);
  });

  test('another county gets nothing of it; who looks from above gets it masked', async () => {
    for (const rest of ['', '/evidence']) expect((await page(rest, neighbour)).status).toBe(404);
    const above = await page('', overseer);
    expect(above.status).toBe(200);
    expect((await page()).text).toContain('13800000000');
    expect(above.text).not.toContain('13800000000');
  });
});
