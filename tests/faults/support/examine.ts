import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../../apps/server/core.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { draftBulletin } from '../../../modules/bulletins/commands/freeze.ts';
import { readBoard } from '../../../modules/bulletins/queries/board.ts';
import { runCheck } from '../../../platform/ledger/check.ts';
import { readAreas, readRegions } from '../../../platform/ledger/history.ts';
import { verifyBundle } from '../../../platform/proof/verify.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { actorFor, people } from '../../../world/people.ts';
import type { Account } from './client.ts';
import { exportRegions, publicKeyOf } from './export-regions.ts';
import type { Instance } from './instance.ts';

/** What an examination can find wrong; each has a control that provokes it (`kill.control.test.ts`). */
export type Wrong =
  | 'lost'
  | 'altered'
  | 'repeated'
  | 'unasked'
  | 'version'
  | 'waiting'
  | 'tree'
  | 'proof'
  | 'board'
  | 'check';

export interface Finding {
  readonly wrong: Wrong;
  readonly detail: string;
}

interface ActRow {
  readonly act_id: string;
  readonly home_region: string;
  readonly matter_id: string;
  readonly seq: number;
  readonly verb: string;
  readonly title: string;
}

/**
 * The client's account against the ledger: what it was told is there once and as told, and nothing else of its is, but that
 * campaigns count matters by their rule.
 */
async function compareAccount(instance: Instance, account: Account): Promise<Finding[]> {
  const rows = await instance.query<ActRow>(
    `select a.act_id, a.home_region, a.matter_id, a.seq, a.verb, m.title from matter m
     join act a on a.home_region = m.home_region and a.matter_id = m.id
     where m.title = any($1) and a.verb <> 'join-by-rule'`,
    [[...new Set(account.asked.map(({ title }) => title))]],
  );
  const findings: Finding[] = [];
  const byId = new Map<string, ActRow[]>();
  for (const row of rows) byId.set(row.act_id, [...(byId.get(row.act_id) ?? []), row]);
  for (const told of account.acknowledged) {
    const [row, ...more] = byId.get(told.actId) ?? [];
    const name = `${told.verb} of ${told.title}`;
    if (row === undefined) findings.push({ wrong: 'lost', detail: `${name} was acknowledged and is not there` });
    else if (more.length > 0) findings.push({ wrong: 'repeated', detail: `${name} is there ${more.length + 1} times` });
    else if (row.matter_id !== told.matterId || row.seq !== told.version || row.verb !== told.verb)
      findings.push({
        wrong: 'altered',
        detail: `${name}: told version ${told.version}, found ${row.verb} ${row.seq}`,
      });
  }
  const asked = new Set(account.asked.map(({ actId }) => actId));
  const opened = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!asked.has(row.act_id)) findings.push({ wrong: 'unasked', detail: `${row.verb} of ${row.title}` });
    opened.set(row.title, (opened.get(row.title) ?? new Set()).add(row.matter_id));
  }
  for (const [title, matters] of opened) {
    if (matters.size > 1) findings.push({ wrong: 'repeated', detail: `${title} was opened ${matters.size} times` });
  }
  return findings;
}

/** Notices leave the outbox for a file, each line one notice. */
const NOTICE = 'notice';

/** Questions of which every answer is something wrong. */
const QUESTIONS: readonly (readonly [Wrong, string])[] = [
  ['repeated', `select 'act id ' || act_id as detail from act group by act_id having count(*) > 1`],
  [
    'version',
    `select format('%s: version %s, %s acts, last %s', m.id, m.version, count(a.seq), max(a.seq)) as detail
     from matter m left join act a on a.home_region = m.home_region and a.matter_id = m.id
     group by m.home_region, m.id having m.version <> count(a.seq) or m.version <> max(a.seq)`,
  ],
  ['waiting', `select 'outbox: ' || topic || ' ' || count(*) as detail from outbox group by topic`],
  ['waiting', `select 'counts: ' || count(*) as detail from stat_delta having count(*) > 0`],
  [
    'tree',
    `select format('%s: %s acts, %s leaves, head %s', home_region, acts, leaves, size) as detail
     from (select home_region, count(*) as acts from act group by 1) a
     full join (select home_region, count(*) as leaves, max(leaf_index) + 1 as width from tree_leaf group by 1) l using (home_region)
     full join (select home_region, size from tree_head) h using (home_region)
     where acts is distinct from leaves or leaves is distinct from width or width is distinct from size`,
  ],
  [
    'tree',
    `select format('%s: head of %s has no checkpoint', home_region, size) as detail from tree_head h
     where size > 0 and not exists (select from tree_checkpoint c where c.home_region = h.home_region and c.size = h.size)`,
  ],
];

