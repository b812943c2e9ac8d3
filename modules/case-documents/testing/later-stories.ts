import type { JsonObject } from '../../../kernel/text.ts';
import { summaryCase } from '../../cases/index.ts';
import {
  answer,
  bench,
  decision,
  defence,
  delivery,
  discussion,
  fixing,
  legalPass,
  notice,
  pass,
  unpunished,
} from '../../cases/model/case/testing/deciding.ts';
import {
  abstract,
  application,
  dossier,
  payment,
  publication,
  receipt,
  recipient,
  service,
} from '../../cases/model/case/testing/finishing.ts';
import { told } from '../../cases/model/case/testing/gathering.ts';
import { filed, type Step, staff } from '../../cases/model/case/testing/story.ts';
import { type Told, tell } from './performed.ts';

const { officer, partner, head, reviewer, stranger, intake } = staff;

/** A fine of 100,000 yuan and gains of 12,345.60 yuan: enough for a hearing, for a legal review and for two items. */
export const proposal: JsonObject = {
  outcome: 'penalise',
  penalties: [
    { kind: 'confiscate-gains', fen: 1_234_560, citation: '《价格违法行为行政处罚规定》第十三条第一款' },
    { kind: 'fine', fen: 10_000_000, citation: '《价格违法行为行政处罚规定》第十三条第一款' },
  ],
  facts:
    '当事人自2026年5月3日至2026年5月20日，在城西路8号经营场所销售白酒等商品时未按规定明码标价。\n案发时货架上有白酒十瓶、散装白酒2.5千克，均无标价签；同期销售记录共计214笔，违法所得12,345.60元。',
  reasons:
    '当事人的行为违反了明码标价的规定。当事人在立案后主动整改、积极配合调查，没有造成严重后果，按照裁量基准在一般幅度内处罚。',
};

const gathered: readonly Step[] = [
  filed(),
  ['2026-06-02', officer, 'record-scene', told('record-scene', '2026-06-02')],
  ['2026-06-02', officer, 'extract-evidence', told('extract-evidence', '2026-06-02')],
  [
    '2026-06-02',
    officer,
    'extract-data',
    told('extract-data', '2026-06-02', { title: '收银系统销售流水', proves: '违法所得数额' }),
  ],
  ['2026-06-03', officer, 'record-inquiry', told('record-inquiry', '2026-06-03')],
  ['2026-06-03', officer, 'order-correction', told('order-correction', '2026-06-10')],
];

const sampled: readonly Step[] = [filed(), ['2026-06-02', officer, 'sample', told('sample', '2026-06-02')]];
const commission: JsonObject = {
  kind: 'inspection',
  institute: '某某省产品质量监督检验研究院',
  subject: '对抽取的白酒（批号20260501）按GB/T 10781.1检验酒精度、总酸、甲醇等项目。',
  commission: '江阳市监检委〔2026〕1号',
  until: '2026-06-20',
};
const commissioned: readonly Step[] = [
  ...sampled,
  ['2026-06-04', officer, 'commission-test', { ...commission, notice: '江阳市监检期〔2026〕1号' }],
];

