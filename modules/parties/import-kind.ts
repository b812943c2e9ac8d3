import { isUscc, tidyUscc } from '../../kernel/codes/uscc.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { isAuthorityCode } from '../../kernel/region.ts';
import type { Json } from '../../kernel/text.ts';
import {
  FieldProblem,
  importField as field,
  type ImportField,
  type ImportRow,
  oneOf,
  parseDay,
  parseText,
  type RowKind,
} from '../../platform/import/index.ts';
import { nameKey } from './model/name.ts';
import { type Party, type PartyStatus, partyStatuses, readCode } from './model/party.ts';

const oneLine =
  (limit: number): ImportField['parse'] =>
  (value) =>
    parseText(limit)(value.replace(/\s+/g, ' ').trim());

function parseCode(value: string): Json | FieldProblem {
  const code = tidyUscc(value);
  return isUscc(code) ? code : new FieldProblem('party.import.bad-code', { value: value.slice(0, 40) });
}

function parseName(value: string): Json | FieldProblem {
  const name = oneLine(200)(value);
  if (typeof name !== 'string') return name;
  return Array.from(nameKey(name)).length >= 2
    ? name
    : new FieldProblem('party.import.bad-name', { value: value.slice(0, 40) });
}

/** Six digits; a station's nine digits stand for their county. */
function parseRegion(value: string): Json | FieldProblem {
  const code = value.normalize('NFKC').trim();
  return isAuthorityCode(code)
    ? code.slice(0, 6)
    : new FieldProblem('party.import.bad-region', { value: value.slice(0, 40) });
}

const MOST_FORMER = 10;
function parseFormer(value: string): Json | FieldProblem {
  const names = value
    .split(/[;；、|\n]+/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => nameKey(name).length >= 2);
  const kept = [...new Set(names)].slice(0, MOST_FORMER);
  const long = kept.find((name) => name.length > 200);
  return long === undefined ? kept : new FieldProblem('import.too-long', { length: long.length, limit: 200 });
}

/** The words that registries use for each status, besides its own. */
const STATUS_WORDS: Readonly<Record<PartyStatus, readonly string[]>> = {
  active: ['在业', '在营', '开业', '在册', '正常', '存续（在营、开业、在册）', '存续(在营、开业、在册)', '登记成立'],
  dormant: ['停业', '休眠'],
  revoked: ['吊销，未注销', '吊销,未注销', '吊销未注销', '已吊销'],
  deregistered: ['已注销', '注销企业', '吊销，已注销', '吊销,已注销', '吊销已注销'],
  annulled: ['撤销', '已撤销', '撤销设立'],
  'moved-out': ['已迁出', '迁往市外', '迁出注销'],
  unknown: ['不详', '其他', '未知'],
};
const parseStatus = oneOf(
  Object.fromEntries(
    Object.entries(STATUS_WORDS).map(([status, words]) => {
      const { zh, en } = partyStatuses[status as PartyStatus];
      return [status, [zh, en, ...words]];
    }),
  ),
);

const fields: readonly ImportField[] = [
  field(
    'code',
    '统一社会信用代码',
    'Unified social credit code',
    ['信用代码', '社会信用代码', 'uscc', 'code', '注册号/统一社会信用代码'],
    parseCode,
    true,
  ),
  field('name', '名称', 'Name', ['企业名称', '市场主体名称', '主体名称', '字号名称', 'company'], parseName, true),
  field('formerNames', '曾用名', 'Former names', ['曾用名称', 'former', '历史名称'], parseFormer),
  field(
    'region',
    '行政区划代码',
    'Region',
    ['区划代码', '行政区划', '所属区县代码', 'adcode', 'division'],
    parseRegion,
  ),
  field('address', '住所', 'Address', ['地址', '经营场所', '住所（经营场所）', '注册地址', 'place'], oneLine(300)),
  field('status', '登记状态', 'Status', ['经营状态', '状态', '存续状态', '主体状态'], parseStatus),
  field('statusOn', '状态日期', 'Status since', ['注销日期', '吊销日期', '注吊销日期', '状态变更日期'], parseDay),
  field('registeredOn', '成立日期', 'Registered on', ['注册日期', '设立日期', '登记日期'], parseDay),
  field('source', '数据来源', 'Source', ['来源', '来源系统'], oneLine(60)),
  field('asOf', '截至日期', 'As of', ['数据日期', '核准日期', '更新日期', '截止日期'], parseDay),
];

/**
 * The kind of rows "parties": one market entity each, known by its code. Facts of a public registry only: no person,
 * no telephone has a field.
 * Codes of rows: those of platform/import, and `party.import.*`.
 */
export function partiesKind(now: () => Date): RowKind {
  return {
    id: 'parties',
    title: { zh: '市场主体', en: 'Market entities' },
    fields,
    identity: (row) => String(row.code),
    check: (row) => {
      const today = legalDay(now());
      return ['statusOn', 'registeredOn', 'asOf'].flatMap((key) => {
        const day = row[key];
        return typeof day === 'string' && day > today
          ? [{ field: key, problem: new FieldProblem('party.import.day-later', { value: day, today }) }]
          : [];
      });
    },
  };
}

const textOr = <T extends string>(row: ImportRow, key: string, other: T): string =>
  typeof row[key] === 'string' && row[key] !== '' ? row[key] : other;
const dayOf = (row: ImportRow, key: string): string | null => (typeof row[key] === 'string' ? row[key] : null);

/** What a judged row says, with what the file as a whole says for rows that do not. */
export function partyOf(row: ImportRow, file: { readonly source: string; readonly today: string }): Party {
  const code = textOr(row, 'code', '');
  return {
    code,
    name: textOr(row, 'name', ''),
    formerNames: Array.isArray(row.formerNames) ? row.formerNames.map(String) : [],
    // Without a word of where it is now, where it was registered.
    region: textOr(row, 'region', readCode(code)?.division ?? code.slice(2, 8)),
    address: textOr(row, 'address', ''),
    status: textOr(row, 'status', 'unknown') as PartyStatus,
    statusOn: dayOf(row, 'statusOn'),
    registeredOn: dayOf(row, 'registeredOn'),
    source: textOr(row, 'source', file.source),
    asOf: textOr(row, 'asOf', file.today),
  };
}
