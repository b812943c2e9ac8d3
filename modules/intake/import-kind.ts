import { isUscc, tidyUscc } from '../../kernel/codes/uscc.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { Json, JsonObject, Text } from '../../kernel/text.ts';
import {
  FieldProblem,
  type ImportField,
  type ImportKind,
  type ImportRow,
  oneOf,
  parseDay,
  parseInstant,
  parseInteger,
  parseText,
} from '../../platform/import/index.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { channels, domains } from './model/labels.ts';

const field = (
  key: string,
  zh: string,
  en: string,
  synonyms: readonly string[],
  parse: ImportField['parse'],
  required = false,
): ImportField => ({ key, title: { zh, en }, synonyms, required, parse });

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

const fields: readonly ImportField[] = [
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
  field('received', '登记日期', 'Day of receipt', ['received', '收到日期', '收件日期', '受理登记日期'], parseDay),
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
];

const text = (row: ImportRow, key: string): string => (typeof row[key] === 'string' ? row[key] : '');

/** The named parts that the row has, under the names that the body gives them; undefined when it has none. */
function part(row: ImportRow, names: Readonly<Record<string, string>>): JsonObject | undefined {
  const found = Object.entries(names).flatMap(([key, name]) => {
    const value = row[key];
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

const DEFAULT_SYSTEM = '批量导入';
const FIRST_WORDS = 30;

/** By characters: half of a pair of code units can be neither stored nor hashed. */
const firstWords = (content: string): string => Array.from(content.replace(/\s+/g, ' ')).slice(0, FIRST_WORDS).join('');

function bodyOf(row: ImportRow, digest: string): JsonObject {
  const content = text(row, 'text');
  const source =
    row.externalId === undefined
      ? undefined
      : {
          system: text(row, 'system') || DEFAULT_SYSTEM,
          externalId: text(row, 'externalId'),
          ...part(row, { submittedAt: 'submittedAt' }),
        };
  // An operator is known by its name; a code or an address alone says where, not who.
  const respondent =
    row.respondent === undefined
      ? undefined
      : part(row, { respondent: 'name', respondentCode: 'code', address: 'address' });
  const place = part(row, { address: 'address' });
  const reporter = part(row, { reporter: 'name', phone: 'phone' });
  return {
    title: text(row, 'title') || firstWords(content),
    text: content,
    channel: text(row, 'channel') || 'import',
    importDigest: digest,
    ...part(row, { demand: 'demand', domain: 'domain', occurredOn: 'occurredOn', likes: 'likes', against: 'against' }),
    ...(source === undefined ? {} : { source }),
    ...(respondent === undefined ? {} : { respondent }),
    ...(place === undefined ? {} : { place }),
    ...(reporter === undefined ? {} : { reporter }),
  };
}

/** The start of office hours, so that a day of receipt is that day in China whatever the machine's zone. */
const officeHours = (day: string): string => new Date(`${day}T09:00:00+08:00`).toISOString();

function checkReceived(row: ImportRow, today: PlainDate): FieldProblem | undefined {
  const received = row.received;
  if (typeof received !== 'string') return undefined;
  const day = received as PlainDate;
  if (day > today) return new FieldProblem('intake.import.received-later', { value: day, today });
  const covered = ruleBook.find('clue-verify', day, '') !== undefined && chinaCalendar.covers(day);
  return covered ? undefined : new FieldProblem('intake.import.received-uncovered', { value: day });
}

/** What is told of must have happened: a day to come is a slip, or a column taken for another. */
function checkPast(row: ImportRow, field: string, today: PlainDate): { field: string; problem: FieldProblem }[] {
  const value = row[field];
  if (typeof value !== 'string') return [];
  const day = value.length === 10 ? value : legalDay(new Date(value));
  return day <= today ? [] : [{ field, problem: new FieldProblem('intake.import.in-future', { value: day, today }) }];
}

/**
 * The kind of data "clues": each row is received as a clue at the importing authority. The day of receipt is the day
 * of import unless a column says otherwise; when the text was written elsewhere is kept with its source and starts no
 * clock. Who wrote it is sealed, also where only a pseudonym is known (令121 art 37).
 * Codes of rows: those of platform/import, and `intake.import.*`.
 */
export function cluesKind(now: () => Date): ImportKind {
  return {
    id: 'clues',
    title: { zh: '线索', en: 'Clues' },
    fields,
    identity: (row) =>
      row.externalId === undefined
        ? undefined
        : JSON.stringify([text(row, 'system') || DEFAULT_SYSTEM, text(row, 'externalId')]),
    check: (row) => {
      const today = legalDay(now());
      const problem = checkReceived(row, today);
      return [
        ...(problem === undefined ? [] : [{ field: 'received', problem }]),
        ...['occurredOn', 'submittedAt'].flatMap((field) => checkPast(row, field, today)),
      ];
    },
    toRequest: (row, { digest, authority }) => ({
      homeRegion: regionOf(authority),
      homeCode: authority,
      procedure: 'clue',
      verb: 'receive',
      body: bodyOf(row, digest),
      // Received today is received now: in the morning, office hours are still to come.
      ...(typeof row.received === 'string' && row.received < legalDay(now())
        ? { eventAt: officeHours(row.received) }
        : {}),
    }),
  };
}
