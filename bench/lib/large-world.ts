import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Core } from '../../apps/server/core.ts';
import type { AuthorityCode, MatterId, PersonId, Region } from '../../kernel/id.ts';
import { newActId } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { areasOf } from '../../kernel/region.ts';
import { addWorkdays } from '../../kernel/work-calendar.ts';
import { channels, domains } from '../../modules/intake/model/labels.ts';
import { textGrams } from '../../platform/ledger/grams.ts';
import { foldHistory, readHistories, recordOf } from '../../platform/ledger/history.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { actPreimage } from '../../platform/proof/act-hash.ts';
import { canonicalText } from '../../platform/proof/canonical.ts';
import { EACH_CAMPAIGN, LEAF_COLUMNS, rebuildSums } from '../../platform/rollup/apply.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';

/** Cities and counties of the large world: 13 × 10, region codes that no place has. */
const CITIES = Array.from({ length: 13 }, (_, index) => `98${String(index + 1).padStart(2, '0')}`);
export const countyCodes = CITIES.flatMap((city) =>
  Array.from({ length: 10 }, (_, index) => `${city}${String(index + 1).padStart(2, '0')}`),
);
export const cityCodes = CITIES.map((city) => `${city}00`);

const TEMPLATE = '980101';
/** Officers of each kind in an office. */
const DESKS = 5;
const NAME = '甲号商行';
const TEXTS = [
  '上周五在该店买的散装糕点没有标生产日期，店员说是当天做的，回家发现有霉点。',
  '结账时价签和收银价不一样，货架标九块九，实际收了十二块八，问了不肯退差价。',
  '该店在直播间宣传保健品能治糖尿病，还让老人先交定金，家里劝不住。',
  '电梯停用快一个月了还在载人，合格证已经过期，物业说等维保单位来。',
  '网店发的充电器没有认证标志，用了两天外壳烫变形，客服不理。',
  '门口没有营业执照，后厨卫生很差，中午给附近学校送餐。',
];
const NAMES = Array.from(
  { length: 3_000 },
  (_, n) => `${'青松石云白长安南新和'[n % 10]}${'岚桐屿溪渚薇泉荫声帆'[Math.floor(n / 10) % 10]}${n}号商行`,
);

type Kind = 'closed' | 'open' | 'claimed';
interface Plan {
  readonly kind: Kind;
  readonly steps: readonly {
    readonly verb: string;
    readonly role: number;
    readonly day: PlainDate;
    readonly body: object;
  }[];
}

