import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { ABOVE, SHIPPED_SET } from '../contract.ts';
import { trainClues } from '../model/clue-model.ts';
import { getModel, listModels, listServices, servingOf } from '../queries/models.ts';
import { teachingActs } from '../queries/verdicts.ts';
import { findFrozenSet, isKept } from '../registry/frozen.ts';
import { type ClueBureau, clueBureau } from '../testing/clue-bureau.ts';
import { inventedClues } from '../testing/invented-clues.ts';
import { promoteModel } from './promote.ts';
import { type ShippedClues, trainModel } from './train.ts';

const LONG = 120_000;
const apart = inventedClues(60, 5_000);
// A shipped model that takes food for prices as often as not: there is something to be learnt.
const open = inventedClues(80, 3_000).map((each, at) =>
  each.domain === 'food' && at % 8 < 4 ? { ...each, domain: 'price' } : each,
);
const shipped: ShippedClues = { models: trainClues(open, 'clue@shipped'), open: [], sayings: [], apart };
const later = (): Date => new Date(Date.now() + 120_000);

let bureau: ClueBureau;
const texts = inventedClues(640);
let matters: string[];
const ask = (authority: string, at = later()) => ({
  ...{ store: bureau.store, authority, by: SYSTEM_PERSON, at, shipped },
  onStage: () => undefined,
});
const promote = (version: string, more: object = {}) =>
  promoteModel({
    ...{ store: bureau.store, version, authority: '510500', by: SYSTEM_PERSON, at: later(), reason: '测试' },
    ...{ rollBack: false, shipped: () => shipped, ...more },
  });
const read = <T>(work: Parameters<typeof bureau.store.transaction<T>>[1]): Promise<T> =>
  bureau.store.transaction(SYSTEM_VIEWER, work);

beforeAll(async () => {
  bureau = await clueBureau();
  matters = await bureau.receive('510502', texts);
  await bureau.act(
    '510502',
    matters.map((matter, at) => ({ matter, verb: 'screen', body: { domain: texts[at]?.domain ?? '' } })),
  );
}, LONG);
afterAll(() => bureau.close());

describe('training', () => {
  test('needs a bureau and verdicts enough', async () => {
    await expect(trainModel(ask('510502003'))).rejects.toMatchObject({ code: 'triage.train.not-a-bureau' });
    await expect(trainModel(ask('510600'))).rejects.toMatchObject({
      code: 'triage.train.too-few',
      params: { found: 0 },
    });
    // Acts of the last minute may not all be seen yet.
    await expect(trainModel(ask('510500', new Date()))).rejects.toMatchObject({ code: 'triage.train.too-few' });
  });

  test(
    'gives a version with data cut and scores on a set that it never saw; it serves nobody yet',
    async () => {
      const stages: string[] = [];
      const trained = await trainModel({ ...ask('510500'), onStage: (stage) => stages.push(stage) });
      expect(stages).toEqual(['gather', 'train', 'score', 'store']);
      const kept = matters.filter(isKept);
      expect(trained).toMatchObject({
        version: '510500.1',
        parent: 'clue@shipped',
        verdicts: matters.length - kept.length,
      });
      const frozen = await read((tx) => findFrozenSet(tx, '510500'));
      expect(frozen?.matters.map(([, id]) => id).sort()).toEqual(kept.sort());
      expect(trained.scores.own.map(({ set, texts: many }) => [set, many])).toEqual([
        ['frozen-510500', kept.length],
        [SHIPPED_SET, 60],
      ]);
      expect(trained.scores.beside.map(({ version }) => version)).toEqual(['clue@shipped']);
      expect(await read((tx) => servingOf(tx, '510502'))).toBeNull();
    },
    LONG,
  );

  test('stores nothing of a text beside the weights', async () => {
    const [row] = await read((tx) => listModels(tx, '510502'));
    const told = JSON.stringify({ ...row, digest: '', verdict_digest: '' });
    for (const word of ['牛奶', '电梯', '城东', '停车']) expect(told).not.toContain(word);
    const { packed } = await read((tx) => getModel(tx, '510500.1'));
    for (const word of ['牛奶', '电梯', '城东', '停车']) expect(packed.includes(Buffer.from(word))).toBe(false);
  });

  test('reads the verdicts of an area, newest first to be kept, without what was voided or is sensitive', async () => {
    const [first = '', second = ''] = await bureau.receive('511102', inventedClues(2, 9_000));
    await bureau.act('511102', [{ matter: first, verb: 'screen', body: { domain: 'food' } }]);
    const acts = () => read((tx) => teachingActs(tx, '511100', { newest: 10 }));
    expect((await acts()).map(({ matter_id }) => matter_id)).toEqual([first]);
    await bureau.act('511102', [
      { matter: second, verb: 'screen', body: { domain: 'food' } },
      { matter: second, verb: 'correct', body: { reason: '看错', domain: 'price' } },
    ]);
    expect((await acts()).map(({ body }) => body.domain)).toEqual(['food', 'food', 'price']);
    // What was screened cannot be voided by today's procedures; what comes from older ones may be.
    const set = (column: string, matter: string): Promise<unknown> =>
      read((tx) => tx.query({ text: `update matter set ${column} where id = $1`, values: [matter] }));
    await set("state = 'voided'", first);
    expect((await acts()).map(({ matter_id }) => matter_id)).toEqual([second, second]);
    await set('sensitivity = 1', second);
    expect(await acts()).toEqual([]);
    await set('sensitivity = 0', second);
    expect(await read((tx) => teachingActs(tx, '511100', { newest: 1 }))).toHaveLength(1);
    expect(await read((tx) => teachingActs(tx, '510000', { newest: 1_000 }))).toHaveLength(642);
  });
});

