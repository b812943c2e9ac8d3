import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActId, type Region } from '../../kernel/id.ts';
import { matterQuery } from '../../modules/intake/contract.ts';
import { listMatters } from '../../modules/intake/queries/list-matters.ts';
import { codeGrams, idGrams, textGrams } from '../../platform/ledger/grams.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { rebuildRegion } from '../../platform/ledger/rebuild.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { clerk, type Desk, openDesk } from './desk.ts';

let desk: Desk;
const county = clerk('980101');
const other = clerk('980201');
const province = clerk('980000');

/** Few characters, so that words meet: Chinese, Latin in both cases, wild cards of LIKE, one beyond 16 bits. */
const character = fc.constantFrom(...Array.from('食品店药安aAbB1%_\\𠮷 é'));
const words = (min: number, max: number) =>
  fc
    .string({ unit: character, minLength: min, maxLength: max })
    .filter((text) => Array.from(text.trim()).length >= min);
const letter = fc.record({ title: words(1, 8), text: words(2, 20), firm: words(1, 8) });

beforeAll(async () => {
  desk = await openDesk();
  const drawn = fc.sample(letter, { numRuns: 160, seed: 20 });
  const bodies = drawn.map(({ title, text, firm }) => ({ title, text, respondent: { name: firm } }));
  await desk.receive(county, bodies.slice(0, 100));
  await desk.receive(other, bodies.slice(100));
});
afterAll(() => desk.end());

async function found(who: LedgerActor, q: string): Promise<string[]> {
  const { items, total, exact } = await listMatters(
    desk.intake,
    who,
    matterQuery.parse({ queue: 'all', q, limit: 200 }),
  );
  expect([total, exact]).toEqual([items.length, true]);
  return items.map(({ id }) => id).sort();
}

/** Every matter read and compared, past index and row security. */
async function scanned(who: LedgerActor, q: string): Promise<string[]> {
  const fold = (text: string): string => text.replace(/[A-Z]/g, (each) => each.toLowerCase());
  const { rows } = await desk.owner.query<{
    id: string;
    title: string;
    text: string | null;
    firm: string | null;
    code: string;
  }>(
    `select id, title, snapshot #>> '{facts,text}' as text, snapshot #>> '{facts,respondent,name}' as firm, handling_code as code from matter`,
  );
  const wanted = fold(q.trim());
  const scope = who.scope.replace('%', '');
  return rows
    .filter(({ title, text, firm }) => [title, text ?? '', firm ?? ''].some((part) => fold(part).includes(wanted)))
    .filter(({ code }) => code.startsWith(scope))
    .map(({ id }) => id)
    .sort();
}

test('a search finds what a plain scan finds, whatever is typed and whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(words(2, 4), fc.constantFrom(county, other, province), async (q, who) => {
      expect(await found(who, q)).toEqual(await scanned(who, q));
    }),
    { numRuns: 120 },
  );
});

test('the database computes the same numbers of words, authorities and ids', async () => {
  const number = (grams: readonly number[]): number[] => [...new Set(grams)].sort((a, b) => a - b);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.uuid(), async (text, id) => {
      const plain = text.replaceAll('\u0000', '');
      const { rows } = await desk.owner.query<{ t: number[]; c: number[]; i: number[] }>(
        'select text_grams($1) as t, code_grams($2) as c, id_grams($3) as i',
        [plain, '980102003', id],
      );
      expect(number(rows[0]?.t ?? [])).toEqual(number(textGrams([plain])));
      expect(number(rows[0]?.c ?? [])).toEqual(number(codeGrams(['980102003'])));
      expect(rows[0]?.i).toEqual(idGrams(id));
    }),
  );
});

test('an id is found by its beginning', async () => {
  const [id = ''] = await desk.receive(county, [{ title: '只有一件' }]);
  expect(await found(county, id.slice(0, 13))).toContain(id);
  expect(await found(county, id)).toEqual([id]);
  expect(await found(other, id)).toEqual([]);
});

test('what a correction takes out of the words is found no more; a rebuild gives the same index', async () => {
  const [id] = await desk.receive(county, [{ title: '独角兽奶茶', text: '无关的内容' }]);
  const homeRegion = '980101' as Region;
  expect(await found(county, '独角兽')).toEqual([id]);
  const [outcome] = await performMany(desk.ledger, county, [
    {
      actId: newActId(),
      homeRegion,
      ...(id ? { matterId: id } : {}),
      verb: 'correct',
      body: { reason: '登记错误', title: '改正后的标题' },
    },
  ]);
  expect(outcome?.ok).toBe(true);
  expect(await found(county, '独角兽')).toEqual([]);
  expect(await found(county, '改正后')).toEqual([id]);
  const index = async () => {
    const { rows } = await desk.owner.query<{ grams: number[] }>(
      'select grams from matter_text order by home_region, matter_id',
    );
    return rows.map(({ grams }) => [...grams].sort((a, b) => a - b));
  };
  const before = await index();
  const stale = textGrams(['独角兽']);
  expect(before.some((grams) => stale.every((gram) => grams.includes(gram)))).toBe(false);
  await desk.owner.query(`update matter_text set grams = '{1}'`);
  await rebuildRegion(desk.ledger, '980101' as Region);
  await rebuildRegion(desk.ledger, '980201' as Region);
  expect(await index()).toEqual(before);
});

test('the index shows nothing of a matter above the asker’s clearance, nor without a search', async () => {
  const [id] = await desk.receive(county, [{ title: '机密鹦鹉' }]);
  await desk.owner.query('update matter set sensitivity = 2 where id = $1', [id]);
  await desk.owner.query('update matter_text set sensitivity = 2 where matter_id = $1', [id]);
  const rows = (clearance: number, grams?: readonly number[]) =>
    desk.ledger.store.transaction(
      { ...county, clearance },
      async (tx) => (await tx.query({ text: 'select matter_id from matter_text' })).rowCount,
      grams === undefined ? {} : { grams },
    );
  const asked = textGrams(['机密鹦鹉']);
  expect([await rows(0, asked), await rows(2, asked), await rows(2)]).toEqual([0, 1, 0]);
});
