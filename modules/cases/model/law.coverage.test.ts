import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  hearingThresholds,
  onspotLimits,
  publicationSchemes,
  staffing,
  summaryLimits,
  surchargeRates,
} from '../../../rules/index.ts';
import { penaltyCaseRules } from '../../../rules/penalty-cases.ts';

/**
 * Every limit of law.md §4–6 is a dated rule with examples, and every such rule is asked by somebody: a limit that nobody
 * asks protects nobody. Used is what a source file that is no test names; what is not used says why, once.
 */

/** Rules that no act of ours begins, each with its reason. One that is used is taken off, or the test fails. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'case-file':
    'The same fifteen and fifteen working days run as `clue-verify` on the clue or the report, before there is a case.',
  'case-freeze':
    'Needs a power by statute that no law in our sources gives this department; the rule stands for who has it.',
  'case-freeze-deliver': 'As `case-freeze`.',
  'disc-local-15wd': 'A local rule of another province; a place with such a rule adds its own edition.',
  'litigate-outer': 'For who never learnt of the act: the court applies it, and what was served is known.',
  'litigate-outer-immovable': 'As `litigate-outer`.',
  'publish-cross-prov-receive':
    'Binds who receives what another province sent: that is a record of theirs, and no case of ours.',
  'reconsider-review': 'Over before we hear of it: an organ tells us once it has accepted.',
};

/** A rule that a function of `rules/` asks for whoever calls it. */
const BY_FUNCTION: Readonly<Record<string, string>> = {
  'hearing-threshold': 'hearingDue',
  'case-summary': 'summaryObstacle',
  'case-onspot-collect': 'onspotReason',
  'fine-surcharge': 'surchargeRates',
  'publish-scheme': 'displayOf',
  'publish-early-stop-wait': 'earlyStopWait',
  'publish-early-stop-wait-long': 'earlyStopWait',
};

const thresholds: readonly { readonly id: string; readonly examples: readonly unknown[] }[] = [
  ...hearingThresholds,
  ...summaryLimits,
  ...onspotLimits,
  ...surchargeRates,
  ...publicationSchemes,
  ...Object.values(staffing).flat(),
];
const ids = [...new Set([...penaltyCaseRules, ...thresholds].map(({ id }) => id))].sort();

const root = join(import.meta.dirname, '../..');

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourcesUnder(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** What acts say and ask: the models. Papers that merely print a date do not count as asking for it. */
const models = ['cases', 'intake'].flatMap((module) => sourcesUnder(join(root, module, 'model')));

/** Ids in quotes; forms and moves name verbs, some of which are called like a rule. */
const asked = (id: string, sources: readonly string[]): boolean => {
  const called = BY_FUNCTION[id];
  const named =
    called === undefined ? new RegExp(`(?<![\\w.]|^\\s+)'${id}'(?!:)`, 'm') : new RegExp(`\\b${called}\\(?`);
  return sources.some(
    (source) => !source.includes('caseMoves: ') && !source.includes('StandardForm[]') && named.test(source),
  );
};

const unused = (rules: readonly string[], sources: readonly string[]): string[] =>
  rules.filter((id) => !asked(id, sources));

test('every rule is asked by an act or a condition, or says why not', () => {
  expect(unused(ids, models)).toEqual(Object.keys(NOT_OURS).sort());
});

test('a rule that nobody asks is found, and so is one whose only use is taken away', () => {
  expect(unused(['case-forgotten'], models)).toEqual(['case-forgotten']);
  const without = models.filter((source) => !source.includes('export const transferAnswerVerbs'));
  expect(unused(ids, without)).toContain('crime-supervise-file');
  const deaf = models.filter((source) => !source.includes('hearingDue('));
  expect(unused(ids, deaf)).toContain('hearing-threshold');
});

test('each has a day from which it holds, a source, and an example counted by hand', () => {
  for (const rule of [...penaltyCaseRules, ...thresholds]) {
    expect(rule, rule.id).toMatchObject({ effectiveFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), source: {} });
    expect(rule.examples.length, rule.id).toBeGreaterThan(0);
  }
});

/** Rows of the reference whose rule has other names here, and those that state no number: who sees to them. */
const ROWS: Readonly<Record<string, readonly string[] | string>> = {
  'case-file-conditions': 'filing.ts, case.file.conditions',
  'case-nofile-grounds': 'intake, conclusion of a clue: notFiledGrounds',
  'hearing-notice': ['hearing-date-fix', 'hearing-notice', 'hearing-public-notice'],
  'case-collective': 'decide.ts, case.decide.discussed',
  'case-onspot-collect': ['case-onspot-collect', 'case-onspot-hand-in', 'case-onspot-bank'],
  'enforce-court': ['enforce-court-accept', 'enforce-court-review', 'enforce-court-rule', 'enforce-court-rule-heard'],
  'enforce-auction-seized': 'not built: goods seized seldom outlast the times for review and suit',
  'publish-scope': ['publish-scheme'],
  'suspend-grounds': 'pauses.ts, suspensionGrounds',
  'end-grounds': 'pauses.ts, endGrounds',
  'record-full': 'records.ts and the ledger',
  'illegal-gain': 'money/illegal-gains.ts',
  'crime-copy-proc': 'transfer.ts, copiedTo of send-to-police',
  'crime-ip-suspicion': 'transfer.ts, report-crime asks for no threshold',
  'crime-no-substitute': 'transfer-state.ts, noFineBesideCrime',
  'crime-reverse': 'transfer.ts, reverse-transfer',
  'crime-liability': 'integrity and the alert of crime-approve',
  'disc-scope': 'transfer.ts, refer',
  'disc-receive': 'transfer.ts, refer',
  'disc-crime': 'transfer.ts, refer',
};

const LAW = join(import.meta.dirname, '../../../../shared/reference/law.md');
describe.skipIf(!existsSync(LAW))('held against the reference (skipped where it is missing)', () => {
  const text = existsSync(LAW) ? readFileSync(LAW, 'utf8') : '';
  const section = (from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to));
  const rows = [...section('## 4. ', '## 7. ').matchAll(/^\| ([a-z][a-z0-9-]+) \|/gm)].flatMap(([, id = '']) =>
    id === 'id' ? [] : [id],
  );

  test('every row of sections 4 to 6 is a rule here, or has somebody who sees to it', () => {
    expect(rows.length).toBeGreaterThan(60);
    const missing = rows.filter((id) => {
      const row = ROWS[id];
      if (row === undefined) return !ids.includes(id);
      return Array.isArray(row) && row.some((each) => !ids.includes(each));
    });
    expect(missing).toEqual([]);
    expect(Object.keys(ROWS).filter((id) => !rows.includes(id))).toEqual([]);
  });
});
