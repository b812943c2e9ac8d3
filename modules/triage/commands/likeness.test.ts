import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import { type MatterId, newActId, type Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { actor, plainSealer } from '../../../tests/support/errand.ts';
import { procedures } from '../../intake/index.ts';
import { proposalsOf } from '../queries/proposals-of.ts';
import { proposeDue } from './propose-due.ts';

let database: TestDatabase;
let store: Store;
let ledger: LedgerDependencies;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
  const env = { rules: ruleBook, calendar: chinaCalendar };
  ledger = { store, procedures, env, clock: systemClock, sealer: plainSealer };
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const clerk = actor('980101', ['intake']);
const city = actor('980100', ['intake']);

async function done(request: Partial<PerformRequest> & { verb: string; body: JsonObject }, by: LedgerActor = clerk) {
  const [outcome] = await performMany(ledger, by, [
    { actId: newActId(), homeRegion: '980101' as Region, procedure: 'report', ...request },
  ]);
  if (outcome?.ok !== true) throw outcome?.error ?? new Error('nothing came back');
  return outcome.matterId;
}

const letter = {
  title: '超市停车场多收停车费',
  text: '在城西某超市停车两小时，被收取四十元，现场没有公示收费标准，店员态度恶劣。',
  channel: '12315',
};
const receive = (change: JsonObject, by = clerk) => done({ verb: 'receive', body: { ...letter, ...change } }, by);
const respondent = { name: '某某超市', code: '91980101MA0000000X' };

/** Matters that are proposed as perhaps the same, as this viewer gets them, with the rule. */
async function same(id: MatterId, by: LedgerActor = clerk): Promise<string[]> {
  await proposeDue(store, [], new Date());
  const proposals = await store.transaction(by, async (tx) => {
    await tx.openMatters([id]);
    return proposalsOf(tx, '980101', id, (code) => ({ zh: code, en: code }));
  });
  return proposals.filter(({ kind }) => kind === 'same').map(({ value, rule }) => `${rule} ${value}`);
}

describe('perhaps the same', () => {
  test('by the number in another system, by operator and text, and not otherwise', async () => {
    const first = await receive({ respondent, source: { system: '12315', externalId: 'YL20260706001' } });
    await proposeDue(store, [], new Date());
    const sameStory = await receive({ respondent });
    const otherStory = await receive({ respondent, title: '过期牛奶', text: '买到过期牛奶，店方拒绝处理。' });
    const sameNumber = await receive({
      ...{ title: '收费问题', text: '转来一件关于收费的反映，请依法处理。' },
      source: { system: '12345', externalId: 'YL20260706001' },
    });
    expect(await same(sameStory)).toEqual([`same-respondent@2026.1 ${first}`]);
    expect(await same(otherStory)).toEqual([]);
    expect(await same(sameNumber)).toEqual([`same-source@2026.1 ${first}`]);
  });

  test('by the same file, attached later to either', async () => {
    const [one, two] = [await receive({ title: '一' }), await receive({ title: '二', text: '完全不同的另一件事情。' })];
    expect(await same(one)).toEqual([]);
    for (const matterId of [one, two]) {
      const body = { file: '01990000-0000-7000-8000-000000000001', sha256: 'c'.repeat(64), name: '照片.jpg' };
      await done({ verb: 'attach', body, matterId });
    }
    expect(await same(two)).toEqual([`same-file@2026.1 ${one}`]);
    expect(await same(one)).toEqual([`same-file@2026.1 ${two}`]);
  });

  test('is named only to who may see the other one', async () => {
    const code = { ...respondent, code: '91980101MA0000001Y' };
    const other = await receive({ respondent: code });
    const mine = await receive({ respondent: code });
    await done({ verb: 'assign', body: { to: '980101' }, matterId: mine });
    const station = actor('980101001', ['officer']);
    await done({ verb: 'entrust', body: { to: '980101001' }, matterId: mine });
    expect(await same(mine)).toEqual([`same-respondent@2026.1 ${other}`]);
    expect(await same(mine, city)).toEqual([`same-respondent@2026.1 ${other}`]);
    expect(await same(mine, station)).toEqual([]);
  });

  test('a voided one is not named; keys are for the background alone', async () => {
    const code = { ...respondent, code: '91980101MA0000002Z' };
    const gone = await receive({ respondent: code });
    await done({ verb: 'void', body: { reason: '重复登记' }, matterId: gone });
    expect(await same(await receive({ respondent: code }))).toEqual([]);
    const { rows } = await store.transaction(clerk, (tx) => tx.query(sql`select 1 from likeness`));
    expect(rows).toEqual([]);
  });
});
