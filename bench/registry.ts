import pg from 'pg';
import { putKnownParties, searchParties } from '../modules/parties/index.ts';
import { clerkAt, codeOf, partyNamed } from '../modules/parties/testing.ts';
import { openStore } from '../platform/store/store.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';

const ROWS = Number(process.env.QY_BENCH_PARTIES ?? 1_000_000);
const QUESTIONS = 900;
const IMPORTED = 10_000;

const PLACES = Array.from('江阳龙泉青溪白沙东坡南岸北碚西岭云岚石桥').flatMap((one, at, all) =>
  at % 2 === 0 ? [`${one}${all[at + 1] ?? ''}`] : [],
);
const BRAND = Array.from('禾谷巷拾鹿柚槐杉雀苔砚釜汀篱鸿泰兴隆福瑞祥安康盛昌达源丰华美佳乐嘉诚信恒永顺利通宝金银玉珠');
const TRADES = [
  '超市',
  '餐饮管理',
  '大药房',
  '商贸',
  '食品',
  '建材',
  '汽车维修',
  '美容美发',
  '科技',
  '便利店',
  '茶行',
  '母婴用品',
];
const FORMS = ['有限公司', '有限责任公司', '店', '经营部', '合作社', '商行'];

/** Counties of ten cities: 980101 … 981010. */
const COUNTIES = Array.from(
  { length: 100 },
  (_, at) => `98${String(1 + Math.floor(at / 10)).padStart(2, '0')}${String(1 + (at % 10)).padStart(2, '0')}`,
);

/** Rows of ours in one statement: a name is place + brand + trade + form, so that brands and words collide as they do. */
async function fill(owner: pg.Client): Promise<void> {
  await owner.query('drop index party_found');
  await owner.query('select setseed(0.42)');
  await owner.query(
    `insert into party (home_region, code, name, name_key, kind, region, address, status, source, as_of, digest)
     select r, '91' || r || 'MA' || lpad(upper(to_hex(n)), 7, '0') || 'X', m, m, 'enterprise', r, '听雨路' || n || '号',
            case when random() < 0.1 then 'deregistered' else 'active' end, '测试', '2026-01-01', n::text
     from (select n, ($1::text[])[1 + floor(random() * $2)::int] as r,
             ($3::text[])[1 + floor(random() * $4)::int] || b[1 + floor(random() * $6)::int] || b[1 + floor(random() * $6)::int]
               || case when random() < 0.4 then b[1 + floor(random() * $6)::int] else '' end
               || ($7::text[])[1 + floor(random() * $8)::int] || ($9::text[])[1 + floor(random() * $10)::int] as m
           from generate_series(1, $11) n, (select $5::text[] as b) brands) rows`,
    [
      COUNTIES,
      COUNTIES.length,
      PLACES,
      PLACES.length,
      BRAND,
      BRAND.length,
      TRADES,
      TRADES.length,
      FORMS,
      FORMS.length,
      ROWS,
    ],
  );
  await owner.query(`set maintenance_work_mem = '512MB'`);
  await owner.query(`create index party_found on party
    using gin (party_grams(name_key || '|' || former_keys, code, region::text)) with (gin_pending_list_limit = 512)`);
  await owner.query('vacuum analyze party');
}

/** What people type of a name or a code, the cheap and the costly in equal parts. */
const TYPED: readonly ((name: string, code: string) => string)[] = [
  (name) => name,
  (name) => name.slice(0, 3),
  (name) => name.slice(2, 4),
  (name) => name.slice(2, 6),
  (name) => `${name.slice(4, 6)} ${name.slice(0, 2)}`,
  (name) => `${name.slice(4, 8)}${name.slice(2, 4)}`,
  () => '超市',
  () => '有限公司',
  (_, code) => code.slice(0, 12),
  (_, code) => code.slice(-6),
  (_, code) => code,
];

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Looking up market entities while typing, one question after another as one clerk asks them, each word once. */
export async function benchRegistry(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const store = openStore({ url: server.url, poolSize: 4 });
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  try {
    const started = performance.now();
    await fill(owner);
    say(`  ${ROWS} rows and their indexes in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const { rows: drawn } = await owner.query<{ name: string; code: string }>(
      'select name, code from party tablesample bernoulli (1) limit $1',
      [QUESTIONS],
    );
    const { rows: sizes } = await owner.query<{ table: string; found: string }>(
      `select pg_size_pretty(pg_table_size('party')) as table, pg_size_pretty(pg_relation_size('party_found')) as found`,
    );
    const clerk = clerkAt('980101');
    await searchParties(store, clerk, { q: '超市', limit: 8 });
    const times: number[] = [];
    const byWay = TYPED.map((): number[] => []);
    let missed = 0;
    for (const [index, { name, code }] of drawn.entries()) {
      const way = index % TYPED.length;
      const q = TYPED[way]?.(name, code) ?? name;
      const begun = performance.now();
      const { items } = await searchParties(store, clerk, { q, limit: 8 });
      const took = performance.now() - begun;
      times.push(took);
      byWay[way]?.push(took);
      if (items.length === 0) missed += 1;
    }
    times.sort((a, b) => a - b);
    const p95 = at(times, 0.95);
    const byShare = (share: number) =>
      byWay.map((each) => {
        const sorted = [...each].sort((a, b) => a - b);
        return Number(at(sorted, share).toFixed(1));
      });
    const ways = byShare(0.95);
    const middles = byShare(0.5);
    say(
      `  p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)}, p99 ${at(times, 0.99).toFixed(1)}; by way p50 ${middles.join(' ')}, p95 ${ways.join(' ')}; nothing found ${missed}`,
    );

    const parties = Array.from({ length: IMPORTED }, (_, number) =>
      partyNamed(`导入${BRAND[number % 50] ?? ''}${TRADES[number % 12] ?? ''}${number}`, number, {
        region: '979901',
        code: codeOf(number, '979901'),
      }),
    );
    const importing = performance.now();
    const written = await putKnownParties(store, parties);
    const rate = written / ((performance.now() - importing) / 1000);
    return [
      {
        name: `registry of ${ROWS} entities, look-up p95`,
        value: p95,
        unit: 'ms',
        bound: '≤ 30',
        met: p95 <= 30 && missed === 0,
        detail: {
          p50: at(times, 0.5),
          p99: at(times, 0.99),
          p50ByWay: middles,
          p95ByWay: ways,
          questions: drawn.length,
          missed,
          ...sizes[0],
        },
      },
      {
        name: 'registry, rows per second written beside them',
        value: rate,
        unit: 'rows/s',
        bound: '≥ 1,000',
        met: rate >= 1_000 && written === IMPORTED,
        detail: { written },
      },
    ];
  } finally {
    await owner.end();
    await store.close();
    await server.stop();
  }
}
