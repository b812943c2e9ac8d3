import type { Text } from '../../../kernel/text.ts';
import { proposeDomain } from '../../../modules/triage/model/domain.ts';
import { outOfScopeKinds } from '../../../rules/grounds.ts';

/** A matter that mostly belongs to another door, and which one. It is received here all the same, and answered. */
export interface Elsewhere {
  readonly id: string;
  readonly channel: Text;
  /** The words it rests on. */
  readonly evidence: readonly string[];
}

interface Door {
  readonly id: string;
  readonly terms: RegExp;
  readonly channel: Text;
}

/** What no complaint and no report is (令121 art 44, V), by the words in which people bring it. */
const OUTSIDE: Readonly<Record<string, RegExp>> = {
  disclosure: /信息公开/g,
  reconsideration: /行政复议|复议申请/g,
  discipline: /(?:执法人员|工作人员|你局|贵局|干部)[^。；\n]{0,12}(?:索要|索贿|受贿|收钱|好处费|吃拿卡要|徇私)/g,
};

/** Other departments by their national hotlines. Publicly known numbers (M): a city may have others, so 12345 stands beside. */
const DOORS: readonly Door[] = [
  {
    id: 'wages',
    terms: /拖欠工资|欠薪|农民工工资|不发工资|社保|公积金|养老保险|劳动合同/g,
    channel: {
      zh: '人力资源和社会保障部门，电话 12333；公积金可拨 12329',
      en: 'the human-resources and social-security department, telephone 12333; housing fund: 12329',
    },
  },
  {
    id: 'post',
    terms: /快递丢|快递公司|快递员|包裹丢|邮件丢/g,
    channel: { zh: '邮政管理部门，电话 12305', en: 'the postal administration, telephone 12305' },
  },
  {
    id: 'bank',
    terms: /银行卡盗刷|理赔|保险公司|信用卡年费|贷款利息/g,
    channel: { zh: '金融监管部门，电话 12378', en: 'the financial regulator, telephone 12378' },
  },
  {
    id: 'tax',
    terms: /偷税|漏税|逃税|不开发票|拒开发票/g,
    channel: { zh: '税务部门，电话 12366', en: 'the tax authority, telephone 12366' },
  },
  {
    id: 'police',
    terms: /打人|殴打|盗窃|被偷|电信诈骗|刷单诈骗|冒充公检法/g,
    channel: { zh: '公安机关，电话 110；反诈专线 96110', en: 'the police, telephone 110; against fraud: 96110' },
  },
];

/** Signs that it is ours after all: a trade between a person and a shop, or a violation that we look after. */
const OURS = /退款|退货|赔偿|假货|假冒|过期|变质|虚假宣传|缺斤|短斤|价格欺诈|明码标价|无证经营|电梯|三无/;

const CITY: Text = {
  zh: '有关主管部门；不知道是哪一家，拨打 12345 政务服务便民热线，由它转办',
  en: 'the department in charge; if you do not know which, call 12345, which passes it on',
};

/** The other door that a text seems meant for; undefined where it may well be ours. */
export function findElsewhere(title: string, text: string): Elsewhere | undefined {
  const whole = `${title}\n${text}`;
  for (const kind of outOfScopeKinds) {
    const evidence = [...new Set(whole.match(OUTSIDE[kind.code] ?? /(?!)/) ?? [])];
    if (evidence.length > 0) return { id: kind.code, channel: kind.channel, evidence };
  }
  if (OURS.test(whole)) return undefined;
  for (const { id, terms, channel } of DOORS) {
    const evidence = [...new Set(whole.match(terms) ?? [])];
    if (evidence.length > 0) return { id, channel, evidence: evidence.slice(0, 3) };
  }
  // The officers' own lexicon, which abstains unless other departments' work weighs heavily and nothing of ours does.
  const domain = proposeDomain(whole);
  if (domain?.value !== 'not-ours') return undefined;
  return { id: 'city', channel: CITY, evidence: [...new Set(domain.evidence.map(({ term }) => term))].slice(0, 3) };
}