describe('promotion', () => {
  test('of a better model puts it into service for the whole area, with who, why and by which figures', async () => {
    const done = await promote('510500.1');
    expect(done).toMatchObject({ before: ABOVE, figures: { set: 'frozen-510500', better: true } });
    expect(await read((tx) => servingOf(tx, '510502'))).toEqual({ version: '510500.1', authority: '510500' });
    expect(await read((tx) => servingOf(tx, '510602'))).toBeNull();
    expect((await read((tx) => listServices(tx, '510500')))[0]).toMatchObject({
      reason: '测试',
      by: SYSTEM_PERSON,
      rolled_back: false,
    });
    await expect(promote('510500.1')).rejects.toMatchObject({ code: 'triage.promote.serves-already' });
  });

  test(
    'of one that is no better is refused with the figures',
    async () => {
      expect((await trainModel(ask('510500'))).version).toBe('510500.2');
      await expect(promote('510500.2')).rejects.toMatchObject({
        code: 'triage.promote.not-better',
        status: 409,
        params: { set: 'frozen-510500', f1: expect.stringMatching(/^[01]\.\d{3}$/) },
      });
      await expect(promote('510500.2', { rollBack: true })).rejects.toMatchObject({
        code: 'triage.promote.never-served',
      });
    },
    LONG,
  );

  test('is taken back, and done again as a roll-back', async () => {
    expect(await promote(ABOVE, { rollBack: true })).toMatchObject({ before: '510500.1', figures: null });
    expect(await read((tx) => servingOf(tx, '510502'))).toBeNull();
    expect(await promote('510500.1', { rollBack: true })).toMatchObject({ before: ABOVE });
    expect(await read((tx) => servingOf(tx, '510500'))).toMatchObject({ version: '510500.1' });
  });

  test('is nobody’s outside the area', async () => {
    await expect(promote('510500.1', { authority: '510600' })).rejects.toMatchObject({ code: 'triage.model.no-such' });
    await expect(promote('510500.9')).rejects.toMatchObject({ code: 'triage.model.no-such' });
  });

  test('two at once: one stands', async () => {
    await promote(ABOVE, { rollBack: true });
    const both = await Promise.allSettled([promote('510500.1'), promote('510500.1')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('of damaged bytes is refused', async () => {
    const { rowCount } = await read((tx) =>
      tx.query({
        text: `insert into clue_model select home_region, '510500.7', kind, authority, parent, cut_at, verdicts, verdict_digest,
          options, scores, packed || '\\x00', digest, trained_at, trained_by from clue_model where version = '510500.1'`,
      }),
    );
    expect(rowCount).toBe(1);
    await expect(promote('510500.7')).rejects.toMatchObject({ code: 'triage.model.damaged' });
  });
});
