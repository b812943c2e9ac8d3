import type { JsonObject } from '../../../../kernel/text.ts';

const PERSON = '00000000-0000-7000-8000-000000000012';
const MATTER = '00000000-0000-7000-8000-00000000aaaa';
const members: JsonObject[] = [
  { name: '林知微', post: '局长', place: 'leader' },
  { name: '沈望舒', post: '办公室主任', place: 'office' },
];
const decision: JsonObject = {
  title: '开展预付卡专项检查',
  owner: '510502',
  due: '2026-08-31',
  evidence: '检查情况报告',
};
const promise: JsonObject = { title: '清理积压线索', due: '2026-08-31', evidence: '清零台账' };
const attended: JsonObject[] = [{ name: '林知微', post: '局长' }];
const document = '某市监〔2026〕21号';
const on = '2026-07-06';
const attach: JsonObject = { file: MATTER, sha256: 'a'.repeat(64), name: '报告.pdf' };

/** A body for each verb, as a city's campaign office would write it on 2026-07-06. */
export const examples: Readonly<Record<string, Readonly<Record<string, JsonObject>>>> = {
  programme: {
    attach,
    plan: {
      title: '市场流通领域整治工作方案',
      order: { document: '某省市监〔2026〕3号', issuer: '某省市场监督管理局', on: '2026-01-05' },
      period: { from: '2026-01-10', to: '2026-12-31' },
      goals: ['线索清零', '案件见底'],
      steps: ['摸排线索', '集中整治', '建章立制'],
      duties: [{ area: '线索核查', duty: '按期核查全部线索', lead: '510502', domain: 'food' }],
    },
    start: { document },
    amend: { goals: ['线索清零'], reason: '上级调整目标' },
    'set-up-group': { name: '整治领导小组', document, on, members },
    'set-up-task-force': { name: '线索核查专班', document, on, members, tasks: '核查线索' },
    'change-members': { group: 'g1', members, reason: '人员变动' },
    'divide-duty': { area: '宣传', duty: '组织宣传', lead: '510502' },
    'end-duty': { duty: 'd1', reason: '任务合并' },
    'call-meeting': { kind: 'promotion', title: '推进会', on, agenda: ['听取汇报', '部署下一步'], invited: attended },
    'hold-meeting': {
      kind: 'party-group',
      title: '党组第8次会议',
      on,
      attended,
      absent: [{ name: '沈望舒', reason: '出差' }],
      minutes: '会议听取了整治情况汇报。',
      decisions: [decision],
    },
    'correct-minutes': { meeting: 'm1', minutes: '会议听取了整治情况汇报，并作了部署。', reason: '补充部署内容' },
    'cancel-meeting': { meeting: 'm1', reason: '与其他会议合并' },
    conclude: { document, summary: '线索全部核查完毕。', lessons: ['线索核查要有专人负责'] },
    'adopt-institution': { title: '线索核查规程', document, on, domain: 'food', text: '线索由专人核查。' },
    'offer-template': { name: '行业整治工作方案模板' },
    cancel: { reason: '并入其他方案' },
    'mark-task': { item: 'd1', task: MATTER, region: '510500', state: 'open', version: 1 },
  },
  task: {
    attach,
    set: { title: '开展预付卡专项检查', owner: '510502', due: '2026-08-31', evidence: '检查情况报告' },
    accept: {},
    'assign-person': { person: PERSON },
    'report-progress': { text: '已检查三十户。', percent: 60 },
    'submit-evidence': { text: '检查报告见附件。' },
    'ask-later': { due: '2026-09-30', reason: '检测结果未出' },
    'decide-later': { result: 'granted' },
    'accept-evidence': { opinion: '同意验收' },
    refuse: { reason: '缺少整改前后照片' },
    urge: { text: '请于到期前提交完成证明。' },
    withdraw: { reason: '任务重复' },
    close: {},
    reopen: { reason: '问题反弹', due: '2026-10-31' },
  },
  talk: {
    attach,
    propose: {
      title: '线索核查进度约谈',
      unit: '510502',
      reason: '线索核查进度滞后。',
      figures: [
        {
          ...{ figure: 'clue.cleared', authority: '510502', from: '2026-01-01', to: '2026-06-30', value: 3 },
          base: { figure: 'clue.received', value: 20 },
        },
      ],
    },
    summon: { document, on, place: '三楼会议室', asked: [{ name: '苏景行', post: '局长', authority: '510502' }] },
    hold: {
      on,
      led: { name: '林知微', post: '局长' },
      attended: [{ name: '苏景行', post: '局长', authority: '510502' }],
      absent: [],
      record: '说明了进度滞后的原因。',
      promises: [promise],
    },
    'correct-record': { record: '说明了进度滞后的原因和措施。', reason: '补充措施' },
    'judge-promise': { promise: 'p1', result: 'not-kept', reason: '逾期未完成' },
    close: { opinion: '同意办结' },
    cancel: { reason: '进度已经赶上' },
    'mark-task': { item: 'p1', task: MATTER, region: '510500', state: 'open', version: 1 },
  },
  rectification: {
    attach,
    open: {
      title: '河砂行业整治',
      domain: 'food',
      text: '涉黑案件暴露出行业监管漏洞。',
      owner: '510502',
      crimeCase: { name: '某涉黑案', documentNo: '某法〔2026〕1号' },
      problems: ['无照经营未及时查处'],
    },
    'link-letter': { matter: MATTER, region: '510500' },
    'link-crime-case': { name: '某涉黑案' },
    'add-problem': { title: '台账不全', text: '部分门店没有进货台账。' },
    'set-measure': { ...decision, problem: 'b1', domain: 'food' },
    'record-operation': { title: '联合检查', on, result: '检查四十户，责令改正三户。' },
    submit: { report: '各项措施已经落实。' },
    'check-up': { on, result: 'holds', text: '未发现反弹。' },
    accept: { opinion: '同意验收' },
    refuse: { reason: '措施未覆盖全部门店' },
    relapse: { reason: '再次发现无照经营', measures: ['m1'], due: '2026-12-31' },
    cancel: { reason: '与另一整治合并' },
    'mark-task': { item: 'm1', task: MATTER, region: '510500', state: 'open', version: 1 },
  },
};