const reportedSteps: readonly Step[] = [...gathered, ['2026-06-05', officer, 'report', proposal]];
const reviewed: readonly Step[] = [
  ...reportedSteps,
  ['2026-06-05', officer, 'submit-review', { grounds: ['L3'] }],
  [
    '2026-06-08',
    reviewer,
    'legal-review',
    { ...legalPass, opinion: '本机关有管辖权，事实清楚、证据充分，定性准确，程序合法，处理适当。' },
  ],
];
const notified: readonly Step[] = [
  ...reviewed,
  ['2026-06-09', head, 'approve-proposal', {}],
  [
    '2026-06-09',
    officer,
    'notify',
    { ...notice(true), facts: String(proposal.facts), reasons: String(proposal.reasons) },
  ],
];
const defended: readonly Step[] = [
  ...notified,
  ['2026-06-10', officer, 'record-notice-delivery', delivery],
  [
    '2026-06-11',
    officer,
    'defend',
    {
      ...defence,
      content: '我公司已经整改，全部商品均已标价，请求从轻处罚。',
      evidence: ['整改照片十二张', '整改报告'],
    },
  ],
];
const called: readonly Step[] = [
  ...defended,
  [
    '2026-06-12',
    officer,
    'review-defence',
    answer({ result: 'partly', reasons: '整改情况属实，已在裁量时考虑；不足以减轻处罚。' }),
  ],
  ['2026-06-12', officer, 'ask-hearing', { way: 'written' }],
  ['2026-06-15', head, 'appoint-chair', bench],
  ['2026-06-16', officer, 'hand-over-file', { list: '卷宗一册，共八十页' }],
  ['2026-06-18', reviewer, 'fix-hearing', fixing('2026-07-02')],
];
const heard: readonly Step[] = [
  ...called,
  ['2026-06-22', reviewer, 'record-hearing-notice', delivery],
  ['2026-06-22', reviewer, 'announce-hearing', { document: '听证公告', where: '机关公告栏' }],
  [
    '2026-07-02',
    reviewer,
    'hold-hearing',
    {
      record:
        '主持人核对听证参加人身份，宣布听证纪律和听证开始。\n办案人员提出当事人违法的事实、证据和行政处罚建议。\n当事人代理人申辩：已全部整改，请求从轻处罚。\n双方质证、辩论。当事人最后陈述：愿意接受处理。',
      attendants: ['当事人代理人李某', '证人赵某'],
      signed: true,
    },
  ],
];
const heardOut: readonly Step[] = [
  ...heard,
  ['2026-07-03', reviewer, 'hearing-report', { opinion: '事实清楚、证据确凿，建议维持拟处罚意见。' }],
];
const discussed: readonly Step[] = [
  ...heardOut,
  ['2026-07-06', officer, 'submit-review', { grounds: [] }],
  ['2026-07-07', staff.otherReviewer, 'legal-review', { ...legalPass, opinion: '听证程序合法，同意拟处罚意见。' }],
  [
    '2026-07-08',
    head,
    'discuss',
    {
      ...discussion(proposal),
      record:
        '办案人员汇报案情和听证情况。\n赵志远：事实清楚，同意处罚建议。\n孙海：同意，执行中注意督促整改。\n与会负责人一致同意。',
    },
  ],
];
export const decided: readonly Step[] = [...discussed, ['2026-07-09', head, 'decide', decision(proposal)]];
const dismissed: readonly Step[] = [
  ...gathered,
  ['2026-06-05', officer, 'report', unpunished()],
  ['2026-06-05', officer, 'submit-review', { grounds: [] }],
  ['2026-06-08', stranger, 'case-review', pass],
  [
    '2026-06-09',
    head,
    'dismiss',
    {
      outcome: 'not-punished-minor',
      number: '江阳市监不罚〔2026〕3号',
      facts: '当事人有三种商品未标明价格，经指出后当场补齐标价签。',
      reasons: '违法行为轻微并及时改正，没有造成危害后果。',
    },
  ],
];

const served: readonly Step[] = [...decided, ['2026-07-10', officer, 'serve', service('2026-07-10')]];
const gains: Step = ['2026-07-14', intake, 'record-payment', payment('2026-07-14', 12_345.6, 'P0', 'gains')];
const demandedOn = (on: string): Step => [
  on,
  officer,
  'demand',
  { number: '江阳市监催〔2026〕1号', on, recipient, receipt: receipt(on) },
];
export const closedSteps: readonly Step[] = [
  ...served,
  gains,
  ['2026-07-15', officer, 'publish', publication({ abstract: { ...abstract, date: '2026-07-09' } })],
  ['2026-07-20', intake, 'record-payment', payment('2026-07-20', 100_000)],
  [
    '2026-07-21',
    officer,
    'request-closing',
    { ground: 'K1', summary: '罚没款已全部缴清，处罚信息已经公示，涉案商品已整改。' },
  ],
  ['2026-07-22', head, 'close', { ground: 'K1' }],
];
const bound: readonly Step[] = [...closedSteps, ['2026-07-23', officer, 'make-dossier', dossier()]];

const held: readonly Step[] = [
  filed(),
  ['2026-06-02', officer, 'request-measure', told('request-measure', '2026-06-02')],
  ['2026-06-02', head, 'approve-measure', told('approve-measure', '2026-06-02')],
  [
    '2026-06-02',
    officer,
    'impose-measure',
    told('impose-measure', '2026-06-02', { documentNo: '江阳市监强制〔2026〕1号' }),
  ],
  ['2026-06-03', officer, 'confirm-disposal', told('confirm-disposal', '2026-06-03')],
];

const spot: JsonObject = {
  number: '江阳市监当罚〔2026〕8号',
  title: '某便利店未明码标价案',
  cause: '未按规定明码标价',
  violation: 'price-not-marked',
  domain: 'price',
  channel: 'inspection',
  party: { kind: 'organisation', name: '某某便利店', code: '92350100M000100Y43' },
  place: '城西路8号',
  sources: [{ kind: 'inspection', region: '510502' }],
  campaigns: [],
  officers: [
    { person: officer.personId, licence: '川0502001' },
    { person: partner.personId, licence: '川0502002' },
  ],
  certain: true,
  facts: '现场检查时，货架上三种商品没有标明价格。',
  told: true,
  defence: { made: true, content: '标价签脱落，马上补上。', answer: '当场改正的情况已在裁量时考虑。' },
  penalties: [{ kind: 'fine', fen: 30_000, citation: '《价格违法行为行政处罚规定》第十三条第一款' }],
  signature: { how: 'signed', name: '店主李某', on: '2026-07-01' },
};
export const onSpot = (more: JsonObject = {}): Told =>
  tell([['2026-07-01', officer, 'decide-on-spot', { ...spot, ...more }]], summaryCase);

