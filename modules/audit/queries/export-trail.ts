import type { Readable } from 'node:stream';
import type { Actor, TrailPlace } from '../../../platform/identity/index.ts';
import { type CellOut, writeTable } from '../../../platform/tables/index.ts';
import { roleTitle } from '../../authorities/model/role-titles.ts';
import type { AuditEntry, AuditFilter } from '../contract.ts';
import { entryOf, kindTitles } from '../model/kinds.ts';
import { type AuditContext, linesBefore, presentLines, recordReading } from './read-trail.ts';

const PAGE = 1_000;

const COLUMNS = [
  '时间 / time',
  '类别 / kind',
  '内容 / what',
  '操作人 / by',
  '代谁办理 / on behalf of',
  '涉及人员 / person',
  '机关 / authority',
  '机关代码 / code',
  '岗位 / roles',
  '事项编号 / matter',
  '理由 / reason',
  '记录编号 / id',
].map((title) => ({ title }));

/** `2026-06-01 10:00:00`, China time. */
const chinaTime = (iso: string): string => new Date(iso).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

function cells(entry: AuditEntry): CellOut[] {
  return [
    chinaTime(entry.at),
    kindTitles[entry.kind].zh,
    entryOf(entry.what).zh,
    entry.by?.name ?? '',
    entry.onBehalfOf?.name ?? '',
    [entry.from, entry.person].flatMap((each) => each?.name ?? []).join(' → '),
    entry.authority?.name.zh ?? '',
    entry.authority?.code ?? '',
    entry.roles.map((role) => roleTitle(role).zh).join('、'),
    entry.matter?.id ?? '',
    entry.reason ?? '',
    entry.id,
  ];
}

/**
 * The trail as CSV, page by page, so that memory does not grow. That it was taken away is written down before the first
 * row. Reasons are typed by people: what a spreadsheet would take for a formula is guarded.
 */
export async function exportTrail(context: AuditContext, actor: Actor, asked: AuditFilter): Promise<Readable> {
  const { store, clock, directory } = context;
  await store.transaction(actor, (tx) => recordReading(tx, actor, 'csv', asked, clock.now()));

  async function* rows(): AsyncGenerator<CellOut[], void, undefined> {
    let before: TrailPlace | undefined;
    do {
      const place = before;
      const lines = await store.transaction(actor, (tx) => linesBefore(tx, actor, asked, place, PAGE));
      for (const entry of await presentLines(directory, lines)) yield cells(entry);
      const last = lines.at(-1);
      before = lines.length === PAGE && last !== undefined ? { at: last.at.toISOString(), id: last.id } : undefined;
    } while (before !== undefined);
  }
  return writeTable('csv', COLUMNS, rows());
}
