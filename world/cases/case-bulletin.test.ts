import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { num } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import {
  bulletinCells,
  bulletinDocument,
  type CaseBulletin,
  exportBulletin,
  freezeCaseBulletin,
  readCaseBoard,
  rerunBulletin,
  type StoredBulletin,
  verifyFigures,
} from '../../modules/bulletins/index.ts';
import { caseFiguresOf } from '../../modules/bulletins/model/case-figures.ts';
import { readCaseDrill } from '../../modules/bulletins/queries/case-board.ts';
import { type OfficialDocument, renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { headSigner, signerName } from '../../platform/ledger/sign-head.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { instantOf } from '../calendar.ts';
import { actorFor, staffOf } from '../people.ts';
import { performStories } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom } from '../random.ts';
import { type ScratchWorld, scratchWorld } from '../scratch.ts';
import { seedAuthorities } from '../seed.ts';
import type { CaseStory } from './case-story.ts';
import { numberInTurn } from './number-in-turn.ts';
import type { CasePlanId } from './plans.ts';
import { writeCase } from './told-cases.ts';

const TODAY = plainDate('2026-11-20');
const PERIOD = { from: '2026-01-01', to: '2026-12-31' };
const PLANS: readonly CasePlanId[] = [
  'fined',
  'gains-confiscated',
  'goods-confiscated',
  'warned',
  'not-punished',
  'recovered',
  'banned',
  'filing-withdrawn',
  'licence-revoked-and-police',
  'changed',
  'open-investigating',
  'open-to-publish',
  'spot-paid',
];

let database: TestDatabase;
let world: ScratchWorld;
let stories: CaseStory[];
let deps: Parameters<typeof freezeCaseBulletin>[0];
const [office] = staffOf('980100', 'campaign-office').map(actorFor);
if (office === undefined) throw new Error('no campaign office');

