import { isUscc, tidyUscc } from '../../kernel/codes/uscc.ts';
import type { Json, Text } from '../../kernel/text.ts';
import {
  FieldProblem,
  importField as field,
  type ImportField,
  oneOf,
  parseDay,
  parseInstant,
  parseInteger,
  parseText,
} from '../../platform/import/index.ts';
import { campaignCode } from './model/body.ts';
import { channels, domains } from './model/labels.ts';

/** A choice by its code or its name in either language. */
const named = (list: Readonly<Record<string, Text>>): ImportField['parse'] =>
  oneOf(Object.fromEntries(Object.entries(list).map(([code, { zh, en }]) => [code, [zh, en]])));

/** One line, whatever line breaks the cell had. */
const oneLine =
  (limit: number): ImportField['parse'] =>
  (value) =>
    parseText(limit)(value.replace(/\s*[\r\n]+\s*/g, ' '));

function parseUscc(value: string): Json | FieldProblem {
  const code = tidyUscc(value);
  return isUscc(code) ? code : new FieldProblem('intake.import.bad-uscc', { value: value.slice(0, 40) });
}

const COUNT = parseInteger(0, 1_000_000_000);

const CAMPAIGN = campaignCode();

/** The code of a campaign as people type it: letters of any width and case. */
function parseCampaign(value: string): Json | FieldProblem {
  const code = value.normalize('NFKC').trim().toLowerCase();
  return CAMPAIGN.safeParse(code).success
    ? code
    : new FieldProblem('intake.import.bad-campaign', { value: value.slice(0, 40) });
}

const MOST_OFFICERS = 10;
const LONGEST_NAME = 100;
/** Names of Chinese characters with only blanks between: `张三丰 李四`, but not `张 三`, one name spread out. */
const BLANKS_BETWEEN = /^\p{Script=Han}{2,}(?:\s+\p{Script=Han}{2,})+$/u;

/** Names in one cell, divided by marks or line breaks. */
function parseOfficers(value: string): Json | FieldProblem {
  const names = value
    .split(BLANKS_BETWEEN.test(value.trim()) ? /\s+/ : /[、，,；;/\r\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const long = names.find((name) => name.length > LONGEST_NAME);
  if (long !== undefined) return new FieldProblem('import.too-long', { length: long.length, limit: LONGEST_NAME });
  const count = names.length;
  return count > 0 && count <= MOST_OFFICERS
    ? names
    : new FieldProblem('intake.import.bad-officers', { value: value.slice(0, 40), limit: MOST_OFFICERS });
}

/** What came with a letter, a transfer or an inspection, and the campaign; columns that older imports did not know. */
const incomingFields: readonly ImportField[] = [
  field(
    'sender',
    '来文单位',
    'Sending organ',
    [
      '发文机关',
      '发文单位',
      '来函单位',
      '移送单位',
      '移送机关',
      '转办单位',
      '交办单位',
      '交办机关',
      'sender',
      'sent by',
    ],
    oneLine(200),
  ),
  field(
    'documentNo',
    '来文字号',
    'Document number',
    ['来文文号', '文号', '发文字号', '来文编号', '来函文号', '移送文号', '移送函号', 'document no', 'letter no'],
    oneLine(120),
  ),
  field(
    'documentDate',
    '来文日期',
    'Date of document',
    ['发文日期', '来函日期', '移送日期', 'document date'],
    parseDay,
  ),
  field(
    'inspectionNo',
    '检查编号',
    'Inspection number',
    ['检查单号', '检查记录编号', '检查文书编号', '检查文书号', 'inspection no'],
    oneLine(120),
  ),
  field(
    'officers',
    '检查人员',
    'Inspecting officers',
    ['执法人员', '检查人', '检查执法人员', 'officers', 'inspectors'],
    parseOfficers,
  ),
  field(
    'campaign',
    '来源专项',
    'Campaign',
    ['专项代码', '专项编码', '来源专项代码', '专项行动代码', 'campaign', 'campaign code'],
    parseCampaign,
  ),
].map((each): ImportField => ({ ...each, addedLater: true }));

/** What a row of an imported table of clues may say. */
export const clueFields: readonly ImportField[] = [
  field(
    'externalId',
    '来源编号',
    'Source number',
    ['id', '编号', '留言编号', '登记编号', '工单号', '线索编号', 'no'],
    oneLine(120),
  ),
  field('system', '来源系统', 'Source system', ['来源平台', '数据来源', 'system', 'source'], oneLine(60)),
  field('title', '标题', 'Title', ['subject', '主题', '留言主题', '线索标题', '事由', '案由'], oneLine(200)),
  field(
    'text',
    '内容',
    'Text',
    ['body', 'content', '正文', '留言详情', '留言内容', '线索内容', '投诉内容', '举报内容', '诉求内容', '反映内容'],
    parseText(20_000),
    true,
  ),
  field(
    'demand',
    '具体诉求',
    'What is asked for',
    ['诉求', '投诉请求', '具体请求', '投诉要求', '请求事项', 'demand', 'request'],
    parseText(2_000),
  ),
  field(
    'submittedAt',
    '提交时间',
    'Submitted at',
    ['time', '时间', '留言时间', '反映时间', '来信时间', '投诉时间', '举报时间'],
    parseInstant,
  ),
  field(
    'received',
    '登记日期',
    'Day of receipt',
    ['received', '收到日期', '收件日期', '收文日期', '受理登记日期'],
    parseDay,
  ),
  field(
    'reporter',
    '反映人',
    'Reporter',
    ['user', '留言用户', '用户', '姓名', '投诉人', '举报人', '来信人', '联系人', 'name'],
    oneLine(100),
  ),
  field('phone', '联系电话', 'Telephone', ['电话', '手机', '手机号', '联系方式', 'phone', 'tel'], oneLine(40)),
  field(
    'respondent',
    '被反映单位',
    'Operator concerned',
    ['被投诉人', '被举报人', '企业名称', '经营者', '商家', '涉事企业', 'firm', 'company', 'respondent'],
    oneLine(200),
  ),
  field('respondentCode', '统一社会信用代码', 'Unified social credit code', ['信用代码', 'uscc'], parseUscc),
  field('address', '地址', 'Address', ['发生地点', '经营地址', '企业地址', '所在地', 'address', 'place'], oneLine(300)),
  field('occurredOn', '发生日期', 'Day it happened', ['事发日期', '事发时间', '发生时间', 'occurred'], parseDay),
  field('domain', '业务领域', 'Domain', ['领域', '业务类别', '类别', 'domain', 'category'], named(domains)),
  field('channel', '来源渠道', 'Channel', ['渠道', '来源', '受理渠道', 'channel'], named(channels)),
  field('likes', '点赞数', 'Likes', ['赞成数', '支持数', 'likes'], COUNT),
  field('against', '反对数', 'Against', ['against', 'dislikes'], COUNT),
  ...incomingFields,
];
