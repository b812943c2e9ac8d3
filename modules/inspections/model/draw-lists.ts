import { AppError } from '../../../kernel/error.ts';
import { sha256Hex } from './sha256.ts';

/** The lists of a draw as they are frozen 两库: what is drawn from, and under which conflicts. */
export interface DrawLists {
  /** Officers for each firm, two or more. */
  readonly officersPerFirm: number;
  /** Groups 分层, and how many firms of each are drawn. */
  readonly groups: readonly { readonly id: string; readonly draw: number }[];
  readonly firms: readonly DrawFirm[];
  readonly officers: readonly DrawOfficer[];
  readonly conflicts: readonly DrawConflict[];
}

export interface DrawFirm {
  /** Unified code 统一社会信用代码. */
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** A whole number from 1 up: twice the weight, twice as likely at each single drawing. */
  readonly weight: number;
}

export interface DrawOfficer {
  /** Number of the enforcement licence 执法证: public, and no name. */
  readonly licence: string;
  readonly authority: string;
}

/** `recusal`: a relation is on the register; `last-time`: the same officer looked at the same firm the last time. */
export type ConflictWhy = 'recusal' | 'last-time';
export const conflictReasons = {
  recusal: { zh: '登记有利害关系，回避', en: 'a relation is on the register: recused' },
  'last-time': { zh: '上一次检查的就是同一人，轮换', en: 'the same officer as last time: rotation' },
} as const satisfies Readonly<Record<ConflictWhy, { readonly zh: string; readonly en: string }>>;

export interface DrawConflict {
  readonly licence: string;
  readonly code: string;
  readonly why: ConflictWhy;
}

export const LISTS_FORMAT = 'qingyuan-draw-lists-v1';
const TAB = '\t';
/** Heaviest single firm: sums of a hundred million firms still stay far below 2^48. */
export const HEAVIEST = 1_000_000;
export const LEAST_OFFICERS = 2;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const twice = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;
/** Characters that would break the lines of the text. */
const isPlain = (text: string): boolean => text !== '' && !/[\t\r\n]/.test(text);

/** What is wrong with lists; undefined where they can be drawn from. */
export function problemOf({ officersPerFirm, groups, firms, officers, conflicts }: DrawLists): string | undefined {
  const texts = [
    ...groups.map(({ id }) => id),
    ...firms.flatMap(({ code, name }) => [code, name]),
    ...officers.flatMap(({ licence, authority }) => [licence, authority]),
  ];
  if (!texts.every(isPlain)) return 'text';
  if (!Number.isSafeInteger(officersPerFirm) || officersPerFirm < LEAST_OFFICERS) return 'officers-per-firm';
  if (twice(groups.map(({ id }) => id))) return 'group-twice';
  if (twice(firms.map(({ code }) => code))) return 'firm-twice';
  if (twice(officers.map(({ licence }) => licence))) return 'officer-twice';
  if (firms.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 1 || weight > HEAVIEST)) return 'weight';
  const sizes = new Map<string, number>();
  for (const { group } of firms) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  for (const { id, draw } of groups) {
    if (!Number.isSafeInteger(draw) || draw < 0 || draw > (sizes.get(id) ?? 0)) return 'number';
    sizes.delete(id);
  }
  if (sizes.size > 0) return 'group-unknown';
  const known = new Set(officers.map(({ licence }) => licence));
  const against = new Map<string, Set<string>>();
  for (const { licence, code } of conflicts) {
    if (known.has(licence)) against.set(code, (against.get(code) ?? new Set()).add(licence));
  }
  // Who is drawn is not known yet: each firm must find its officers.
  const free = (code: string): number => officers.length - (against.get(code)?.size ?? 0);
  return firms.some(({ code }) => free(code) < officersPerFirm) ? 'unstaffed' : undefined;
}

/**
 * The one text of the lists, which is frozen and digested: lines of fields with tabs between, sorted by code unit, so that
 * the order in which they were read is of no account. Ends with a line feed.
 */
export function listsText(lists: DrawLists): string {
  const lines = [
    ...lists.groups.map(({ id, draw }) => ['group', id, String(draw)]),
    ...lists.firms.map(({ code, group, weight, name }) => ['firm', code, group, String(weight), name]),
    ...lists.officers.map(({ licence, authority }) => ['officer', licence, authority]),
    ...lists.conflicts.map(({ licence, code, why }) => ['conflict', licence, code, why]),
  ].map((fields) => fields.join(TAB));
  const head = [LISTS_FORMAT, ['officers-per-firm', String(lists.officersPerFirm)].join(TAB)];
  return `${[...head, ...[...new Set(lines)].sort(byText)].join('\n')}\n`;
}

/** Digest of the frozen text: what the act commits to. */
export const listsDigest = (text: string): string => sha256Hex(text);

const whole = (text: string | undefined): number =>
  /^(0|[1-9]\d{0,14})$/.test(text ?? '') ? Number(text) : Number.NaN;

/**
 * Reads the frozen text.
 * @throws AppError 422 `inspections.draw.lists` where it is not the canonical text of lists that can be drawn from
 */
export function readLists(text: string): DrawLists {
  const [format, second = '', ...rest] = text.split('\n');
  const groups: DrawLists['groups'][number][] = [];
  const firms: DrawFirm[] = [];
  const officers: DrawOfficer[] = [];
  const conflicts: DrawConflict[] = [];
  const [label, count] = second.split(TAB);
  let known = format === LISTS_FORMAT && label === 'officers-per-firm';
  for (const line of rest.slice(0, -1)) {
    const [kind, a = '', b = '', c = '', d = ''] = line.split(TAB);
    if (kind === 'group') groups.push({ id: a, draw: whole(b) });
    else if (kind === 'firm') firms.push({ code: a, group: b, weight: whole(c), name: d });
    else if (kind === 'officer') officers.push({ licence: a, authority: b });
    else if (kind === 'conflict' && (c === 'recusal' || c === 'last-time'))
      conflicts.push({ licence: a, code: b, why: c });
    else known = false;
  }
  const lists: DrawLists = { officersPerFirm: whole(count), groups, firms, officers, conflicts };
  const problem = known && listsText(lists) === text ? problemOf(lists) : 'form';
  if (problem !== undefined) throw new AppError('inspections.draw.lists', 422, { problem });
  return lists;
}
