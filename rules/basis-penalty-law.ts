import { articlesOf, type BasisEntry } from './basis-entry.ts';

const art = articlesOf('penalty', 'V', '2021-07-15');

/** 行政处罚法 (2021) as penalty cases rest on it: law.md §4, where its text was read. */
export const penaltyLawArticles = {
  'penalty.art9': art('第九条', '行政处罚的种类', 'Kinds of administrative penalty'),
  'penalty.art25': art(
    '第二十五条',
    '都有管辖权的由最先立案的管辖；争议协商不成报请指定',
    'Several with power: the first to file; disputes not agreed go to the common upper authority',
  ),
  'penalty.art26': art('第二十六条', '请求有关机关协助', 'Assistance asked of other organs'),
  'penalty.art28': art('第二十八条', '责令改正；没收违法所得', 'Order to correct; confiscation of illegal gains'),
  'penalty.art29': art(
    '第二十九条',
    '同一违法行为不得给予两次以上罚款；罚款数额高的规定优先',
    'One act, one fine: the provision with the higher amount governs',
  ),
  'penalty.art32': art('第三十二条', '应当从轻或者减轻处罚的情形', 'Where a penalty is to be lightened or mitigated'),
  'penalty.art33': art(
    '第三十三条',
    '不予处罚：轻微、初次违法、没有主观过错',
    'Not punished: minor, first time, no subjective fault',
  ),
  'penalty.art34': art('第三十四条', '行政处罚裁量基准', 'Benchmarks of discretion'),
  'penalty.art35': art(
    '第三十五条',
    '已处的罚款折抵罚金；法院已判处罚金的不再给予罚款',
    "A fine already imposed is set off against the court's; after the court's none is added",
  ),
  'penalty.art36': art(
    '第三十六条',
    '处罚时效：二年；涉及生命健康安全、金融安全且有危害后果的五年',
    'Limitation: two years; five where life, health or financial safety was harmed',
  ),
  'penalty.art37': art(
    '第三十七条',
    '适用行为发生时的规定，新的规定处罚较轻的适用新规定',
    'The law of the time of the act, or the milder new one',
  ),
  'penalty.art44': art(
    '第四十四条',
    '决定前告知内容、事实、理由、依据和权利',
    'Notice before the decision: content, facts, reasons, basis, rights',
  ),
  'penalty.art45': art(
    '第四十五条',
    '陈述和申辩；不得因申辩加重处罚',
    'Statement and defence; the penalty may not be raised because of it',
  ),
  'penalty.art46': art('第四十六条', '证据的种类；非法证据不得采用', 'Kinds of evidence; none that was got unlawfully'),
  'penalty.art47': art(
    '第四十七条',
    '全过程记录：启动、调查取证、审核、决定、送达、执行',
    'Full record: start, evidence, review, decision, service, enforcement',
  ),
  'penalty.art48': art(
    '第四十八条',
    '处罚决定公开；变更、撤销、确认违法或者无效的三日内撤回',
    'Publication; withdrawn within three days when the decision is changed, annulled or void',
  ),
  'penalty.art51': art(
    '第五十一条',
    '简易程序：公民二百元以下、组织三千元以下罚款或者警告',
    'Summary procedure: a fine of at most 200 yuan (person) or 3,000 (organisation), or a warning',
  ),
  'penalty.art52': art('第五十二条', '当场作出决定并报所属机关备案', 'Decision on the spot, reported to the authority'),
  'penalty.art53': art('第五十三条', '当场处罚决定的履行', 'Performance of an on-the-spot decision'),
  'penalty.art54': art(
    '第五十四条',
    '全面、客观、公正地调查；符合标准的及时立案',
    'Full, objective, fair investigation; filed promptly where the standard is met',
  ),
  'penalty.art55': art('第五十五条', '出示执法证件；询问、检查制作笔录', 'Certificates are shown; records are made'),
  'penalty.art56': art(
    '第五十六条',
    '先行登记保存，七日内作出处理决定',
    'Prior registration of evidence; a decision within seven days',
  ),
  'penalty.art57': art(
    '第五十七条',
    '调查终结后的决定种类；复杂或者重大处罚由负责人集体讨论',
    'Outcomes after the investigation; heads decide complex or heavy cases collectively',
  ),
  'penalty.art58': art(
    '第五十八条',
    '法制审核：法定情形未经审核或者审核未通过不得作出决定',
    'Legal review: in the listed cases no decision without it or against it',
  ),
  'penalty.art59': art('第五十九条', '处罚决定书的内容', 'Content of the penalty decision'),
  'penalty.art60': art(
    '第六十条',
    '自立案之日起九十日内作出决定，另有规定的除外',
    'Decision within 90 days of filing, unless otherwise provided',
  ),
  'penalty.art61': art(
    '第六十一条',
    '送达：当场交付，当事人不在场的七日内；经确认可以传真、电子邮件送达',
    'Service: on the spot, else within seven days; by fax or e-mail where confirmed',
  ),
  'penalty.art62': art(
    '第六十二条',
    '未告知或者拒绝听取陈述申辩的，不得作出决定',
    'No decision without notice, or where a defence was not heard',
  ),
  'penalty.art63': art(
    '第六十三条',
    '应当告知听证权利的处罚',
    'Penalties for which the right to a hearing must be told',
  ),
  'penalty.art64': art(
    '第六十四条',
    '听证：告知后五日内提出，举行七日前通知',
    'Hearing: asked for within five days of the notice, notified seven days before',
  ),
  'penalty.art65': art('第六十五条', '根据听证笔录作出决定', 'The decision follows the hearing record'),
  'penalty.art66': art(
    '第六十六条',
    '按期履行；确有困难的可以申请延期、分期缴纳',
    'Performance in time; deferral or instalments on request',
  ),
  'penalty.art67': art(
    '第六十七条',
    '罚缴分离；自收到决定书之日起十五日内缴款',
    'Fines are paid to the bank, within 15 days of receipt',
  ),
  'penalty.art68': art(
    '第六十八条',
    '当场收缴：一百元以下，或者事后难以执行',
    'Collection on the spot: at most 100 yuan, or hard to enforce later',
  ),
  'penalty.art69': art(
    '第六十九条',
    '边远、水上、交通不便地区经当事人提出可以当场收缴',
    "Collection on the spot in remote areas at the party's request",
  ),
  'penalty.art70': art('第七十条', '当场收缴应当出具专用票据', 'An official receipt for money taken on the spot'),
  'penalty.art71': art(
    '第七十一条',
    '执法人员二日内交至机关，机关二日内缴付银行',
    'Handed in within two days, banked within two days',
  ),
  'penalty.art72': art(
    '第七十二条',
    '逾期每日按百分之三加处罚款，不超过罚款数额；申请强制执行',
    'Surcharge of 3% a day up to the fine itself; application for enforcement',
  ),
  'penalty.art73': art(
    '第七十三条',
    '复议、诉讼期间不停止执行，加处罚款不予计算',
    'Review or suit does not stop enforcement; no surcharge is counted meanwhile',
  ),
  'penalty.art74': art('第七十四条', '罚没财物的处理；款项全部上缴国库', 'What becomes of confiscated goods and money'),
  'penalty.art75': art(
    '第七十五条',
    '建立健全对行政处罚的监督制度，加强监督检查；发现有错误的应当主动改正',
    'Supervision and inspection of penalties; what is found wrong is put right',
  ),
} as const satisfies Readonly<Record<string, BasisEntry>>;
