import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type CaseLedger, caseLedger } from '../../tests/support/cases.ts';
import { strangers, tellCase } from '../../tests/support/tell-case.ts';
import { sameReceipt } from '../cases/model/case/settlement.ts';
import { SMALL } from '../cases/model/case/testing/deciding.ts';
import { paid, payment, servedOn16th } from '../cases/model/case/testing/finishing.ts';
import { type Step, staff } from '../cases/model/case/testing/story.ts';
import { checkRegion } from './commands/check-region.ts';
import { defaultSettings } from './model/check.ts';
import { othersUnder, sharedReceipts } from './queries/receipts.ts';

const { intake, head } = staff;
let world: CaseLedger;
let admin: pg.Client;
beforeAll(async () => {
  world = await caseLedger();
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

let county = 510_700;
let serial = 0;
const paying = (receipt: string, more: JsonObject = {}): Step => [
  '2026-06-25',
  intake,
  'record-payment',
  { ...payment('2026-06-25', SMALL, receipt), ...more },
];
/** A case of this county that was served and then did this. */
async function told(region: string, ...steps: readonly Step[]): Promise<string> {
  serial += 1;
  const number = `江阳市监立〔2026〕${serial}号`;
  const all = [...servedOn16th(), ...steps].map(
    ([on, by, verb, body]): Step => [on, by, verb, verb === 'file' ? { ...body, number } : (body ?? {})],
  );
  return tellCase(world.ledger, all, strangers(region));
}
const shared = (region: string) =>
  world.ledger.store
    .transaction(SYSTEM_VIEWER, (tx) => sharedReceipts(tx, region))
    .then((found) => [...found.keys()].sort());

describe('a receipt in two cases', () => {
  test('is found in both, however it is written', async () => {
    const region = String(++county);
    const one = await told(region, paying('No 12-345a'));
    const other = await told(region, paying('NO１２３４５A'));
    await told(region, paying('No 12-346a'));
    expect(await shared(region)).toEqual([one, other].sort());
  });

  test('is nothing where one of them names the other, or struck it out, or lies in another county', async () => {
    const region = String(++county);
    await told(region, paying('X1'));
    await told(region, paying('X1', { alsoIn: '江阳市监立〔2026〕1号' }));
    await told(region, paying('X2'));
    await told(region, paying('X2'), ['2026-06-26', head, 'void-payment', { receipt: 'X2', reason: '录错。' }]);
    await told(region, paying('X3'));
    await told(String(county + 100), paying('X3'));
    expect(await shared(region)).toEqual([]);
  });

  test('of three, each but the first has to say where it stands too', async () => {
    const region = String(++county);
    const one = await told(region, paying('Y1'));
    const two = await told(region, paying('Y1', { alsoIn: '江阳市监立〔2026〕1号' }));
    const three = await told(region, paying('Y1'));
    expect(await shared(region)).toEqual([one, two, three].sort());
  });

  test('is told to who books the next one, and not of one that was struck out', async () => {
    const region = String(++county);
    const one = await told(region, paying('Z 1'));
    const under = (receipt: string, except: string) =>
      world.ledger.store.transaction(SYSTEM_VIEWER, (tx) => othersUnder(tx, region, receipt, except));
    const nobody = '018f3b5e-7c1a-7d3e-8f2a-5b6c7d8e9f01';
    expect(await under('z-1', nobody)).toEqual([one]);
    expect(await under('z-1', one)).toEqual([]);
    expect(await under('z-11', nobody)).toEqual([]);
    const strike: Step = ['2026-06-26', head, 'void-payment', { receipt: 'Z 1', reason: '录错。' }];
    await tellCase(world.ledger, [strike], strangers(region), one);
    expect(await under('z-1', nobody)).toEqual([]);
  });
});

test('twice in one case, as no verb can book it, is found', async () => {
  const region = String(++county);
  const id = await tellCase(world.ledger, paid, strangers(region));
  await admin.query(
    `update matter set snapshot = jsonb_set(snapshot, '{facts,performance,payments,1}',
       (snapshot #> '{facts,performance,payments,0}') || '{"receipt": "p-1"}', true) where id = $1`,
    [id],
  );
  const today = plainDate('2026-06-26');
  const nothing = { has: async () => true } as never;
  const context = {
    ledger: { store: world.ledger.store, clock: { now: () => new Date(`${today}T04:00:00Z`) } },
    files: { working: nothing, sealed: nothing },
    settings: defaultSettings,
  };
  const { byCheck } = await checkRegion(context, { today, staff: new Map(), numbers: [] }, region);
  expect(byCheck['receipt-twice']).toBe(1);
});

test('the database takes two writings for one receipt exactly where the case does', async () => {
  const letter = fc.constantFrom(
    '1',
    '2',
    'a',
    'A',
    'Ａ',
    '１',
    '-',
    ' ',
    '　',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u00ad',
    '票',
  );
  const receipt = fc.array(letter, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
  const pairs = fc.sample(fc.tuple(receipt, receipt), 400);
  const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ same: boolean }>(sql`
      select coalesce(act_receipt(jsonb_build_object('receipt', one)), '') = coalesce(act_receipt(jsonb_build_object('receipt', other)), '') as same
      from unnest(${pairs.map(([one]) => one)}::text[], ${pairs.map(([, other]) => other)}::text[]) with ordinality as p(one, other, at)
      order by at`),
  );
  expect(rows.map(({ same }) => same)).toEqual(pairs.map(([one, other]) => sameReceipt(one, other)));
  expect(new Set(rows.map(({ same }) => same)).size).toBe(2);
});
