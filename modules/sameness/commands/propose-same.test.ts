import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import { type MatterId, newActId, type Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { actor, plainSealer } from '../../../tests/support/errand.ts';
import { markKeeper } from '../../habits/index.ts';
import { procedures } from '../../intake/index.ts';
import { proposalsOf, proposeDue } from '../../triage/index.ts';
import { digestOf } from '../model/anchors.ts';
import { verdictsOnProposals } from '../queries/verdicts.ts';
import { sketchOlder } from './catch-up.ts';
import { sameProposer } from './propose-same.ts';

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
const receive = (change: JsonObject, by = clerk) =>
  done({ verb: 'receive', body: { ...letter, ...change }, homeRegion: by.authority as unknown as Region }, by);
const respondent = { name: '某某超市', code: '91980101MA0000000X' };

const KEY = Buffer.from('a key of the tests');
/** What one worker keeps in memory, beside what all share. */
const worker = () => [markKeeper(plainSealer, KEY), sameProposer(KEY)];
const first = worker();
const propose = (proposers = first) => proposeDue(store, { authorities: [], proposers }, new Date());

const proposals = async (id: MatterId, by: LedgerActor = clerk, region = '980101') => {
  await propose();
  const all = await store.transaction(by, async (tx) => {
    await tx.openMatters([id]);
    return proposalsOf(tx, region, id, (code) => ({ zh: code, en: code }));
  });
  return all.filter(({ kind }) => kind === 'same');
};
/** Matters that are proposed as perhaps the same, as this viewer gets them. */
const same = async (id: MatterId, by: LedgerActor = clerk) => (await proposals(id, by)).map(({ value }) => value);

describe('perhaps the same', () => {
  test('by the number in another system, by operator and text, and not otherwise', async () => {
    const one = await receive({ respondent, source: { system: '12315', externalId: 'YL20260706001' } });
    await propose();
    const sameStory = await receive({ respondent });
    const otherStory = await receive({ respondent, title: '过期牛奶', text: '买到过期牛奶，店方拒绝处理。' });
    const other = { title: '收费问题', text: '转来一件关于收费的反映，请依法处理。' };
    const sameNumber = await receive({ ...other, source: { system: '12345', externalId: 'YL20260706001' } });
    const sameSystem = await receive({
      ...other,
      text: '又一件。',
      source: { system: '12315', externalId: 'YL20260706001' },
    });
    expect(await same(sameStory)).toEqual([one]);
    expect(await same(otherStory)).toEqual([]);
    expect(await same(sameNumber)).toContain(one);
    expect(await same(sameSystem)).not.toContain(one);
    const [proposal] = await proposals(sameStory);
    expect(proposal?.rule).toBe('same@2026.2');
    expect(proposal?.parts.map(({ part }) => part)).toEqual(['before', 'text', 'respondent', 'firm', 'time']);
  });

  test('by the same file, attached later to either', async () => {
    const one = await receive({ title: '一', text: '反映药店夜间不营业，附照片。' });
    const two = await receive({ title: '二', text: '完全不同的另一件事情。' });
    expect(await same(one)).toEqual([]);
    for (const matterId of [one, two]) {
      const body = { file: '01990000-0000-7000-8000-000000000001', sha256: 'c'.repeat(64), name: '照片.jpg' };
      await done({ verb: 'attach', body, matterId });
    }
    expect(await same(two)).toEqual([one]);
    expect(await same(one)).toEqual([two]);
  });

  test('no more by what has been corrected since', async () => {
    const [wrong, right] = ['91980101MA0000011X', '91980101MA0000012X'];
    const one = await receive({
      title: '误登',
      text: '登记时写错了对象。',
      respondent: { name: '误登商行', code: wrong },
    });
    await propose();
    const keys = () =>
      store.transaction(SYSTEM_VIEWER, async (tx) => {
        const { rows } = await tx.query<{ kind: string; digest: string }>(sql`
          select kind, encode(digest, 'hex') as digest from likeness where matter_id = ${one}::uuid order by kind, digest`);
        return rows.map(({ kind, digest }) => `${kind} ${digest}`);
      });
    const before = await keys();
    expect(before).toContain(`respondent ${digestOf(wrong)}`);
    const body = { reason: '经核对执照', respondent: { name: '更正商店', code: right } };
    await done({ verb: 'correct', body, matterId: one });
    await propose();
    const after = await keys();
    expect(after).toContain(`respondent ${digestOf(right)}`);
    expect(after.filter((key) => before.includes(key))).toEqual([]);
    // Read anew with nothing changed, they stay.
    await done({ verb: 'attach', body: { file: newActId(), sha256: 'd'.repeat(64), name: '一.jpg' }, matterId: one });
    await propose();
    expect(await keys()).toEqual([...after, `file ${'d'.repeat(64)}`].sort());
  });

  test('in another region too, under its region, told by whichever worker comes first', async () => {
    const text = '理发店预付卡充值三千元后闭店，负责人电话13912345678失联，已报警，请查处并帮助退还余额。';
    const here = await receive({ title: '预付卡闭店', text });
    await propose(worker());
    const elsewhere = actor('990202', ['intake']);
    const there = await receive({ title: '预付卡闭店', text: `尊敬的领导：${text}盼复。` }, elsewhere);
    await propose(worker());
    const system = { ...clerk, ...SYSTEM_VIEWER };
    const [proposal] = await proposals(there, system, '990202');
    expect(proposal).toMatchObject({ value: `980101/${here}`, title: { zh: `事项 ${here.slice(0, 13)}` } });
    expect(proposal?.evidence).toEqual([{ term: '13912345678', start: 32, end: 43 }]);
    expect(proposal?.parts.map(({ part }) => part)).toContain('phone');
    // Neither clerk sees the other region.
    expect(await proposals(there, elsewhere, '990202')).toEqual([]);
  });

  test('is named only to who may see the other one', async () => {
    const code = { ...respondent, code: '91980101MA0000001Y' };
    const text = '加油站计量不准，加满比油箱还多，要求检查计量器具并退还多收的油费。';
    const other = await receive({ respondent: code, text });
    const mine = await receive({ respondent: code, text });
    await done({ verb: 'assign', body: { to: '980101' }, matterId: mine });
    const station = actor('980101001', ['officer']);
    await done({ verb: 'entrust', body: { to: '980101001' }, matterId: mine });
    expect(await same(mine)).toEqual([other]);
    expect(await same(mine, city)).toEqual([other]);
    expect(await same(mine, station)).toEqual([]);
  });

  test('a voided one is not named; what it is found by is for the background alone', async () => {
    const text = '幼儿园食堂使用过期调料，家长多次反映无人处理，请尽快检查后厨。';
    const gone = await receive({ text });
    await done({ verb: 'void', body: { reason: '重复登记' }, matterId: gone });
    expect(await same(await receive({ text }))).toEqual([]);
    for (const table of ['likeness', 'text_sketch']) {
      const { rows } = await store.transaction(clerk, (tx) => tx.query({ text: `select 1 from ${table}` }));
      expect(rows).toEqual([]);
    }
  });

  test('one person again, a letter that goes round, and one event are told apart', async () => {
    const text = '手机店销售翻新机冒充新机，激活日期早于购买日期，要求退一赔三，请依法调解处理。';
    const complain = (reporter: JsonObject, change: JsonObject = {}) =>
      done({
        procedure: 'complaint',
        verb: 'receive',
        body: { ...letter, title: '翻新机', text, reporter, respondent, occurredOn: '2026-07-01', ...change },
      });
    const mine = await complain({ name: '张一', phone: '13800000001' });
    const again = await complain({ name: '张一', phone: '138 0000 0001' });
    const others = await complain({ name: '李二', phone: '13800000002' });
    const byNumber = await complain({ name: '赵四', idNo: '51050219900101001X' });
    const event = await complain(
      { name: '王三', phone: '13800000003' },
      { title: '手机是旧的', text: `${text.slice(0, 22)}，店家只肯换货，我不同意，希望工商部门出面管一管这家店。` },
    );
    const tie = async (id: MatterId, other: MatterId) =>
      (await proposals(id)).find(({ value }) => value === other)?.reason.zh.split('：')[0];
    expect(await tie(again, mine)).toBe('同一人再次反映');
    expect(await tie(others, mine)).toBe('文字雷同而反映人或者对象不同，像是同一模板');
    // A number of identity beside a telephone says nothing; five with the same words do.
    expect(await tie(byNumber, mine)).toMatch(/再次收到|同样的文字/);
    expect(await tie(event, mine)).toBe('不同的信反映同一对象，可能是同一事件');
    // Who it is stands nowhere.
    expect(JSON.stringify(await proposals(again))).not.toMatch(/张一|1380000/);
  });

  test('matters that were there before signatures were are taken up, each once', async () => {
    const text = '电动车电池以旧充新，续航只有二十公里，检测报告系伪造，要求退一赔三。';
    const old = await receive({ title: '电池', text });
    await propose();
    await store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`with gone as (delete from likeness) delete from text_sketch where matter_id = ${old}`),
    );
    const catchUp = sketchOlder(KEY);
    expect(await catchUp(store)).toBeGreaterThan(0);
    expect(await catchUp(store)).toBe(0);
    expect(await same(await receive({ title: '电池', text }))).toEqual([old]);
    const again = await receive({ title: '电池', text });
    await propose(worker());
    expect(await same(again)).toContain(old);
  });

  test('a letter that hundreds sent is cut, and that is told', async () => {
    const text = '该网店页面宣称产品可以治疗高血压糖尿病，属于普通食品宣传疗效，请依法查处并给予举报奖励。';
    const ids: MatterId[] = [];
    for (let turn = 0; turn < 60; turn += 1) ids.push(await receive({ title: '举报虚假宣传', text: `${text}${turn}` }));
    const last = ids.at(-1);
    if (last === undefined) throw new Error('none');
    const found = await proposals(last);
    expect(found).toHaveLength(5);
    expect(found[0]?.reason.zh).toContain('相似的很多');
    expect(found[0]?.reason.zh).toMatch(/^同样的文字已有\d\d件/);
  });

  test('what cannot be compared is like nothing, however bad', async () => {
    const bad = ['😀'.repeat(50), '啊'.repeat(19_000), '，。！', '\u200b\u200b'];
    for (const text of bad) {
      await receive({ title: '！', text });
      expect(await same(await receive({ title: '？', text }))).toEqual([]);
    }
  });

  test('verdicts are counted by band of what was proposed', async () => {
    const say = (verb: string, score: number, n: number) =>
      store.transaction(SYSTEM_VIEWER, (tx) =>
        tx.query(sql`
          insert into act (home_region, matter_id, seq, act_id, procedure, verb, actor, authority, event_at, recorded_at, basis,
            body, commitment, prev_hash, hash)
          select home_region, matter_id, 9000 + ${n}, gen_random_uuid(), procedure, ${verb}, actor, authority, event_at, recorded_at,
            basis, ${JSON.stringify({ seen: { rule: 'same@2026.2', score } })}, commitment, prev_hash, hash from act limit 1`),
      );
    const text = '健身房未开业先收费，预售会员卡后迟迟不营业，要求退还会费一千二百元。';
    const into = await receive({ title: '健身房', text });
    const repeat = await receive({ title: '健身房', text });
    await propose();
    await done({ verb: 'merge-repeat', body: { into, text: '同一举报人再次举报。' }, matterId: repeat });
    await say('link-same', 0.95, 1);
    await say('link-same', 0.6, 2);
    await say('not-same', 0.6, 3);
    expect(await store.transaction(SYSTEM_VIEWER, verdictsOnProposals)).toEqual([
      { rule: 'same@2026.2', band: 'proposal', same: 2, different: 0 },
      { rule: 'same@2026.2', band: 'review', same: 1, different: 1 },
    ]);
  });
});