/** What was to follow from an act still waits or was done: of every act that has a notice, one went out. */
async function compareNotices(instance: Instance, { ledger }: Core): Promise<Finding[]> {
  const folder = join(instance.dataDir, 'notices');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const sent = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  const ids = sent.map((line): string => JSON.parse(line).actId);
  const verbs = Object.values(ledger.procedures).flatMap(({ id, verbs: all }) =>
    Object.entries(all).flatMap(([verb, { topics }]) => (topics?.includes(NOTICE) ? [`${id}.${verb}`] : [])),
  );
  const missing = await instance.query<{ act: string }>(
    `select a.procedure || '.' || a.verb || ' ' || a.act_id as act from act a
     where a.procedure || '.' || a.verb = any($1) and a.act_id <> all($2::uuid[]) and not exists (
       select from outbox o where o.home_region = a.home_region and o.act_id = a.act_id and o.topic = $3)`,
    [verbs, ids, NOTICE],
  );
  return missing.map(({ act }) => ({ wrong: 'lost', detail: `notice of ${act}` }));
}

/** Board (counted) against bulletin (folded from the sealed acts), of the whole province. */
async function compareBoard({ bulletins }: Core): Promise<Finding[]> {
  const campaign = people.find(({ login }) => login === 'campaign');
  if (campaign === undefined) throw new Error('the world has no campaign office');
  const actor = actorFor(campaign);
  const period = { from: '2020-01-01', to: '2030-12-31', by: 'authority' } as const;
  const board = await readBoard(bulletins, actor, { ...period, procedures: 'clue,report,complaint' });
  const procedures = ['clue', 'report', 'complaint'];
  const folded = await draftBulletin(bulletins, actor, { ...period, actId: uuidv7(), title: '核对', procedures });
  const figures = (rows: readonly { readonly key: string; readonly received: number }[]): string =>
    JSON.stringify(rows.map((row) => Object.entries(row).filter(([, value]) => typeof value === 'number')));
  const strip = folded.rows.map(({ rank: _, ...row }) => row);
  const same =
    JSON.stringify(board.total) === JSON.stringify(folded.total) &&
    figures([...board.rows].sort(byKey)) === figures([...strip].sort(byKey));
  if (same && board.total.received > 0) return [];
  const detail = `board ${JSON.stringify(board.total)}, acts ${JSON.stringify(folded.total)}`;
  return [{ wrong: 'board', detail }];
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

/**
 * Everything that must hold after any fault, once the workers had time: nothing acknowledged lost or doubled, versions
 * without gaps, nothing waiting, every region's derived data as recomputed, every act sealed once and provable offline,
 * board equal to bulletin. Empty when all is well.
 */
export async function examine(
  instance: Instance,
  account: Account = { asked: [], acknowledged: [] },
): Promise<Finding[]> {
  const findings = await compareAccount(instance, account);
  for (const [wrong, question] of QUESTIONS) {
    for (const { detail } of await instance.query<{ detail: string }>(question)) findings.push({ wrong, detail });
  }
  const core = await instance.core();
  const { store } = core;
  findings.push(...(await compareNotices(instance, core)));
  const regions = await store.transaction(SYSTEM_VIEWER, readRegions);
  for (const region of await store.transaction(SYSTEM_VIEWER, readAreas)) {
    const checked = await runCheck(core.ledger, region);
    for (const { check, detail } of checked.findings) findings.push({ wrong: 'check', detail: `${check}: ${detail}` });
  }
  const publicKeys = [publicKeyOf(core.bulletins)];
  const lines = await exportRegions(store, core.bulletins, regions);
  const report = await verifyBundle({ lines, publicKeys, oldCheckpoints: [] });
  for (const { kind, message } of report.findings.filter(({ severity }) => severity === 'error'))
    findings.push({ wrong: 'proof', detail: `${kind}: ${message.en}` });
  findings.push(...(await compareBoard(core)));
  await core.close();
  return findings;
}