/** Of each form a story at whose end it is made; where a form has more than one way, each has its name. */
export const stories: Readonly<Record<string, readonly [no: number, told: () => Told]>> = {
  '29': [29, () => tell(sampled)],
  '30': [30, () => tell(commissioned)],
  '31': [31, () => tell(commissioned)],
  '31-prolonged': [
    31,
    () =>
      tell([
        ...commissioned,
        [
          '2026-06-15',
          officer,
          'prolong-test',
          { test: 't1', notice: '江阳市监检期〔2026〕2号', until: '2026-06-30', reason: '检验项目需要复测' },
        ],
      ]),
  ],
  '32': [
    32,
    () =>
      tell([
        ...commissioned,
        [
          '2026-06-18',
          officer,
          'record-test-result',
          {
            test: 't1',
            report: '检验报告（2026）质检字第0117号',
            result: 'not-compliant',
            text: '所检项目中甲醇项目不符合GB 2757-2012要求，检验结论为不合格。',
            notice: '江阳市监检果〔2026〕1号',
          },
        ],
      ]),
  ],
  '33': [33, () => tell(gathered)],
  '34': [
    34,
    () =>
      tell([
        ...gathered,
        [
          '2026-06-04',
          officer,
          'order-refund',
          told('order-refund', '2026-06-20', {
            documentNo: '江阳市监责退〔2026〕1号',
            amountFen: 350_000,
            facts: '多收停车费共计3,500元。',
          }),
        ],
      ]),
  ],
  '35': [35, () => tell(reportedSteps)],
  '36': [36, () => tell(reviewed)],
  '37': [37, () => tell(notified)],
  '38': [38, () => tell(defended)],
  '39': [39, () => tell(called)],
  '40': [40, () => tell(heard)],
  '41': [41, () => tell(heardOut)],
  '42': [42, () => tell(discussed)],
  '43': [43, () => tell(decided)],
  '44': [44, () => onSpot()],
  '45': [45, () => tell(decided)],
  '46': [46, () => tell(dismissed)],
  '47': [
    47,
    () =>
      tell([
        ...served,
        gains,
        [
          '2026-07-15',
          head,
          'grant-instalments',
          {
            number: '江阳市监延分〔2026〕1号',
            requestedOn: '2026-07-14',
            parts: [
              { dueOn: '2026-08-15', fen: 4_000_000 },
              { dueOn: '2026-09-15', fen: 3_000_000 },
              { dueOn: '2026-10-15', fen: 3_000_000 },
            ],
            reason: '受停业整改影响，资金周转困难。',
          },
        ],
      ]),
  ],
  '47-deferred': [
    47,
    () =>
      tell([
        ...served,
        [
          '2026-07-15',
          head,
          'grant-deferral',
          { number: '江阳市监延分〔2026〕2号', requestedOn: '2026-07-14', dueOn: '2026-09-30', reason: '受灾停业。' },
        ],
      ]),
  ],
  '48': [48, () => tell([...served, gains, demandedOn('2026-08-05')])],
  '49': [
    49,
    () =>
      tell([
        ...served,
        gains,
        demandedOn('2026-08-05'),
        ['2027-02-01', head, 'apply-enforcement', { ...application, requests: '强制执行罚款100,000元及加处罚款。' }],
      ]),
  ],
  '50': [50, () => tell(served)],
  '51': [
    51,
    () =>
      tell([
        ...decided,
        [
          '2026-07-10',
          officer,
          'serve-publicly',
          {
            number: '江阳市监送公〔2026〕1号',
            ground: 'untraceable',
            where: '江阳区人民政府网站、本机关公告栏',
            evidence: '社区证明、现场核查记录',
            reason: '经到登记住所核查和电话联系，均无法找到当事人。',
          },
        ],
      ]),
  ],
  '52': [
    52,
    () =>
      tell([
        ...held,
        [
          '2026-06-04',
          officer,
          'dispose-goods',
          told('dispose-goods', '2026-06-04', { approval: '江阳市监批〔2026〕6号' }),
        ],
      ]),
  ],
  '53': [53, () => tell(closedSteps)],
  '54': [54, () => tell(bound)],
  '55': [55, () => tell(bound)],
  '56': [56, () => tell([...bound, ['2026-07-24', intake, 'archive', { digest: 'd'.repeat(64), shelf: '3-2-18' }]])],
};