const ROLES = ['intake', 'officer', 'head'] as const;
/** The people of an office, made from its code. */
export function personOf(code: string, role: number, desk: number): PersonId {
  const hex = createHash('md5').update(`${code}/${role}/${desk}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}` as PersonId;
}

/** What happens to matters received on each working day of two and a half years. */
function plans(core: Core, today: PlainDate): Plan[] {
  const { calendar } = core.ledger.env;
  const all: Plan[] = [];
  for (let day = addDays(today, -900); day < today; day = addDays(day, 1)) {
    if (!calendar.works(day)) continue;
    const text = TEXTS[all.length % TEXTS.length] ?? '';
    const receive = {
      verb: 'receive',
      role: 0,
      day,
      body: {
        title: `反映${NAME}的问题`,
        text: `${NAME}：${text}`,
        channel: 'phone',
        domain: 'food',
        respondent: { name: NAME },
      },
    };
    const end = (days: number): Plan['steps'] => [
      { verb: 'answer', role: 1, day: addWorkdays(calendar, day, days), body: { text: '已现场核查并答复。' } },
      { verb: 'clear', role: 2, day: addWorkdays(calendar, day, days + 1), body: {} },
    ];
    if (addWorkdays(calendar, day, 10) < today)
      all.push({ kind: 'closed', steps: [receive, ...end(3 + (all.length % 5))] });
    if (all.length % 12 === 0 && addWorkdays(calendar, day, 40) < today)
      all.push({ kind: 'closed', steps: [receive, ...end(22)] });
    if (addWorkdays(calendar, day, 30) < today) continue;
    all.push({ kind: 'open', steps: [receive] });
    const claim = { verb: 'claim', role: 1, day, body: {} };
    all.push({ kind: 'claimed', steps: [receive, { verb: 'assign', role: 0, day, body: { to: TEMPLATE } }, claim] });
  }
  return all;
}

async function performPlan(core: Core, plan: Plan): Promise<string> {
  let matterId: MatterId | undefined;
  for (const [index, { verb, role, day, body }] of plan.steps.entries()) {
    const at = new Date(`${day}T${String(1 + index).padStart(2, '0')}:10:00.000Z`);
    const actId = newActId();
    const actor = {
      personId: personOf(TEMPLATE, role, 0),
      authority: TEMPLATE as AuthorityCode,
      roles: [ROLES[role] ?? 'intake'],
      onBehalfOf: null,
      scope: `${TEMPLATE}%`,
      clearance: 0,
    };
    const request = {
      actId,
      homeRegion: TEMPLATE as Region,
      verb,
      body: body as Record<string, string>,
      eventAt: at.toISOString(),
    };
    const deps = { ...core.ledger, clock: { now: () => at }, backdating: 'allowed' as const };
    const [outcome] = await performMany(deps, actor, [
      matterId === undefined ? { ...request, procedure: 'clue' } : { ...request, matterId },
    ]);
    if (outcome === undefined || !outcome.ok) throw new Error(`${verb} was refused`, { cause: outcome });
    matterId ??= outcome.matterId;
  }
  return matterId ?? '';
}

/** The parts that differ from matter to matter, as marks that SQL fills in. */
function marked(text: string, marks: Readonly<Record<string, string>>): string {
  let all = text;
  for (const [from, mark] of Object.entries(marks)) all = all.replaceAll(from, mark);
  return all;
}

const PEOPLE = Object.fromEntries(ROLES.map((_, role) => [personOf(TEMPLATE, role, 0), `@P${role}@`]));
const CODES = { [`"${TEMPLATE}`]: '"@C@' };
const LABELS = { '"channel":"phone"': '"channel":"@H@"', '"domain":"food"': '"domain":"@D@"', [NAME]: '@N@' };

/** Reads the templates back and puts them into temporary tables. */
async function putTemplates(core: Core, client: pg.Client, kinds: ReadonlyMap<string, Kind>): Promise<void> {
  const matters: object[] = [];
  const acts: object[] = [];
  await core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    for await (const history of readHistories(tx, TEMPLATE as Region)) {
      const matter = foldHistory(core.ledger, history);
      if (matter === null) continue;
      const t = matters.length;
      const own = { [history.matterId]: '@M@', ...PEOPLE, ...CODES, ...LABELS };
      const variant = TEXTS.findIndex((text) => String(matter.facts.text).includes(text));
      const snapshot = marked(JSON.stringify(matter), own);
      matters.push({ t, kind: kinds.get(history.matterId), id: history.matterId, snapshot, variant });
      for (const act of history.acts) {
        const record = recordOf(TEMPLATE, act);
        const marks = {
          ...own,
          ...(act.seq === 1 ? {} : { [act.actId]: '@A@' }),
          [record.prevHash]: '@V@',
          ...(record.commitment === null ? {} : { [record.commitment]: '@K@' }),
        };
        const payload = act.payload === null ? null : marked(canonicalText(act.payload), LABELS);
        acts.push({
          ...{
            t,
            seq: act.seq,
            verb: act.verb,
            basis: act.basis,
            role: ROLES.findIndex((_, role) => personOf(TEMPLATE, role, 0) === act.actor),
          },
          ...{
            at: act.eventAt,
            body: marked(JSON.stringify(act.body), own),
            preimage: marked(actPreimage(record), marks),
            payload,
          },
        });
      }
    }
  });
  await client.query('create temp table tm (t int primary key, kind text, id uuid, snapshot text, variant int)');
  await client.query(
    'insert into tm select * from jsonb_to_recordset($1) as r(t int, kind text, id uuid, snapshot text, variant int)',
    [JSON.stringify(matters)],
  );
  await client.query(
    'create temp table ta (t int, seq int, verb text, basis text[], role int, at timestamptz, body text, preimage text, payload text, primary key (t, seq))',
  );
  await client.query(
    `insert into ta select t, seq, verb, array(select jsonb_array_elements_text(basis)), role, at, body, preimage, payload
     from jsonb_to_recordset($1) as r(t int, seq int, verb text, basis jsonb, role int, at timestamptz, body text, preimage text, payload text)`,
    [JSON.stringify(acts)],
  );
  const words = TEXTS.flatMap((text, variant) =>
    NAMES.map((name, n) => ({ variant, n, grams: textGrams([`反映${name}的问题`, `${name}：${text}`, name]) })),
  );
  await client.query('create temp table tg (variant int, n int, grams int[], primary key (variant, n))');
  await client.query(
    `insert into tg select r.variant, r.n, r.grams::int[] from unnest($1::int[], $2::int[], $3::text[]) as r(variant, n, grams)`,
    [words.map((w) => w.variant), words.map((w) => w.n), words.map((w) => `{${w.grams.join(',')}}`)],
  );
  const desks = countyCodes.flatMap((code) => Array.from({ length: DESKS }, (_, desk) => ({ code, desk })));
  const at = (role: number) => desks.map(({ code, desk }) => personOf(code, role, desk));
  await client.query('create temp table tp (code text, desk int, p0 text, p1 text, p2 text, primary key (code, desk))');
  await client.query('insert into tp select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[])', [
    desks.map(({ code }) => code),
    desks.map(({ desk }) => desk),
    at(0),
    at(1),
    at(2),
  ]);
  await client.query('create temp table tn (n int primary key, name text)');
  await client.query('insert into tn select ord - 1, name from unnest($1::text[]) with ordinality as r(name, ord)', [
    NAMES,
  ]);
}

