import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { proposeDue } from '../commands/propose-due.ts';
import { trainClues } from '../model/clue-model.ts';
import { proposalsOf } from '../queries/proposals-of.ts';
import { type ClueBureau, clueBureau } from '../testing/clue-bureau.ts';
import { inventedClues } from '../testing/invented-clues.ts';
import { storeInventedModel } from '../testing/store-invented-model.ts';
import { type ClueReaders, clueReaders } from './serving.ts';
import { storeService } from './store-model.ts';

// Some officers err: a model of texts without a mistake would be sure of everything.
const models = trainClues(
  inventedClues(400).map((each, at) => (at % 31 === 5 ? { ...each, domain: 'food' } : each)),
  'clue@shipped',
);
const shipped = () => models;
let bureau: ClueBureau;
let readers: ClueReaders;
beforeAll(async () => {
  bureau = await clueBureau();
  readers = clueReaders(shipped);
});
afterAll(() => bureau.close());

/** Receives a text, has it proposed for, and gives its field with the rule. */
async function proposed(
  region: string,
  text: string,
  by = readers,
): Promise<{ matter: string; said: string | undefined }> {
  const [matter = ''] = await bureau.receive(region, [{ title: '反映问题', text }]);
  await proposeDue(bureau.store, { authorities: [], proposers: [], readers: by }, new Date());
  const found = await bureau.store.transaction(SYSTEM_VIEWER, (tx) =>
    proposalsOf(tx, region, matter, (code) => ({ zh: code, en: code })),
  );
  const domain = found.find(({ kind }) => kind === 'domain');
  return { matter, said: domain === undefined ? undefined : `${domain.value} by ${domain.rule}` };
}

const wrong = '请尽快查处：城东5号的停车场里流动摊贩卖的烤串已经过期变质，吃完拉肚子';
const like = '城东6号的停车场里，流动摊贩卖的烤串已经过期变质，我们吃完都拉肚子';
const unlike = '昨天下午发现城东7号的小区电梯没有检验合格证，经常故障停运';
const other = '宣传册上的祛斑产品宣称包治百病，虚假宣传效果';

test('an officer’s correction changes what is proposed for the next like text, and nothing else', async () => {
  const first = await proposed('510502', wrong);
  expect(first.said).toBe('food by domain-model@shipped');
  // The bureau has its own mind: stalls without a licence are its matter, whatever they sell.
  await bureau.act('510502', [{ matter: first.matter, verb: 'screen', body: { domain: 'price' } }]);
  expect((await proposed('510502', like)).said).toBe('price by domain-model@shipped+1');
  expect((await proposed('510502', unlike)).said).toBe('special-equipment by domain-model@shipped+1');
  expect((await proposed('510503', other)).said).toBe('advertising by domain-model@shipped+1');
});

test('another process, begun later, says the same; another city keeps its own counsel', async () => {
  const restarted = clueReaders(shipped);
  expect((await proposed('510502', like, restarted)).said).toBe('price by domain-model@shipped+1');
  expect((await proposed('510702', like, restarted)).said).toBe('food by domain-model@shipped');
});

test('corrections one by one, or all at once: processes agree to the bit', async () => {
  const late = clueReaders(shipped);
  const matters = await bureau.receive('510504', inventedClues(30, 700));
  const said = ['food', 'price', 'advertising', 'special-equipment'];
  for (const [at, matter] of matters.entries()) {
    await bureau.act('510504', [{ matter, verb: 'screen', body: { domain: said[at % 3] ?? '' } }]);
    if (at % 7 === 0) await bureau.store.transaction(SYSTEM_VIEWER, (tx) => readers.servingFor(tx, ['510504']));
  }
  const both = await bureau.store.transaction(SYSTEM_VIEWER, async (tx) => [
    (await readers.servingFor(tx, ['510504'])).get('510504'),
    (await late.servingFor(tx, ['510504'])).get('510504'),
  ]);
  expect(both[0]?.corrections).toBe(31);
  const [one, two] = both.map((serving) =>
    inventedClues(40, 900).map(({ title, text }) => serving?.reader.read(title, text)),
  );
  expect(one).toEqual(two);
});

test('what was taken back no longer corrects, once it is looked at again', async () => {
  let now = 0;
  const watched = clueReaders(shipped, () => now);
  const count = () =>
    bureau.store.transaction(
      SYSTEM_VIEWER,
      async (tx) => (await watched.servingFor(tx, ['510600'])).get('510600')?.corrections,
    );
  const [matter = ''] = await bureau.receive('510602', inventedClues(1, 1_200));
  await bureau.act('510602', [{ matter, verb: 'screen', body: { domain: 'food' } }]);
  expect(await count()).toBe(1);
  await bureau.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query({ text: 'update matter set sensitivity = 2 where id = $1', values: [matter] }),
  );
  expect(await count()).toBe(1);
  now = 60_000;
  expect(await count()).toBe(0);
});

test('where the bytes of a model are damaged, the shipped one reads', async () => {
  const at = new Date();
  await storeInventedModel(bureau.store, '511300', { at, serves: true });
  await bureau.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query({
      text: `insert into clue_model select home_region, '511300.2', kind, authority, parent, cut_at, verdicts, verdict_digest,
        options, scores, packed || '\\x00', digest, trained_at, trained_by from clue_model where version = '511300.1'`,
    }),
  );
  const serve = (version: string, before: string) =>
    bureau.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const service = { authority: '511300', version, before, rolledBack: true, figures: null, reason: '测试' };
      await storeService(tx, { ...service, at: new Date(at.getTime() + 1), by: SYSTEM_PERSON });
    });
  const read = () =>
    bureau.store.transaction(SYSTEM_VIEWER, async (tx) =>
      (await clueReaders(shipped).servingFor(tx, ['511302'])).get('511302'),
    );
  expect((await read())?.reader.version).toBe('clue@511300.1');
  await serve('511300.2', '511300.1');
  expect((await read())?.reader.version).toBe('clue@shipped');
});
