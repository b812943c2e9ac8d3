import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';
import { applyDue, wrongSums } from '../../platform/rollup/apply.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type SmallProvince, smallProvince } from '../bulletins/testing.ts';

let province: SmallProvince;
beforeAll(async () => {
  province = await smallProvince();
  await province.work('980101', 3, [], '12315', 'spring');
  await province.work('980102', 2, []);
  await province.work('980201', 2, []);
  await applyDue(province.ledger.store);
});
afterAll(() => province.close());

const wrong = (): Promise<string[]> =>
  province.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const found: string[] = [];
    for (const region of ['980000', '980100', '980200', '980101', '980102', '980201'])
      found.push(...(await wrongSums(tx, region, 500)));
    return found;
  });

test('a database that was filled before has the sums that were not kept then, once it is migrated', async () => {
  const { store } = province.ledger;
  const before = await wrong();
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`delete from stat where (level = 2 and dim = 'both')
      or (level = 3 and (dim, span) in (('channel', 'day'), ('domain', 'day'), ('both', 'month')))`),
  );
  expect((await wrong()).length).toBeGreaterThan(20);
  const migration = readFileSync(projectPath('modules/figures/sql/0380-more-sums.sql'), 'utf8');
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const statement of migration.split(';').filter((each) => each.trim() !== ''))
      await tx.query({ text: statement });
  });
  expect([before, await wrong()]).toEqual([[], []]);
});
