import type { JsonObject } from '../../../kernel/text.ts';
import { receivedByPolice } from '../../cases/model/case/testing/finishing.ts';
import { told } from '../../cases/model/case/testing/gathering.ts';
import { filed, filing, type Step, staff } from '../../cases/model/case/testing/story.ts';

const { officer, head, cityHead } = staff;

type Change = Readonly<Record<string, unknown>>;
const step = (on: string, by: Step[1], verb: string, change: Change = {}): Step => [
  on,
  by,
  verb,
  told(verb, on, change),
];
const plain = (on: string, by: Step[1], verb: string, body: JsonObject): Step => [on, by, verb, body];

/** Filed on Monday 2026-06-01 by the head; investigating. */
const open: readonly Step[] = [filed()];

const held = (kind: 'seize' | 'seal'): readonly Step[] => [
  ...open,
  step('2026-06-08', officer, 'request-measure', { kind, law: 'coercion' }),
  step('2026-06-08', head, 'approve-measure'),
  step('2026-06-08', officer, 'impose-measure', { kind, documentNo: '江阳市监强制〔2026〕3号' }),
];
const seized = held('seize');
const kept: readonly Step[] = [
  ...open,
  step('2026-06-08', officer, 'request-measure', { kind: 'register-keep', law: undefined }),
  step('2026-06-08', head, 'approve-measure'),
  step('2026-06-08', officer, 'register-keep', { documentNo: '江阳市监登存〔2026〕2号' }),
];
const suspended: readonly Step[] = [
  ...open,
  plain('2026-06-10', head, 'suspend', {
    ground: 'S2',
    text: '对该类收费的法律适用问题，已书面请示上级机关。',
    document: '江阳市监批〔2026〕7号',
    requestedBy: officer.personId,
  }),
];
const moved = (document: string): JsonObject => ({ to: '510503', reason: '违法行为发生地在该区', document });

/** For each form a story in which its verb is really performed, and the words of it that the document must hold. */
export interface FormStory {
  readonly steps: readonly Step[];
  /** Whose case it is; 510502 where absent. */
  readonly authority?: string;
  readonly holds: readonly string[];
}

