import type { Readable } from 'node:stream';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type CellOut, writeTable } from '../../../platform/tables/index.ts';
import { recordAccess } from '../commands/record-access.ts';
import type { IntakeContext } from '../context.ts';
import type { MatterRow } from '../contract.ts';
import { channelTitle, domainTitle } from '../model/labels.ts';
import { matterIdsOfBatch } from './batch-matters.ts';
import { plannedEachTime, searched, searching } from './bounded.ts';
import { viewpoint } from './clock-view.ts';
import { type MatterFilter, matterConditions } from './conditions.ts';
import { MATTER_COLUMNS, type MatterRecord, namesFor, presentRow } from './matter-row.ts';
import { cursorAfter, pageOrder } from './page-order.ts';

const PAGE = 1_000;

const COLUMNS = [
  { title: '编号 / id', width: 38 },
  { title: '程序 / procedure', width: 12 },
  { title: '标题 / title', width: 50 },
  { title: '状态 / state', width: 14 },
  { title: '来源 / channel', width: 14 },
  { title: '领域 / domain', width: 14 },
  { title: '办理机关 / authority', width: 30 },
  { title: '机关代码 / code', width: 12 },
  { title: '承办人 / officer', width: 12 },
  { title: '登记日期 / opened', width: 12 },
  { title: '届满日期 / due', width: 12 },
  { title: '剩余工作日 / working days left', width: 10 },
  { title: '期限状态 / clock', width: 12 },
  { title: '办结日期 / closed', width: 12 },
] as const;

const CLOCK_STATES: Readonly<Record<string, string>> = {
  open: '正常',
  near: '临近',
  overdue: '超期',
  met: '按期',
  missed: '逾期办结',
  dropped: '不计期限',
};

function cells(row: MatterRow, procedureTitle: string): CellOut[] {
  return [
    row.id,
    procedureTitle,
    row.title,
    row.stateTitle.zh,
    channelTitle(row.channel).zh,
    domainTitle(row.domain).zh,
    row.handlingName.zh,
    row.handlingCode,
    row.assignee?.name ?? '',
    row.openedOn,
    row.due ?? '',
    row.workdaysLeft,
    row.dueState === null ? '' : (CLOCK_STATES[row.dueState] ?? row.dueState),
    row.closedOn ?? '',
  ];
}

/**
 * The matters of a list as a table, page by page, so that memory does not grow; each page under the viewer's own row
 * security, people's data masked as in lists. The export is written down before its first row.
 */
export async function exportMatters(
  context: IntakeContext,
  actor: LedgerActor,
  filter: MatterFilter,
  format: 'csv' | 'xlsx',
): Promise<Readable> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const batch = filter.batch === undefined ? null : await matterIdsOfBatch(store, filter.batch);
  const where = searched(filter, matterConditions(actor, filter, view, procedures, batch));
  const homeRegion = actor.authority.slice(0, 6);
  await store.transaction(actor, (tx) =>
    recordAccess(
      tx,
      actor,
      { homeRegion, matterId: null, seq: null, kind: 'export', reason: `${format} ${filter.queue}` },
      view.now,
    ),
  );

  async function* rows(): AsyncGenerator<CellOut[], void, undefined> {
    let cursor: string | undefined;
    do {
      const { after, order } = pageOrder(filter.queue, cursor);
      const { rows: records } = await store.transaction(
        actor,
        (tx) =>
          tx.query<MatterRecord>(
            plannedEachTime(sql`
              select ${MATTER_COLUMNS} from matter m where ${where} and ${after} order by ${order} limit ${PAGE}`),
          ),
        searching(actor, filter),
      );
      const names = await namesFor(context.directory, records);
      for (const record of records) {
        yield cells(
          presentRow(record, procedures, view, names),
          procedures[record.procedure]?.title.zh ?? record.procedure,
        );
      }
      const last = records.at(-1);
      cursor = records.length === PAGE && last !== undefined ? cursorAfter(filter.queue, last) : undefined;
    } while (cursor !== undefined);
  }
  return writeTable(format, COLUMNS, rows());
}
