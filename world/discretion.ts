import type { LegalSource } from '../kernel/deadline.ts';
import type { Text } from '../kernel/text.ts';
import { type Benchmark, benchmarkSchema, type Factor } from '../modules/cases/model/discretion/benchmark.ts';
import { sources } from '../modules/cases/model/sources.ts';
import { instruments } from '../rules/index.ts';

/**
 * Example benchmarks 裁量基准 of the invented province, to show the calculator. No real authority has issued them; the
 * statutory ranges are those of 禁止传销条例 art 24 and 27 (law.md §9 `mlm-admin-fine`, V), the bands within them and
 * the discretionary factors are made up.
 */
const TITLE: Text = {
  zh: '云岚省查处传销行政处罚裁量基准（演示示例，非真实规定）',
  en: 'Yunlan benchmark for pyramid-selling penalties (demo example, not a real rule)',
};

const text = (zh: string, en: string): Text => ({ zh, en });
const pyramid = (article: string): LegalSource => ({
  instrument: instruments.mlm,
  article,
  confidence: 'V',
});

/** Statutory grounds of 处罚法 art 30, 32, 33, restated in our words, and what proves each. */
const statutory: readonly Factor[] = [
  {
    id: 'slight-corrected',
    clause: '第三条第一项',
    text: text('违法行为轻微并及时改正，没有造成危害后果', 'slight, corrected in time, no harm done'),
    direction: 'exempt',
    force: 'shall',
    kind: 'statutory',
    source: sources.exemption,
    evidence: [text('改正情况的现场笔录或者书面材料', 'record or papers of the correction')],
    excludes: ['again', 'many-recruited'],
  },
  {
    id: 'no-fault',
    clause: '第三条第二项',
    text: text('当事人有证据足以证明没有主观过错', 'the party proves that there was no fault'),
    direction: 'exempt',
    force: 'shall',
    kind: 'statutory',
    source: sources.exemption,
    evidence: [text('当事人提交的证据及核实材料', 'evidence of the party, checked')],
    excludes: ['again'],
  },
  {
    id: 'first-slight-harm',
    clause: '第三条第三项',
    text: text('初次违法且危害后果轻微并及时改正', 'first time, slight harm, corrected in time'),
    direction: 'exempt',
    force: 'may',
    kind: 'statutory',
    source: sources.exemption,
    evidence: [text('处罚记录查询结果和改正材料', 'search of earlier penalties, papers of the correction')],
    excludes: ['again', 'many-recruited'],
  },
  ...(
    [
      [
        'undid-harm',
        '主动消除或者减轻违法行为危害后果',
        'removed or lessened the harm unasked',
        '退款凭证等材料',
        'proof of refunds',
      ],
      [
        'coerced',
        '受他人胁迫或者诱骗实施违法行为',
        'coerced or lured into the act',
        '询问笔录、聊天记录等',
        'inquiry records, messages',
      ],
      [
        'confessed',
        '主动供述行政机关尚未掌握的违法行为',
        'confessed acts that the authority did not know',
        '询问笔录',
        'inquiry record',
      ],
      [
        'merit',
        '配合行政机关查处违法行为有立功表现',
        'helped the investigation with merit',
        '立功情况说明及查证材料',
        'statement of merit, verified',
      ],
    ] as const
  ).map(
    ([id, zh, en, proofZh, proofEn], index): Factor => ({
      id,
      clause: `第四条第${['一', '二', '三', '四'][index] ?? ''}项`,
      text: text(zh, en),
      direction: 'lighten-or-mitigate',
      force: 'shall',
      kind: 'statutory',
      source: sources.mitigation,
      evidence: [text(proofZh, proofEn)],
      excludes: [],
    }),
  ),
  {
    id: 'minor',
    clause: '第四条第五项',
    text: text('已满十四周岁不满十八周岁', 'from fourteen to under eighteen years old'),
    direction: 'lighten-or-mitigate',
    force: 'shall',
    kind: 'statutory',
    source: sources.minors,
    evidence: [text('身份证明', 'proof of age')],
    excludes: [],
  },
];

const discretionary: readonly Factor[] = [
  {
    id: 'cooperated',
    clause: '第五条第一项',
    text: text('积极配合调查，如实提供材料', 'cooperates and gives true papers'),
    direction: 'lighten',
    force: 'may',
    kind: 'discretionary',
    source: sources.proportion,
    evidence: [text('询问笔录', 'inquiry record')],
    excludes: ['hid-evidence'],
  },
  {
    id: 'many-recruited',
    clause: '第六条第一项',
    text: text('介绍、诱骗参加的人数较多（示例：十人以上）', 'brought in many (example: ten or more)'),
    direction: 'aggravate',
    force: 'may',
    kind: 'discretionary',
    source: sources.proportion,
    evidence: [text('参加人员名单及关系图', 'list of participants and chart')],
    excludes: ['slight-corrected', 'first-slight-harm'],
  },
  {
    id: 'again',
    clause: '第六条第二项',
    text: text('二年内因传销受过行政处罚（示例）', 'penalised for pyramid selling within two years (example)'),
    direction: 'aggravate',
    force: 'may',
    kind: 'discretionary',
    source: sources.proportion,
    evidence: [text('以前的行政处罚决定书', 'the earlier decision')],
    excludes: ['slight-corrected', 'no-fault', 'first-slight-harm'],
  },
  {
    id: 'hid-evidence',
    clause: '第六条第三项',
    text: text('转移、隐匿、毁灭证据', 'moved, hid or destroyed evidence'),
    direction: 'aggravate',
    force: 'may',
    kind: 'discretionary',
    source: sources.proportion,
    evidence: [text('现场笔录或者恢复的电子数据', 'on-site record or recovered data')],
    excludes: ['cooperated'],
  },
];

