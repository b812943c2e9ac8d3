import type { PersonId } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Transaction } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { caseChecks, findCheck } from '../checks/index.ts';
import type { IntegrityContext } from '../context.ts';
import type { Check, Display, FileTrouble, Found, Look, ServeAct, StaffEntry } from '../model/check.ts';
import { displaysOf, lostFiles, serveActs, unregisteredFiles } from '../queries/look.ts';
import type { NumberFinding } from '../queries/number-findings.ts';
import { type CaseOnPage, pageOfCases, type Shared, sharedNumbers } from '../queries/page.ts';
import { sharedReceipts } from '../queries/receipts.ts';
import { closeUnseen, type FindingRow, keepFindings } from './keep-findings.ts';

const PAGE = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What every region's check shares: read once a run. */
export interface Common {
  readonly today: PlainDate;
  readonly staff: ReadonlyMap<PersonId, StaffEntry>;
  readonly numbers: readonly NumberFinding[];
}

export interface RegionResult {
  readonly cases: number;
  readonly findings: number;
  readonly byCheck: Readonly<Record<string, number>>;
}

/** What one checker finds in a case; a case that it cannot read is a finding, and no end of the night's work. */
function confirmed(check: Check, row: CaseOnPage, look: Look): readonly Found[] {
  if (row.snapshot === null) return [];
  try {
    return check.find(row.snapshot, look);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        key: 'unreadable',
        detail: { zh: `记录无法读取，检查未能完成（${why}）。`, en: `The record cannot be read: ${why}.` },
      },
    ];
  }
}

interface Extras {
  readonly served: ReadonlyMap<string, ServeAct>;
  readonly unregistered: ReadonlyMap<string, readonly FileTrouble[]>;
  readonly lost: ReadonlyMap<string, readonly FileTrouble[]>;
  readonly displays: ReadonlyMap<string, readonly Display[]>;
}

const wanting = (page: readonly CaseOnPage[], check: string): readonly string[] =>
  page.filter(({ checks }) => checks.includes(check)).map(({ id }) => id);

function findingsOf(
  page: readonly CaseOnPage[],
  extras: Extras,
  shared: Shared,
  common: Common,
  context: IntegrityContext,
): FindingRow[] {
  return page.flatMap((row) => {
    const files = [...(extras.unregistered.get(row.id) ?? []), ...(extras.lost.get(row.id) ?? [])];
    const look: Look = {
      today: common.today,
      settings: context.settings,
      lastActOn: row.last_on,
      staff: (person) => common.staff.get(person),
      served: extras.served.get(row.id) ?? null,
      files,
      namesakes: row.namesakes,
      sharedReceipts: shared.receipts.get(row.id) ?? [],
      displays: extras.displays.get(row.id) ?? [],
    };
    const said = (check: Check, { key, detail }: Found): FindingRow => ({
      check: check.id,
      severity: check.severity,
      subject: key === '' ? row.id : `${row.id} ${key}`,
      matterId: row.id,
      homeCode: row.home_code,
      handlingCode: row.handling_code,
      sensitivity: row.sensitivity,
      procedure: row.procedure,
      number: row.number ?? '',
      cause: row.cause ?? '',
      detail,
    });
    const found = row.checks.flatMap((id) => {
      const check = findCheck(id);
      return check === undefined ? [] : confirmed(check, row, look).map((each) => said(check, each));
    });
    // Lost bytes are known only now: the case was no candidate by its record.
    const evidence = findCheck('evidence-file');
    if (evidence === undefined || files.length === 0 || row.checks.includes(evidence.id)) return found;
    return [...found, ...evidence.find({} as Parameters<Check['find']>[0], look).map((each) => said(evidence, each))];
  });
}

/** One page: candidates, what their checkers need beside them, what is confirmed. */
async function checkPage(
  tx: Transaction,
  context: IntegrityContext,
  common: Common,
  homeRegion: string,
  after: string,
  shared: Shared,
): Promise<{ readonly last: string | null; readonly cases: number; readonly rows: readonly FindingRow[] }> {
  const asOf = { today: common.today, settings: context.settings };
  const page = await pageOfCases(tx, caseChecks, asOf, homeRegion, after, PAGE, shared);
  const open = page.filter((row) => row.open).map(({ id }) => id);
  const extras: Extras = {
    served: await serveActs(tx, homeRegion, wanting(page, 'served-unproven')),
    unregistered: await unregisteredFiles(tx, homeRegion, wanting(page, 'evidence-file')),
    lost: await lostFiles(tx, context.files, homeRegion, open),
    displays: await displaysOf(tx, homeRegion, wanting(page, 'displayed-past-end'), common.today),
  };
  return {
    last: page.length < PAGE ? null : (page.at(-1)?.id ?? null),
    cases: page.length,
    rows: findingsOf(page, extras, shared, common, context),
  };
}

/**
 * Checks all cases of a region page by page, keeps what it finds, and lets go of what it no longer finds. Each page is a
 * transaction of its own: killed, it left nothing half said, and the next run finds the same again.
 */
export async function checkRegion(
  context: IntegrityContext,
  common: Common,
  homeRegion: string,
): Promise<RegionResult> {
  const { store, clock } = context.ledger;
  const startedAt = clock.now();
  const byCheck: Record<string, number> = {};
  let cases = 0;
  let findings = 0;
  const keep = async (tx: Transaction, rows: readonly FindingRow[]): Promise<void> => {
    await keepFindings(tx, homeRegion, common.today, startedAt, rows);
    findings += rows.length;
    for (const { check } of rows) byCheck[check] = (byCheck[check] ?? 0) + 1;
  };
  const shared = await store.transaction(
    SYSTEM_VIEWER,
    async (tx): Promise<Shared> => ({
      namesakes: await sharedNumbers(tx, homeRegion),
      receipts: await sharedReceipts(tx, homeRegion),
    }),
  );
  for (let after: string | null = FIRST; after !== null; ) {
    const from: string = after;
    after = await store.transaction(SYSTEM_VIEWER, async (tx) => {
      const page = await checkPage(tx, context, common, homeRegion, from, shared);
      await keep(tx, page.rows);
      cases += page.cases;
      return page.last;
    });
  }
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    await keep(tx, numberRows(common.numbers, homeRegion));
    await closeUnseen(tx, homeRegion, common.today, startedAt);
  });
  return { cases, findings, byCheck };
}

const numberRows = (numbers: readonly NumberFinding[], homeRegion: string): FindingRow[] =>
  numbers
    .filter((each) => each.homeRegion === homeRegion)
    .map(({ authority, subject, zh, en }) => ({
      check: 'numbers',
      severity: 'serious',
      subject: `series ${subject}`,
      matterId: null,
      homeCode: authority,
      handlingCode: authority,
      sensitivity: 0,
      procedure: '',
      number: subject,
      cause: '',
      detail: { zh, en },
    }));