beforeAll(async () => {
  database = await testDatabase();
  const clock = manualClock(instantOf(TODAY, 19 * 60));
  world = scratchWorld(database.url, clock);
  await seedAuthorities(world);
  const random = createRandom('case bulletin');
  const drafts = PLANS.map((planId, index) => {
    const county = getPlace(index % 3 === 0 ? '980103' : '980102');
    const campaigns = index % 2 === 0 ? ['autumn-check'] : index % 5 === 0 ? ['autumn-check', 'second-round'] : [];
    return writeCase({ planId, county, today: TODAY, more: { campaigns } }, random.fork(planId));
  });
  ({ stories } = numberInTurn(drafts));
  await performStories(world.ledger, stories, { concurrency: 3, recorded: 'then' });
  const signer = { name: signerName('test'), privateKey: generateKeyPairSync('ed25519').privateKey };
  const { ledger } = world;
  deps = { ledger, instance: 'test', signer, signHead: headSigner('test', signer), nearWorkdays: 3 };
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

const freeze = (
  by: CaseBulletin['by'],
  procedures: readonly string[] = ['case'],
): Promise<StoredBulletin<CaseBulletin>> =>
  freezeCaseBulletin(deps, office, { actId: uuidv7(), title: '处罚案件情况通报', ...PERIOD, by, procedures });

/** Bodies of every act of a verb in the ordinary cases, as told; withdrawn filings count nowhere. */
const bodiesOf = (verb: string): JsonObject[] =>
  stories
    .filter(({ procedure, plan }) => procedure === 'case' && plan !== 'filing-withdrawn')
    .flatMap(({ steps }) => steps.flatMap(({ requests }) => requests))
    .filter((request) => request.verb === verb)
    .map(({ body }) => body);
const finesOf = (bodies: readonly JsonObject[]): number =>
  bodies
    .flatMap(({ penalties }) => (Array.isArray(penalties) ? (penalties as JsonObject[]) : []))
    .reduce((sum, each) => (each.kind === 'fine' ? sum + num(each, 'fen') : sum), 0);

describe('a bulletin of case figures', () => {
  test('counts what was told, in cases and in fen', async () => {
    const { total } = (await freeze('authority')).bulletin;
    const changed = stories.find(({ plan }) => plan === 'changed')?.steps ?? [];
    const before = changed.flatMap(({ requests }) => requests).find(({ verb }) => verb === 'decide')?.body ?? {};
    const after = changed
      .flatMap(({ requests }) => requests)
      .find(({ verb }) => verb === 'record-remedy-outcome')?.body;
    expect(total).toMatchObject({
      filed: bodiesOf('file').length,
      closed: bodiesOf('close').length,
      decided: bodiesOf('decide').length,
      dismissed: 1,
      'amount-involved': bodiesOf('file').reduce((sum, body) => sum + num(body, 'amountFen'), 0),
      'to-police': 1,
      'licences-revoked': 2,
      banned: 1,
      'loss-recovered': num(bodiesOf('record-recovery')[0] ?? {}, 'fen'),
      // As changed on reconsideration, not as first decided.
      fined: finesOf(bodiesOf('decide')) - finesOf([before]) + finesOf([after ?? {}]),
    });
    expect(total.imposed).toBeGreaterThan(total.fined ?? 0);
  });

  test.each(['authority', 'channel', 'domain', 'campaign'] as const)(
    'by %s says what the live table says, and drills to as much in every cell',
    async (by) => {
      const { bulletin } = await freeze(by);
      const query = { ...PERIOD, by, procedures: ['case' as const] };
      const board = await readCaseBoard(deps, office, query);
      const figuresOf = (rows: readonly { key: string; figures: Record<string, number> }[]) =>
        Object.fromEntries(rows.map(({ key, figures }) => [key, figures]));
      expect(figuresOf(board.rows)).toEqual(figuresOf(bulletin.rows));
      expect(board.total).toEqual(bulletin.total);
      if (by !== 'campaign') {
        for (const { id } of bulletin.figures) {
          expect(bulletin.rows.reduce((sum, row) => sum + (row.figures[id] ?? 0), 0)).toBe(bulletin.total[id]);
        }
      } else expect(bulletin.rows.map(({ key }) => key)).toEqual(['', 'autumn-check', 'second-round']);
      for (const { key, figures } of bulletin.rows) {
        for (const [figure, value] of Object.entries(figures)) {
          const drilled = await readCaseDrill(deps, office, { ...query, figure, key, limit: 500, offset: 0 });
          expect([key, figure, drilled.total]).toEqual([key, figure, value]);
          expect(drilled.matters.length > 0).toBe(value > 0);
          // The list accounts for the figure case by case.
          expect(drilled.cases).toBe(drilled.matters.length);
          expect(drilled.matters.reduce((sum, { adds }) => sum + adds, 0)).toBe(value);
        }
      }
    },
  );

  test('the live table is narrowed by channel and domain, and its cells with it', async () => {
    const query = { ...PERIOD, by: 'domain' as const, procedures: ['case' as const] };
    const byChannel = await readCaseBoard(deps, office, { ...query, by: 'channel' });
    expect(byChannel.rows.length).toBeGreaterThan(1);
    for (const { key: channel, figures } of byChannel.rows) {
      const narrow = await readCaseBoard(deps, office, { ...query, channel });
      expect(narrow.total).toEqual(figures);
      const [row] = narrow.rows;
      const filed = { ...query, channel, figure: 'filed', key: row?.key, limit: 500, offset: 0 };
      expect((await readCaseDrill(deps, office, filed)).total).toBe(row?.figures.filed);
      const one = await readCaseBoard(deps, office, { ...query, by: 'authority', channel, domain: row?.key });
      expect(one.total).toEqual(row?.figures);
    }
  });

  test('is the same bytes when it is run again, and names the set behind every cell', async () => {
    const stored = await freeze('campaign');
    expect((await rerunBulletin(deps, stored)).identical).toBe(true);
    const { cells } = await bulletinCells(deps, stored);
    const filed = stored.bulletin.rows.map(({ key, figures }) => [key, figures.filed]);
    const sets = filed.map(([key]) => [
      key,
      cells.find((each) => each.key === key && each.figure === 'filed')?.matters.length ?? 0,
    ]);
    expect(sets).toEqual(filed);
    const again = await freezeCaseBulletin(deps, office, {
      ...{ actId: stored.id, title: '另一个标题', ...PERIOD },
      ...{ by: 'domain' as const, procedures: ['case'] },
    });
    expect(again.document).toBe(stored.document);
  });

  test('is proved by its own bundle alone, and one changed act in it shows', async () => {
    const stored = await freeze('authority');
    const lines: string[] = [];
    await exportBulletin(
      deps,
      stored,
      async (line) => void lines.push(...line.split('\n').filter((each) => each !== '')),
    );
    expect(await verifyFigures(deps, lines)).toMatchObject([{ id: stored.id, identical: true }]);
    const at = lines.findIndex((line) => line.includes('"amountFen":'));
    expect(at).toBeGreaterThan(0);
    const forged = lines.with(at, lines[at]?.replace(/"amountFen":\d+/, '"amountFen":1') ?? '');
    expect(await verifyFigures(deps, forged)).toMatchObject([{ identical: false }]);
  });

  test('adds the summary procedure where asked, and says so in its definitions', async () => {
    const [ordinary, both] = [await freeze('authority'), await freeze('authority', ['case', 'summary-case'])];
    expect(both.bulletin.total.filed).toBe(ordinary.bulletin.total.filed);
    expect(both.bulletin.total.decided).toBe((ordinary.bulletin.total.decided ?? 0) + 1);
    expect(both.bulletin.figures.find(({ id }) => id === 'decided')?.definition.zh).toContain('简易程序');
  });

  test('is a document with every figure, its unit and its definition, money in yuan to the fen', async () => {
    const stored = await freeze('campaign');
    const tables = (doc: OfficialDocument) => doc.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    for (const language of ['zh', 'en'] as const) {
      const doc = bulletinDocument(stored, language);
      const [table] = tables(doc);
      expect(table?.head).toHaveLength(stored.bulletin.figures.length + 1);
      expect(table?.rows).toHaveLength(stored.bulletin.rows.length + 1);
      for (const { title, definition } of stored.bulletin.figures) {
        expect(JSON.stringify(doc)).toContain(title[language]);
        expect(JSON.stringify(doc)).toContain(definition[language]);
      }
    }
    const doc = bulletinDocument(stored, 'zh');
    const money = ((stored.bulletin.total.imposed ?? 0) / 100).toLocaleString('en-US');
    expect(JSON.stringify(doc)).toContain(`罚没金额${money}元`);
    const pdf = await renderPdf(doc);
    expect(pdf.bytes).toEqual((await renderPdf(bulletinDocument(stored, 'zh'))).bytes);
    expect(pdfText(pdf.bytes).join('').replace(/\s/g, '')).toContain(`罚没金额${money}元`);
    expect((await renderDocx(doc)).bytes.length).toBeGreaterThan(1_000);
  });
});

test('a measure that a procedure declares is a column, with nothing else to be done', () => {
  const text = { zh: '甲', en: 'a' };
  const more = { id: 'case.new-thing', title: text, unit: text, definition: text, cells: () => [] };
  expect(caseFiguresOf(['case'], { case: { measures: [more] } })).toEqual([
    { id: 'new-thing', title: text, unit: text, definition: text, money: false },
  ]);
});
