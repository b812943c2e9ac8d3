import { scopePrefix } from '../../../../kernel/region.ts';
import type { Text } from '../../../../kernel/text.ts';
import { readCrossed } from '../../../../platform/rollup/read.ts';
import { sql } from '../../../../platform/store/sql.ts';
import { childOf } from '../../../bulletins/model/rows.ts';
import { handledBelow } from '../../../intake/index.ts';
import type { Cockpit } from '../../cockpit-contract.ts';
import { addsTo, figuresOf, type Looking } from './looking.ts';

interface Kind {
  readonly id: string;
  readonly title: Text;
  readonly procedures: readonly string[];
  /** Counted from the sums; else from the matters that are open and past their date. */
  readonly figure: string | null;
}

const kinds: readonly Kind[] = [
  {
    id: 'clues',
    title: { zh: '线索、举报', en: 'Clues and reports' },
    procedures: ['clue', 'report'],
    figure: 'clues.overdue',
  },
  { id: 'complaints', title: { zh: '投诉', en: 'Complaints' }, procedures: ['complaint'], figure: 'complaint.overdue' },
  { id: 'cases', title: { zh: '案件', en: 'Cases' }, procedures: ['case', 'summary-case'], figure: null },
  {
    id: 'letters',
    title: { zh: '三书一函', en: 'Recommendations' },
    procedures: ['recommendation'],
    figure: 'recommendation.overdue',
  },
  {
    id: 'tasks',
    title: { zh: '督办任务、整治', en: 'Tasks and rectification' },
    procedures: ['task', 'rectification'],
    figure: null,
  },
  { id: 'findings', title: { zh: '督导问题', en: 'Findings' }, procedures: ['finding'], figure: null },
];

/** What is past its date, by kind and part of the area. Counts where there are any; else the matters themselves. */
export async function readOverdue(looking: Looking): Promise<Cockpit['overdue']> {
  const { tx, area, today } = looking;
  const known = kinds.filter(({ figure }) => figure === null || looking.catalogue.has(figure));
  const counts = new Map<string, Record<string, number>>();
  const put = (code: string, kind: string, n: number): void => {
    const key = childOf(area, code);
    const row = counts.get(key) ?? {};
    row[kind] = (row[kind] ?? 0) + n;
    counts.set(key, row);
  };
  const ofSums = known.flatMap((kind) =>
    kind.figure === null ? [] : figuresOf(looking, [kind.figure]).map((figure) => ({ kind, figure })),
  );
  const measures = [...new Set(ofSums.flatMap(({ figure }) => figure.measures))];
  const sums = await readCrossed(tx, { measures, authority: area }, ['authority'], [today]);
  for (const row of sums) {
    if (row.day >= today) continue;
    for (const { kind, figure } of ofSums) {
      const n = addsTo(figure, row);
      if (n !== 0) put(row.key, kind.id, n);
    }
  }
  const listed = known.filter(({ figure }) => figure === null);
  const { rows } = await tx.query<{ procedure: string; code: string; n: number }>(sql`
    select m.procedure, m.handling_code as code, count(*)::int as n from matter m
    where m.closed_on is null and m.running_due < ${today}::date
      and m.procedure = any(${listed.flatMap(({ procedures }) => procedures)}) and ${handledBelow(scopePrefix(area))}
    group by 1, 2`);
  for (const { procedure, code, n } of rows) {
    const kind = listed.find(({ procedures }) => procedures.includes(procedure));
    if (kind !== undefined) put(code, kind.id, n);
  }
  const total = (row: Readonly<Record<string, number>>): number => Object.values(row).reduce((sum, n) => sum + n, 0);
  const all = Object.fromEntries(
    known.map(({ id }) => [id, [...counts.values()].reduce((sum, row) => sum + (row[id] ?? 0), 0)]),
  );
  return {
    kinds: known.map((kind) => ({ ...kind, procedures: [...kind.procedures] })),
    rows: looking.parts.map((part) => {
      const row = counts.get(part.key) ?? {};
      return { ...part, counts: row, total: total(row) };
    }),
    totals: all,
  };
}