const list = (values: readonly string[]): string => `array[${values.map((value) => `'${value}'`).join(',')}]`;
/** Fills the marks of a template's text. */
const fill = (text: string, more: readonly (readonly [string, string])[] = []): string => {
  const marks = [
    ['@M@', 'g.id::text'],
    ['@C@', 'g.code'],
    ['@H@', 'g.channel'],
    ['@D@', 'g.domain'],
    ['@N@', 'g.name'],
    ['@P0@', 'g.p0'],
    ['@P1@', 'g.p1'],
    ['@P2@', 'g.p2'],
    ...more,
  ];
  return marks.reduce((all, [mark, value]) => `replace(${all}, '${mark}', ${value})`, text);
};

const cloneActs = (seq: number): string => `
  with filled as (
    select g.code, g.id, g.p0, g.p1, g.p2, a.*, g.channel, g.domain, g.name,
      case when a.seq = 1 then g.id else (left(g.id::text, 15) || substr(md5(g.id::text || a.seq), 16, 3) || '-8' || substr(md5(g.id::text || a.seq), 19, 3) || '-' || substr(md5(g.id::text || a.seq), 21, 12))::uuid end as act_id,
      ${fill('a.payload')} as own_payload, sha256(convert_to(g.id::text || a.seq, 'UTF8')) as salt,
      ${seq === 1 ? `decode(repeat('00', 32), 'hex')` : 'before.hash'} as prev
    from gen g join ta a on a.t = g.t and a.seq = ${seq}
      ${seq === 1 ? '' : `join act before on before.home_region = g.code and before.matter_id = g.id and before.seq = ${seq - 1}`}
  ), bound as (
    select g.*, case when own_payload is null then null
      else sha256('\\x11'::bytea || salt || convert_to(own_payload, 'UTF8')) end as commitment from filled g
  ), hashed as (
    select g.*, sha256(convert_to(${fill('g.preimage', [
      ['@A@', 'g.act_id::text'],
      ['@V@', `encode(g.prev, 'hex')`],
      ['@K@', `coalesce(encode(g.commitment, 'hex'), '')`],
    ])}, 'UTF8')) as hash from bound g
  ), acts as (
    insert into act (home_region, matter_id, seq, act_id, procedure, verb, actor, authority, event_at, recorded_at, basis, body,
                     commitment, prev_hash, hash)
    select code, id, seq, act_id, 'clue', verb, (array[p0, p1, p2])[role + 1]::uuid, code, at, at, basis, ${fill('g.body')}::jsonb,
           commitment, prev, hash from hashed g
  ), personal as (
    insert into act_private (home_region, matter_id, seq, salt, payload)
    select code, id, seq, salt, own_payload::jsonb from hashed where own_payload is not null
  )
  insert into outbox (home_region, act_id, topic, payload, available_at)
  select code, act_id, 'seal', jsonb_build_object('matterId', id, 'seq', seq), at from hashed`;

/**
 * Fills an empty database with `size` matters of 130 offices over two and a half years, fast and true: some hundred
 * template matters, one for each way of going and each working day, are done by the ledger itself; SQL then copies them
 * under other ids, offices, people, channels, domains and names, and computes what depends on these as the ledger does:
 * commitments and hashes over the same canonical text, chains, rows, counted places, sums and words. Dates and deadlines are
 * the templates' own, because only the fold may compute them. Acts wait to be sealed. `checkRegion` finds nothing wrong.
 */
