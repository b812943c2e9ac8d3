import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { isAuthorityCode } from '../../../kernel/region.ts';
import type { Json } from '../../../kernel/text.ts';
import {
  FieldProblem,
  importField as field,
  type ImportField,
  type ImportRow,
  oneOf,
  parseDay,
  type RowKind,
} from '../../../platform/import/index.ts';
import { readText } from '../../reading/index.ts';

type Parse = ImportField['parse'];

const FORBIDDEN: ReadonlySet<string> = new Set(['id-number', 'phone', 'bank-card']);

/** One line without a number of a person: what the law does not need, the list does not keep. */
const words =
  (key: string, limit: number): Parse =>
  (value) => {
    const line = value.replace(/\s+/g, ' ').trim();
    if (line.length > limit) return new FieldProblem('import.too-long', { length: line.length, limit });
    return readText(line).some(({ kind }) => FORBIDDEN.has(kind))
      ? new FieldProblem('screening.entry.personal', { field: key })
      : line;
  };

function parseCode(value: string): Json | FieldProblem {
  const code = tidyUscc(value);
  return isUscc(code) ? code : new FieldProblem('party.import.bad-code', { value: value.slice(0, 40) });
}

function parseRegion(value: string): Json | FieldProblem {
  const code = value.normalize('NFKC').trim();
  return isAuthorityCode(code)
    ? code.slice(0, 6)
    : new FieldProblem('party.import.bad-region', { value: value.slice(0, 40) });
}

const parseAliases: Parse = (value) => {
  const names = value.split(/[;；|\n]+/).map((name) => name.replace(/\s+/g, ' ').trim());
  const kept = [...new Set(names.filter((name) => name !== ''))].slice(0, 20);
  const bad = kept.map((name) => words('aliases', 200)(name)).find((each) => each instanceof FieldProblem);
  return bad ?? kept;
};

const parseYear: Parse = (value) => {
  const year = /^(19|20)\d{2}$/.exec(value.normalize('NFKC').trim().replace(/年$/, ''))?.[0];
  return year === undefined ? new FieldProblem('screening.entry.year', { value: value.slice(0, 20) }) : Number(year);
};

const fields: readonly ImportField[] = [
  field('list', '名单', 'List', ['名单名称', '清单', 'list'], words('list', 100), true),
  field('source', '来源', 'Source', ['名单来源', '发布机关', 'source'], words('source', 200), true),
  field('basis', '依据', 'Basis', ['法律依据', '文件依据', 'basis'], words('basis', 300)),
  field('purpose', '用途', 'Purpose', ['使用目的', '目的', 'purpose'], words('purpose', 300)),
  field('listUntil', '名单有效期至', 'List until', ['有效期至', '名单截止日期', '失效日期', 'until'], parseDay, true),
  field(
    'kind',
    '类型',
    'Kind',
    ['主体类型', '对象类型', 'kind'],
    oneOf({
      organisation: ['单位', '企业', '组织', '法人', 'organisation', 'company'],
      person: ['个人', '自然人', 'person'],
    }),
  ),
  field('name', '名称', 'Name', ['姓名', '名称或姓名', '主体名称', '企业名称', 'name'], words('name', 200), true),
  field('aliases', '别名', 'Aliases', ['曾用名', '其他名称', 'aliases'], parseAliases),
  field(
    'code',
    '统一社会信用代码',
    'Unified social credit code',
    ['信用代码', '社会信用代码', 'uscc', 'code'],
    parseCode,
  ),
  field('region', '行政区划代码', 'Region', ['区划代码', '地区', 'adcode'], parseRegion),
  field(
    'representative',
    '法定代表人',
    'Legal representative',
    ['负责人', '法人代表', 'representative'],
    words('representative', 60),
  ),
  field('birthYear', '出生年份', 'Year of birth', ['出生年', 'birthyear'], parseYear),
  field('since', '列入日期', 'Listed on', ['列入时间', '生效日期', 'since'], parseDay),
  field('until', '移出日期', 'Until', ['到期日期', '列入期限至'], parseDay),
];

/** What a row says of its list; all rows of one list in a file say the same. */
const listWords = (row: ImportRow): string => JSON.stringify([row.source, row.basis, row.purpose, row.listUntil]);

/** A basis or purpose that names something: a few letters at least. */
const names = (value: Json | undefined): boolean =>
  typeof value === 'string' && (value.match(/[\p{L}\p{N}]/gu) ?? []).length >= 4;

/**
 * The kind of rows "watch-list": one entry of a list each, with what the list is, where it comes from, what allows it, what it is
 * for and how long. A list without a named basis and purpose is refused. No number of a person is kept.
 * Codes of rows: those of platform/import, `party.import.bad-*`, `screening.*`.
 */
export function watchListKind(now: () => Date): RowKind {
  const said = new Map<string, string>();
  return {
    id: 'watch-list',
    title: { zh: '比对名单', en: 'Watch list' },
    fields,
    check: (row) => {
      const list = String(row.list ?? '');
      const today = legalDay(now());
      const first = said.get(list) ?? listWords(row);
      said.set(list, first);
      const until = String(row.listUntil ?? '');
      return [
        ...(['basis', 'purpose'] as const).flatMap((key) =>
          names(row[key]) ? [] : [{ field: key, problem: new FieldProblem('screening.list.basis', { list }) }],
        ),
        ...(until < today
          ? [{ field: 'listUntil', problem: new FieldProblem('screening.list.ended', { list, until }) }]
          : []),
        ...(first === listWords(row)
          ? []
          : [{ field: 'list', problem: new FieldProblem('screening.list.differs', { list }) }]),
      ];
    },
  };
}
