import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Matter } from '../../../platform/procedure/types.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { sameProposer } from './propose-same.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 2 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const matter = (n: number): Matter =>
  ({
    ...{ homeRegion: '980101', id: `01990000-0000-7000-8000-00000000000${n}`, title: '停车费', openedOn: '2026-07-06' },
    facts: {
      text: '在城西某超市停车两小时，被收取四十元，现场没有公示收费标准，店员态度恶劣。',
      respondent: { name: '城西超市', code: '91980101MA0000000X' },
    },
  }) as unknown as Matter;

/** Notes how each question would be answered, then asks it. */
function explaining(tx: Db, plans: string[]): Db {
  return {
    query: async (statement) => {
      if (/^\s*select/.test(statement.text)) {
        const { rows } = await tx.query<{ 'QUERY PLAN': string }>({
          text: `explain ${statement.text}`,
          values: statement.values ?? [],
        });
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      return tx.query(statement);
    },
  };
}

/** What is not leakproof (a text made a region, a hex text made bytes) is no condition of an index under row security. */
test('however many matters there are, each question reads those that it names', async () => {
  const proposer = sameProposer(Buffer.from('key'));
  const plans: string[] = [];
  for (const n of [1, 2]) {
    await store.transaction(
      SYSTEM_VIEWER,
      (tx) =>
        proposer.propose({
          ...{ tx: explaining(tx, plans), matters: [matter(n)], at: new Date() },
        }),
      { byIndex: true },
    );
  }
  const conditions = (index: string): readonly string[] =>
    plans.flatMap((plan) => {
      const lines = plan.split('\n');
      return lines.flatMap((line, at) =>
        line.includes(` using ${index} `) || line.includes(` on ${index} `) ? [lines[at + 1] ?? ''] : [],
      );
    });
  const wanted = {
    likeness_anywhere: ['kind = ', 'digest = ', 'opened_on >= '],
    likeness_pkey: ['home_region = ', 'matter_id = '],
    reporter_mark_pkey: ['home_region = ', 'matter_id = '],
    matter_pkey: ['home_region = ', 'id = '],
    text_sketch_written: ['written >= '],
    text_sketch_pkey: ['ROW(home_region, matter_id) > '],
  };
  for (const [index, parts] of Object.entries(wanted)) {
    expect(conditions(index).length, index).toBeGreaterThan(0);
    for (const condition of conditions(index)) for (const part of parts) expect(condition, index).toContain(part);
  }
  expect(plans.join('\n')).not.toContain('Seq Scan');
});
