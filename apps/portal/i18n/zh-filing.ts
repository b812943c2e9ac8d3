import type { Field, FilingKind, Step } from '../filing/form.ts';
import type { Fault } from '../filing/validate.ts';

const steps: Readonly<Record<Step, string>> = {
  what: '发生了什么',
  where: '涉及谁，在哪里',
  contact: '您的联系方式',
  check: '核对并提交',
};

const labels: Readonly<Record<Field, string>> = {
  title: '用一句话说明',
  text: '详细经过',
  demand: '您的要求',
  claim: '要求退赔的金额（元）',
  occurredOn: '发生日期',
  respondentName: '经营者名称',
  respondentAddress: '经营者地址',
  respondentCode: '统一社会信用代码',
  region: '地区',
  identity: '是否留下联系方式',
  name: '姓名',
  phone: '电话',
  address: '地址',
};

const faults: Readonly<Record<Fault, (label: string) => string>> = {
  missing: (label) => `请填写“${label}”。`,
  'too-short': (label) => `“${label}”写得太短了，请再具体一点。`,
  'too-long': (label) => `“${label}”太长了，请缩短。`,
  'not-a-day': (label) => `“${label}”不是正确的日期。`,
  'in-future': (label) => `“${label}”不能晚于今天。`,
  'not-money': (label) => `“${label}”请写数字，例如 358.50。`,
  'not-a-phone': (label) => `“${label}”不像电话号码，请核对。座机请带区号。`,
  'not-a-code': (label) => `“${label}”只有数字和字母，请核对或者不填。`,
};

const choose: Partial<Readonly<Record<Field, string>>> = {
  region: '请选择地区。',
  identity: '请选择是否留下联系方式。',
};

const titleHints: Readonly<Record<FilingKind, string>> = {
  complaint: '例如：新买的电饭煲漏电，商家不退款',
  report: '例如：某饭店使用过期食材',
  both: '例如：买到过期奶粉，要求退款，也请查处这家店',
  clue: '例如：听说某处有人加工假酒',
};

const textHints: Readonly<Record<FilingKind, string>> = {
  complaint: '什么时候、在哪里、买了什么、花了多少钱、出了什么问题、和商家怎么谈的。',
  report: '什么时候、在哪里、看到什么、怎么知道的、有什么证据。不要写能让人认出您的细节。',
  both: '什么时候、在哪里、买了什么、花了多少钱、怎么谈的；哪里违法、有什么证据。同一份经过会分给投诉和举报。',
  clue: '知道多少写多少。',
};

/** Texts of the filing form. */
export const zhFiling = {
  filing: {
    step: (now: number, all: number) => `第 ${now} 步，共 ${all} 步`,
    progress: '填写进度',
    back: '上一步',
    next: '下一步',
    toCheck: '改好了，回到核对',
    optional: '（选填）',
    steps,
    labels,
    faults,
    choose,
    titleHints,
    textHints,
    demandHint: '例如：退款 299 元；或者免费修好；或者更换同款。',
    claimHint: '没有金额要求可以不填。例如 358.50',
    occurredHint: '记不清可以不填。',
    nameHint: {
      complaint: '招牌、小票或者营业执照上的名称。网购请写店铺名和平台名。',
      report: '招牌上的名称、网店名都可以。不知道可以不填。',
      both: '招牌、小票或者营业执照上的名称。网购请写店铺名和平台名。',
      clue: '不知道可以不填。',
    } satisfies Readonly<Record<FilingKind, string>>,
    addressHint: '门店地址。网购请写店铺页面上的地址，没有就写“网店”和平台名。',
    codeHint: '营业执照或小票上的 18 位编号，不知道可以不填。',
    regionHint: {
      complaint: '选经营者所在的地方；网购平台本身的问题，选平台公司所在地。',
      report: '选违法行为发生的地方。',
      both: '选经营者所在的地方。举报如应由别的机关核查，会依法告知您。',
      clue: '选事情发生的地方；说不准就选上一级。',
    } satisfies Readonly<Record<FilingKind, string>>,
    regionLevels: ['省', '市', '区、县', '所在地'],
    regionPick: '请选择',
    regionWhole: (place: string) => `说不准，交给${place}`,
    regionTo: (authority: string) => `将由${authority}接收。`,
    regionLoading: '正在读取地区……',
    regionFailed: '地区没有读到。',
    again: '再试一次',
    characters: (used: number, most: number) => `已写 ${used} 字，最多 ${most} 字`,
    remaining: (left: number) => (left >= 0 ? `还可以写 ${left} 字` : `超出 ${-left} 字`),
    identityHint: '匿名也会依法处理。',
    anonymous: '匿名',
    anonymousLead: '我们不知道您是谁。凭回执码查询进度，也可以和办理机关互相留言。',
    named: '留下联系方式',
    namedLead: '需要核实或补充证据时可以联系您。身份单独加密封存，打开须写明理由并留下记录。',
    contactComplaint:
      '投诉要由您和经营者双方调解，所以需要您的真实姓名、电话和地址（总局令第121号第十条）。不愿具名的，可以改为举报或者提供线索。',
    contactUse: '只用于办理本件：核实情况、组织调解、告知结果。',
    addressReporter: '可以写到街道、门牌号，用于寄送文书。',
    insider: '给知情人',
    insiderText: '请用自己的手机和网络，不要用单位的。本页默认不保存草稿，系统不记录您的网络地址。',
    keep: '在这个窗口里暂存草稿',
    keepLead: '刷新页面不会丢，关闭窗口就清除。公用电脑上请不要选。',
    clear: '清空已填内容',
    clearAsk: '确定清空已填的全部内容吗？',
    exit: '快速离开',
    exitLead: '清空并转到天气网站（或连按三次 Shift）',
    change: '修改',
    empty: '未填',
    who: '您的身份',
    truth:
      '提交即表示所写内容属实。捏造事实、伪造证据骗取赔偿或者敲诈勒索的，将移送公安机关（总局令第121号第四十二条）。',
    truthReport: '请如实提供情况。',
    send: '提交',
    sending: '正在提交，请稍候……',
    errors: (count: number) => `有 ${count} 处需要改一下`,
    failedTitle: '还没有提交成功',
    unknown: '没有收到服务器的答复，可能是网络断了。您写的内容都还在。请再按一次“提交”，同一份材料不会重复登记。',
    known: '服务器已经收到过这份材料，但回执码没能显示给您。',
    knownAgain: '作为新的一份重新提交',
    reference: (id: string) => `编号 ${id}，咨询时可以报给工作人员。`,
  },
};