export async function fillLargeWorld(
  core: Core,
  client: pg.Client,
  size: number,
  say: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  const step = async (what: string, text: string): Promise<void> => {
    const from = performance.now();
    await client.query(text);
    say(`    ${what} ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };
  const all = plans(core, legalDay(new Date()));
  const kinds = new Map<string, Kind>();
  for (let at = 0; at < all.length; at += 16) {
    await Promise.all(all.slice(at, at + 16).map(async (plan) => kinds.set(await performPlan(core, plan), plan.kind)));
  }
  await putTemplates(core, client, kinds);
  say(`    ${all.length} templates ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await client.query(`set synchronous_commit = off; set work_mem = '128MB'; set maintenance_work_mem = '512MB'`);
  // Made again at the end: a quarter of the time of keeping them current.
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
     where i.indrelid = any(array['matter', 'matter_text', 'matter_cell', 'act', 'stat']::regclass[]) and not i.indisunique`,
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await step(
    'plan',
    `create temp table gen as
     with drawn as (
       select n, md5(n::text) as h, (${list(countyCodes)})[1 + floor(random() * ${countyCodes.length})::int] as code, random() as r, random() as r2,
         (${list(Object.keys(channels))})[1 + floor(power(random(), 2) * ${Object.keys(channels).length})::int] as channel,
         (${list(Object.keys(domains))})[1 + floor(power(random(), 2) * ${Object.keys(domains).length})::int] as domain,
         floor(random() * ${NAMES.length})::int as name_no, floor(random() * ${DESKS})::int as desk
       from generate_series(1, ${size}) n
     ), kinds as (select kind, array_agg(t) as ts from tm group by kind
     ), chosen as (
       select d.*, k.ts[1 + floor(r2 * cardinality(k.ts))::int] as t from drawn d
       join kinds k on k.kind = case when r < 0.6 then 'closed' when r < 0.85 then 'open' else 'claimed' end
     )
     select c.code, c.t, c.channel, c.domain, c.name_no, tn.name, tm.variant,
       tp.p0, tp.p1, tp.p2,
       (lpad(to_hex((extract(epoch from ta.at) * 1000)::bigint + c.n % 1000000), 12, '0') || '7' || substr(c.h, 14, 3) || '8' || substr(c.h, 18, 15))::uuid as id
     from chosen c join tm using (t) join tn on tn.n = c.name_no join tp on tp.code = c.code and tp.desk = c.desk join ta on ta.t = c.t and ta.seq = 1
     order by 1, id`,
  );
  await client.query('analyze gen; analyze tm; analyze ta; analyze tg; analyze matter; analyze matter_cell');
  for (const seq of [1, 2, 3]) {
    await step(`acts ${seq}`, cloneActs(seq));
    await client.query('analyze act');
  }
  await step(
    'matters',
    `insert into matter (home_region, id, procedure, version, state, home_code, handling_code, assignee, sensitivity, title, channel,
                         domain, opened_on, closed_on, due_on, running_due, head_hash, snapshot)
     select g.code, g.id, m.procedure, m.version, m.state, g.code, g.code,
       case when m.assignee is null then null else g.p1::uuid end, m.sensitivity, replace(m.title, '${NAME}', g.name), g.channel, g.domain,
       m.opened_on, m.closed_on, m.due_on, m.running_due, a.hash, (${fill('tm.snapshot')})::jsonb
     from gen g join tm using (t) join matter m on m.home_region = '${TEMPLATE}' and m.id = tm.id
     join act a on a.home_region = g.code and a.matter_id = g.id and a.seq = m.version`,
  );
  await step(
    'words',
    `insert into matter_text (home_region, matter_id, home_code, handling_code, sensitivity, grams)
     select g.code, g.id, g.code, g.code, 0, tg.grams || code_grams(g.code) || id_grams(g.id)
     from gen g join tg on tg.variant = g.variant and tg.n = g.name_no`,
  );
  await step(
    'places',
    `insert into matter_cell (home_region, matter_id, measure, day, authority, channel, domain, n, amount)
     select g.code, g.id, c.measure, c.day, g.code, g.channel, g.domain, c.n, c.amount
     from gen g join tm using (t) join matter_cell c on c.home_region = '${TEMPLATE}' and c.matter_id = tm.id`,
  );
  await step(
    'sums',
    `delete from stat_delta;
     insert into stat (home_region, level, dim, span, ${LEAF_COLUMNS.text}, n, amount)
     select home_region, 0, 'both', 'day', ${LEAF_COLUMNS.text}, sum(n), sum(amount) from matter_cell, ${EACH_CAMPAIGN.text}
     group by home_region, ${LEAF_COLUMNS.text} having sum(n) <> 0 or sum(amount) <> 0`,
  );
  for (const { name, def } of indexes) await step(`index ${name}`, def);
  await client.query('analyze stat');
  const summed = performance.now();
  await core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const area of new Set(countyCodes.flatMap(areasOf))) await rebuildSums(tx, area);
  });
  say(`    areas ${((performance.now() - summed) / 1000).toFixed(1)} s`);
  for (const table of ['matter', 'matter_text', 'matter_cell', 'act', 'act_private', 'stat', 'outbox'])
    await step(`vacuum ${table}`, `vacuum (analyze) ${table}`);
  await client.query('drop table gen, tm, ta, tg, tn, tp; checkpoint');
}
