import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing.ts';
import type { Screened, WatchEntry } from '../model/watch-entry.ts';
import { WatchIndex } from './watch-index.ts';

const entry = (id: string, name: string, more: Partial<WatchEntry> = {}): WatchEntry => ({
  ...{
    id,
    list: 'l',
    listRegion: '980000',
    listAuthority: '980000',
    listName: '名单',
    kind: 'organisation',
    name,
    aliases: [],
  },
  ...{ code: null, region: null, representative: null, birthYear: null, since: null, until: '2027-12-31', subject: id },
  ...more,
});
const who = (name: string, more: Partial<Screened> = {}): Screened => ({
  ...{ name, kind: 'organisation', code: null, region: null, representative: null, birthYear: null },
  ...more,
});

const listed = WatchIndex.of([
  entry('code', '杭州甲商贸有限公司', { code: codeOf(1) }),
  entry('firm', '杭州鸿泰餐饮管理有限公司', { region: '980101', representative: '李四' }),
  entry('latin', 'Kestrel Trading LLC', { aliases: ['ООО Пустельга'] }),
  entry('person', '王五', { kind: 'person', birthYear: 1975 }),
  entry('later', '未来商行', { since: '2026-12-01' }),
  entry('former', '旧日商行', { until: '2026-01-31' }),
]);
const DAY = '2026-06-01';
const screen = async (asked: Screened) => (await listed).screen(asked, DAY);
const weights = (hit: Awaited<ReturnType<typeof screen>>[number] | undefined) =>
  Object.fromEntries((hit?.parts ?? []).map(({ part, weight }) => [part, weight]));

describe('screening', () => {
  test('the code says it, whatever the name; the other name is told as what contradicts', async () => {
    const [hit] = await screen(who('宁波乙建材有限公司', { code: codeOf(1) }));
    expect(hit?.entry.id).toBe('code');
    expect(weights(hit).code).toBe(9);
    expect(weights(hit).name).toBeLessThan(0);
    expect(hit?.parts.find(({ part }) => part === 'name')?.title.zh).toContain('杭州甲商贸');
  });

  test('another code speaks against the same name', async () => {
    expect(await screen(who('杭州甲商贸有限公司', { code: codeOf(2) }))).toEqual([]);
    expect(await screen(who('杭州甲商贸有限公司'))).toHaveLength(1);
  });

  test('a like name, with what agrees and what does not', async () => {
    const [near] = await screen(who('杭州红泰餐饮管理有限公司', { region: '980101', representative: '李四' }));
    expect(near?.entry.id).toBe('firm');
    const [far] = await screen(who('杭州红泰餐饮管理有限公司', { region: '990101', representative: '赵六' }));
    expect(far?.score ?? 0).toBeLessThan(near?.score ?? 0);
    expect(weights(near)).toMatchObject({ region: 1, representative: 2 });
  });

  test('names in letters by any of their spellings', async () => {
    for (const name of ['KESTREL TRADING', 'Kestrel Trade L.L.C.', 'Pustelga OOO'])
      expect((await screen(who(name))).map((hit) => [name, hit.entry.id])).toEqual([[name, 'latin']]);
    expect(await screen(who('Falkner Trading LLC'))).toEqual([]);
  });

  test('a person of another year is no hit, a firm called like a person hardly', async () => {
    expect(await screen(who('王五', { kind: 'person', birthYear: 1975 }))).toHaveLength(1);
    expect(await screen(who('王五', { kind: 'person', birthYear: 1990 }))).toEqual([]);
    expect(await screen(who('王五'))).toEqual([]);
  });

  test('only entries in force on the day', async () => {
    expect(await screen(who('未来商行'))).toEqual([]);
    expect(await screen(who('旧日商行'))).toEqual([]);
    expect((await listed).screen(who('未来商行'), '2026-12-01')).toHaveLength(1);
  });

  test('a list is used only where its authority is in charge', async () => {
    expect((await listed).screen(who('杭州鸿泰餐饮管理有限公司'), DAY, () => false)).toEqual([]);
  });

  test.each(['', ' ', '有限公司', '😀', '\ud800', 'LLC', '王'.repeat(100_000), 'a '.repeat(100_000)])(
    'bad input %#: no hit, no harm',
    async (name) => {
      expect(await screen(who(name.slice(0, 1_000_000)))).toEqual([]);
    },
  );
});