const favourable = ['undid-harm', 'coerced', 'confessed', 'merit', 'minor'];
const aggravating = ['many-recruited', 'again', 'hid-evidence'];
const wan = (amount: number): number => amount * 1_000_000;

const common = {
  version: '2024',
  example: true,
  title: TITLE,
  number: null,
  issuer: { zh: '云岚省市场监督管理局（虚构）', en: 'Yunlan Administration for Market Regulation (invented)' },
  jurisdiction: '98',
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  factors: [...statutory, ...discretionary],
  selection: [
    {
      band: 'not-punished',
      clause: '第三条',
      when: { any: { of: ['slight-corrected', 'no-fault', 'first-slight-harm'], atLeast: 1 } },
    },
    { band: 'mitigated', clause: '第七条', when: { any: { of: favourable, atLeast: 2 }, none: aggravating } },
    {
      band: 'lighter',
      clause: '第八条',
      when: { any: { of: [...favourable, 'cooperated'], atLeast: 1 }, none: aggravating },
    },
    {
      band: 'heavier',
      clause: '第九条',
      when: { any: { of: aggravating, atLeast: 1 }, none: [...favourable, 'cooperated'] },
    },
  ],
} as const;

const read = (entry: unknown): Benchmark => benchmarkSchema.parse(entry);

/** 禁止传销条例 art 24(2): introducing, luring, coercing others into pyramid selling, 100,000 to 500,000 yuan. */
const recruiting = read({
  ...common,
  id: 'yunlan-pyramid-recruiting',
  violation: {
    id: 'pyramid-recruiting',
    title: text('介绍、诱骗、胁迫他人参加传销', 'Introducing, luring or coercing others into pyramid selling'),
    basis: pyramid('第二十四条第二款'),
  },
  tiers: [
    {
      id: 'all',
      title: text('介绍、诱骗、胁迫他人参加传销', 'bringing others in'),
      source: pyramid('第二十四条第二款'),
      when: null,
      base: 'fixed',
      statutory: { min: wan(10), max: wan(50) },
      bands: [
        { band: 'mitigated', clause: '第七条', range: { min: wan(2), max: wan(10), maxOpen: true } },
        { band: 'lighter', clause: '第八条', range: { min: wan(10), max: wan(22), maxOpen: true } },
        { band: 'ordinary', clause: '第十条', range: { min: wan(22), max: wan(38) } },
        { band: 'heavier', clause: '第九条', range: { min: wan(38), max: wan(50), minOpen: true } },
      ],
    },
  ],
});

/** 禁止传销条例 art 27: moving or damaging seized goods, 5 to 20 % of their value; refusing to correct, 1 to 3 times. */
const goodsMoved = read({
  ...common,
  id: 'yunlan-pyramid-seized-goods',
  violation: {
    id: 'pyramid-seized-goods',
    title: text('擅自动用、调换、转移、损毁被查封、扣押财物', 'Using, swapping, moving or damaging seized goods'),
    basis: pyramid('第二十七条'),
  },
  tiers: [
    {
      id: 'refused-to-correct',
      title: text('拒不改正', 'refuses to correct'),
      source: pyramid('第二十七条'),
      when: { flag: 'refused-to-correct' },
      base: 'goods-value',
      statutory: { min: 10_000, max: 30_000 },
      bands: [
        { band: 'mitigated', clause: '第七条', range: { min: 5_000, max: 10_000, maxOpen: true } },
        { band: 'lighter', clause: '第八条', range: { min: 10_000, max: 16_000, maxOpen: true } },
        { band: 'ordinary', clause: '第十条', range: { min: 16_000, max: 24_000 } },
        { band: 'heavier', clause: '第九条', range: { min: 24_000, max: 30_000, minOpen: true } },
      ],
    },
    {
      id: 'moved',
      title: text('动用、调换、转移、损毁', 'used, swapped, moved or damaged'),
      source: pyramid('第二十七条'),
      when: null,
      base: 'goods-value',
      statutory: { min: 500, max: 2_000 },
      bands: [
        { band: 'mitigated', clause: '第七条', range: { min: 200, max: 500, maxOpen: true } },
        { band: 'lighter', clause: '第八条', range: { min: 500, max: 950, maxOpen: true } },
        { band: 'ordinary', clause: '第十条', range: { min: 950, max: 1_550 } },
        { band: 'heavier', clause: '第九条', range: { min: 1_550, max: 2_000, minOpen: true } },
      ],
    },
  ],
});

/** The demo world's benchmarks; every one says of itself that it is an example. */
export const exampleBenchmarks: readonly Benchmark[] = [recruiting, goodsMoved];