export const formStories: Readonly<Record<string, FormStory>> = {
  '1': {
    steps: open,
    holds: [
      '举报',
      '12315平台',
      '某某商贸有限公司',
      '91350100M000100Y43',
      '城西路8号',
      '2026年5月25日',
      '张明远（执法证号：川0502001）',
    ],
  },
  '2': {
    steps: [
      ...open,
      plain('2026-06-08', head, 'dispute', { with: '510503', reason: '实际经营地在纳溪区' }),
      plain('2026-06-10', cityHead, 'designate', moved('泸市监指管〔2026〕1号')),
    ],
    holds: [
      '泸市监指管〔2026〕1号',
      '江阳区市场监督管理局、纳溪区市场监督管理局：',
      '《中华人民共和国行政处罚法》第二十五条',
      '本案由纳溪区市场监督管理局管辖',
    ],
  },
  '3': {
    authority: '510500',
    steps: [
      plain('2026-06-01', cityHead, 'file', filing),
      plain('2026-06-10', cityHead, 'hand-down', { ...moved('泸市监交办〔2026〕1号'), to: '510502' }),
    ],
    holds: ['泸市监交办〔2026〕1号', '江阳区市场监督管理局：', '现将该案交由你单位办理', '违法行为发生地在该区'],
  },
  '4': {
    steps: [
      ...open,
      step('2026-06-03', officer, 'record-scene'),
      plain('2026-06-10', head, 'transfer-case', moved('江阳市监移〔2026〕3号')),
    ],
    holds: ['江阳市监移〔2026〕3号', '纳溪区市场监督管理局：', '不属于本机关管辖', '笔录1份'],
  },
  '5': {
    steps: [...open, ...receivedByPolice('2026-06-08')],
    holds: [
      '江阳市监罪移〔2026〕1号',
      '江阳公安分局：',
      '非法经营罪',
      '涉案金额已达追诉标准',
      '涉案物品清单',
      '江阳区人民检察院',
    ],
  },
  '6': {
    steps: [
      ...seized,
      ...receivedByPolice('2026-06-09'),
      plain('2026-06-10', officer, 'police-filed', { number: '江公立〔2026〕5号' }),
      plain('2026-06-12', officer, 'hand-over-goods', {
        number: '江阳市监物移〔2026〕1号',
        receipt: '江公接〔2026〕8号',
        receiver: '李警官',
        list: ['白酒（500ml）10瓶', '散装白酒2.5千克'],
        measures: ['m1'],
      }),
    ],
    holds: [
      '江阳市监物移〔2026〕1号',
      '白酒（500ml）10瓶',
      '江公立〔2026〕5号',
      '江公接〔2026〕8号',
      '李警官',
      '江阳市监强制〔2026〕3号',
      '2026年6月9日',
    ],
  },
  '7': {
    steps: open,
    holds: [
      '立案审批表',
      '江阳市监立〔2026〕12号',
      '未按规定明码标价',
      '现场检查照片和收费票据初步证明',
      '同意立案',
      '刘卫东',
      '2026年6月1日',
    ],
  },
  '8 中止调查': {
    steps: suspended,
    holds: ['中止调查', '江阳市监批〔2026〕7号', '已书面请示上级机关', '同意自2026年6月10日起中止调查'],
  },
  '8 恢复调查': {
    steps: [
      ...suspended,
      plain('2026-06-24', head, 'resume-case', { reason: '上级机关已批复', document: '江阳市监批〔2026〕9号' }),
    ],
    holds: ['恢复调查', '本案自2026年6月10日起中止调查。上级机关已批复', '同意自2026年6月24日起恢复调查'],
  },
  '8 终止调查': {
    steps: [
      ...open,
      plain('2026-06-10', head, 'end-investigation', {
        ground: 'E2',
        text: '当事人已注销登记。',
        document: '江阳市监批〔2026〕8号',
        requestedBy: officer.personId,
      }),
    ],
    holds: ['终止调查', '涉嫌违法的组织终止，且无权利义务承受人', '当事人已注销登记'],
  },
  '8 延长办案期限': {
    steps: [
      ...open,
      plain('2026-08-20', officer, 'request-extension', { reason: '需要向外地供货单位取证' }),
      plain('2026-08-24', head, 'extend', { document: '江阳市监批〔2026〕11号' }),
    ],
    holds: ['延长办案期限', '需要向外地供货单位取证', '延长三十日', '2026年9月29日', '张明远'],
  },
  '8 撤销立案': {
    steps: [
      ...open,
      plain('2026-06-10', head, 'withdraw-filing', {
        kind: 'duplicate',
        text: '同一行为已由市局立案。',
        document: '江阳市监批〔2026〕6号',
      }),
    ],
    holds: ['撤销立案', '同一违法行为重复立案', '同一行为已由市局立案'],
  },
  '8 回避': {
    steps: [
      ...open,
      plain('2026-06-09', officer, 'ask-recusal', {
        person: staff.partner.personId,
        post: 'officer',
        ground: 'B1',
        askedBy: 'party',
        on: '2026-06-09',
        text: '系当事人的近亲属。',
      }),
      plain('2026-06-10', head, 'decide-recusal', {
        recusal: 'r1',
        result: 'recused',
        reason: '情况属实',
        officers: [{ person: staff.third.personId, licence: '川0502003' }],
      }),
    ],
    holds: [
      '回避',
      '李文静',
      '与案件有直接利害关系',
      '系当事人的近亲属',
      '同意回避。理由：情况属实',
      '由陈志刚（执法证号：川0502003）接替办理',
      '承办人张明远（执法证号：川0502001）、陈志刚',
    ],
  },
  '9': {
    steps: [...open, step('2026-06-03', officer, 'record-scene')],
    holds: [
      '城西路8号',
      '2026年6月3日9时00分至11时00分',
      '收银台未见价目表',
      '李某（店长）',
      '川0502002',
      '申请回避',
      '《中华人民共和国行政处罚法》第五十五条',
    ],
  },
  '10': {
    steps: [...open, step('2026-06-03', officer, 'confirm-address')],
    holds: [
      '王某',
      '城西路8号',
      '13800000000',
      'wang@example.com',
      '■ 同意　□ 不同意',
      '《中华人民共和国行政处罚法》第六十一条',
      '2026年6月3日',
    ],
  },
  '11': {
    steps: [...open, step('2026-06-03', officer, 'extract-evidence')],
    holds: ['收费票据', '书证', '共3页', '原件由当事人保管，经核对无误', '李某（店长）', '未按规定明码标价'],
  },
  '12': {
    steps: [...open, step('2026-06-03', officer, 'extract-data')],
    holds: [
      'a'.repeat(64),
      '收银机',
      'SN0001',
      '电子数据取证工具3.2',
      '只读连接后导出销售流水',
      '20,480字节',
      '9时00分至9时30分',
    ],
  },
  '13': {
    steps: [...open, step('2026-06-03', officer, 'summon')],
    holds: [
      '江阳市监询〔2026〕3号',
      '王某：',
      '2026年6月3日9时30分',
      '县市场监督管理局二楼询问室',
      '营业执照',
      '价格标示情况',
    ],
  },
  '14': {
    steps: [...open, step('2026-06-03', officer, 'record-inquiry')],
    holds: [
      '第一次',
      '法定代表人',
      '510502198001010011',
      '店内商品是否标价？',
      '没有标价签。',
      '听清楚了，不申请回避',
      '“三日”更正为“二日”',
      '拒绝签名',
      '赵某',
      '共2页',
      '李文静',
    ],
  },
  '15': {
    steps: [...open, step('2026-06-03', officer, 'demand-materials', { until: '2026-06-12' })],
    holds: ['江阳市监限提〔2026〕2号', '2026年6月12日前', '进货票据', '销售台账', '某某商贸有限公司：'],
  },
  '16': {
    steps: [
      ...open,
      plain('2026-06-08', officer, 'ask-identification', {
        holder: '某酒业股份有限公司',
        subject: '白酒（500ml）十二瓶',
        notice: '江阳市监辨〔2026〕1号',
        until: '2026-06-19',
      }),
    ],
    holds: ['江阳市监辨〔2026〕1号', '某酒业股份有限公司：', '白酒（500ml）十二瓶', '2026年6月19日'],
  },
  '17': {
    steps: [
      ...open,
      plain('2026-06-08', officer, 'ask-assistance', {
        to: '合江县市场监督管理局',
        document: '江阳市监协查〔2026〕4号',
        text: '请核实某某商贸有限公司供货单位的登记情况和供货票据。',
      }),
    ],
    holds: [
      '江阳市监协查〔2026〕4号',
      '合江县市场监督管理局：',
      '供货单位的登记情况',
      '十五个工作日',
      '《中华人民共和国行政处罚法》第二十六条',
    ],
  },
  '18': {
    steps: [
      ...seized,
      plain('2026-06-08', officer, 'request-seizure-assistance', {
        measure: 'm1',
        to: '江阳公安分局',
        document: '江阳市监协扣〔2026〕1号',
        text: '派员到场维持秩序，协助将扣押的白酒运离城西路8号。',
      }),
    ],
    holds: [
      '江阳市监协扣〔2026〕1号',
      '江阳公安分局：',
      '江阳市监强制〔2026〕3号',
      '2026年6月8日',
      '白酒',
      '协助将扣押的白酒运离',
      '《中华人民共和国行政处罚法》第二十六条',
      '张明远',
    ],
  },
  '19': {
    steps: kept,
    holds: [
      '江阳市监登存〔2026〕2号',
      '证据可能灭失',
      '第五十六条',
      '白酒',
      '1,050.00',
      '七个工作日',
      '封0001',
      '川0502001',
    ],
  },
  '20': {
    steps: [...kept, step('2026-06-12', officer, 'decide-kept', { documentNo: '江阳市监解登〔2026〕2号' })],
    holds: ['江阳市监解登〔2026〕2号', '2026年6月8日以江阳市监登存〔2026〕2号', '已复制留存', '自2026年6月12日起解除'],
  },
  '21': {
    steps: seized,
    holds: [
      '江阳市监强制〔2026〕3号',
      '城西路8号',
      '《中华人民共和国行政强制法》第二十四条',
      '三十日',
      '2026年7月8日',
      '白酒',
      '10瓶',
      '六十日',
      '六个月',
      '货物有进货票据',
    ],
  },
  '22': {
    steps: [...seized, step('2026-07-06', head, 'extend-measure', { documentNo: '江阳市监延强〔2026〕1号' })],
    holds: [
      '江阳市监延强〔2026〕1号',
      '江阳市监强制〔2026〕3号',
      '延长三十日',
      '2026年8月7日',
      '案情复杂',
      '第二十五条',
    ],
  },
  '23': {
    steps: [...seized, step('2026-06-20', officer, 'lift-measure', { documentNo: '江阳市监解强〔2026〕1号' })],
    holds: [
      '江阳市监解强〔2026〕1号',
      '与违法行为无关',
      '自2026年6月20日起解除',
      '《中华人民共和国行政强制法》第二十八条',
    ],
  },
  '24': {
    steps: seized,
    holds: [
      '江阳市监强制〔2026〕3号',
      '白酒',
      '500ml',
      '20260501',
      '10瓶',
      '1,000.00',
      '合计',
      '1,050.00',
      '封0001（仓库门）',
    ],
  },
  '25': { steps: seized, holds: ['封条', '封0001', '仓库门', '2026年6月8日'] },
  '26': {
    steps: [...held('seal'), step('2026-06-10', officer, 'entrust-custody', { documentNo: '江阳市监保管〔2026〕1号' })],
    holds: [
      '江阳市监保管〔2026〕1号',
      '某某仓储有限公司：',
      '城东仓库',
      '不得损毁、转移',
      '《中华人民共和国行政强制法》第二十六条',
      '1,000.00',
    ],
  },
  '27': {
    steps: [...seized, step('2026-06-10', officer, 'confirm-disposal')],
    holds: ['易腐烂、变质', '变卖', '白酒', '某某商贸有限公司', '江阳市监强制〔2026〕3号', '2026年6月10日'],
  },
  '28': {
    steps: [...seized, step('2026-06-10', officer, 'announce-disposal', { documentNo: '江阳市监处公〔2026〕1号' })],
    holds: ['江阳市监处公〔2026〕1号', '当事人下落不明', '2026年12月31日前', '白酒', '变卖', '本机关公告栏'],
  },
};

/** The number of the form in a key such as `8 回避`. */
export const formNumber = (key: string): number => Number(key.split(' ')[0]);
