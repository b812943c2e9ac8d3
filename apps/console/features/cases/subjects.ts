import { obj, objects, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { assistanceVerbs } from '../../../../modules/cases/model/case/assistance.ts';
import { closingVerbs } from '../../../../modules/cases/model/case/closing.ts';
import { commissionVerbs } from '../../../../modules/cases/model/case/commission.ts';
import { decideVerbs } from '../../../../modules/cases/model/case/decide.ts';
import { enforceVerbs } from '../../../../modules/cases/model/case/enforce.ts';
import { evidenceVerbs } from '../../../../modules/cases/model/case/evidence.ts';
import { extendVerbs } from '../../../../modules/cases/model/case/extend.ts';
import { filingVerbs } from '../../../../modules/cases/model/case/filing.ts';
import { goodsVerbs } from '../../../../modules/cases/model/case/goods.ts';
import { hearingVerbs } from '../../../../modules/cases/model/case/hearing.ts';
import { jurisdictionVerbs } from '../../../../modules/cases/model/case/jurisdiction.ts';
import { keepVerbs } from '../../../../modules/cases/model/case/keep.ts';
import { listedVerbs } from '../../../../modules/cases/model/case/listed.ts';
import { measureVerbs } from '../../../../modules/cases/model/case/measures.ts';
import { noticeVerbs } from '../../../../modules/cases/model/case/notice.ts';
import { pauseVerbs } from '../../../../modules/cases/model/case/pauses.ts';
import { dutyVerbs, moneyVerbs } from '../../../../modules/cases/model/case/perform.ts';
import { publicationVerbs } from '../../../../modules/cases/model/case/publication.ts';
import { recordVerbs } from '../../../../modules/cases/model/case/records.ts';
import { remedyVerbs } from '../../../../modules/cases/model/case/remedies.ts';
import { reviewVerbs } from '../../../../modules/cases/model/case/review.ts';
import { serviceVerbs } from '../../../../modules/cases/model/case/service.ts';
import type { CaseState } from '../../../../modules/cases/model/case/states.ts';
import { taskVerbs } from '../../../../modules/cases/model/case/tasks.ts';
import { teamVerbs } from '../../../../modules/cases/model/case/team.ts';
import { transferVerbs } from '../../../../modules/cases/model/case/transfer.ts';
import { typicalVerbs } from '../../../../modules/cases/model/case/typical.ts';
import type { Verb } from '../../../../platform/procedure/types.ts';

export type Subject =
  | 'tasks'
  | 'evidence'
  | 'property'
  | 'tests'
  | 'review'
  | 'notice'
  | 'decision'
  | 'performance'
  | 'remedies'
  | 'publication'
  | 'transfer'
  | 'closing'
  | 'case'
  | 'time'
  | 'listing';

type Verbs = Readonly<Record<string, Verb>>;
const keys = (...parts: readonly Verbs[]): readonly string[] => parts.flatMap((part) => Object.keys(part));

/** What each act is about, in the order of the work. */
export const verbsOf: Readonly<Record<Subject, readonly string[]>> = {
  evidence: keys(evidenceVerbs, recordVerbs),
  tasks: keys(taskVerbs),
  property: keys(keepVerbs, measureVerbs, goodsVerbs),
  tests: keys(commissionVerbs, assistanceVerbs),
  review: keys(reviewVerbs),
  notice: keys(noticeVerbs, hearingVerbs),
  decision: keys(decideVerbs, serviceVerbs),
  performance: keys(moneyVerbs, dutyVerbs, enforceVerbs),
  remedies: keys(remedyVerbs),
  publication: keys(publicationVerbs),
  transfer: keys(transferVerbs),
  closing: keys(closingVerbs),
  case: keys(filingVerbs, teamVerbs, jurisdictionVerbs),
  time: keys(pauseVerbs, extendVerbs),
  listing: keys(listedVerbs, typicalVerbs),
};

export const subjects = Object.keys(verbsOf) as readonly Subject[];

/** Acts with a panel of their own on the page, by the anchor of that panel: it prepares what the act says. */
export const ownPanel: Readonly<Record<string, string>> = {
  publish: 'publication',
  'withdraw-publication': 'publication',
  'decide-early-stop': 'publication',
  'make-dossier': 'dossier',
  archive: 'dossier',
  'issue-document': 'documents',
  'withdraw-document': 'documents',
};

/** What somebody waits for is done before anything else. */
const WAITED_FOR = [
  'receive-case',
  'approve-measure',
  'decide-recusal',
  'extend',
  'approve-crime-transfer',
  'decide-early-stop',
  'legal-review',
  'case-review',
  'approve-proposal',
];

/** What usually comes next where the case stands. */
const NEXT: Readonly<Record<CaseState, readonly string[]>> = {
  investigating: ['add-evidence', 'record-inquiry', 'record-scene', 'add-task', 'report'],
  suspended: ['resume-case', 'add-task'],
  reported: ['submit-review', 'revise-proposal', 'reinvestigate', 'add-task'],
  reviewed: ['notify', 'discuss', 'decide', 'dismiss', 'revise-proposal'],
  notified: ['record-notice-delivery', 'defend', 'ask-hearing', 'waive-defence', 'review-defence', 'end-reply'],
  hearing: [
    'appoint-chair',
    'hand-over-file',
    'fix-hearing',
    'record-hearing-notice',
    'hold-hearing',
    'hearing-report',
  ],
  deciding: ['review-defence', 'discuss', 'decide', 'dismiss', 'revise-proposal'],
  decided: ['serve', 'attempt-service', 'serve-publicly', 'deem-served'],
  performing: ['record-payment', 'perform-duty', 'publish', 'demand', 'grant-deferral', 'apply-enforcement'],
  transferring: ['police-received', 'police-filed', 'police-refused', 'hand-over-goods'],
  closable: ['publish', 'request-closing', 'close', 'refuse-closing'],
  closed: ['publish', 'make-dossier', 'archive'],
  archived: ['publish', 'legal-hold'],
  withdrawn: ['make-dossier', 'archive'],
};

/** Of the summary procedure. To declare it void is never the likely next step. */
const SUMMARY = ['hand-in', 'bank', 'record-payment', 'file-summary'];
const MOST = 6;

type VerbView = CaseDetail['matter']['verbs'][number];

const someAsked = (facts: JsonObject, key: string): boolean =>
  objects(obj(facts, key)).some(([, entry]) => str(entry, 'state') === 'asked');

/** Acts that may be done at any time, but answer something: they are on a button only while it waits. */
const ANSWERS: Readonly<Record<string, (facts: JsonObject) => boolean>> = {
  'approve-measure': (facts) => someAsked(facts, 'measureRequests'),
  'decide-recusal': (facts) => someAsked(facts, 'recusals'),
};

/** The acts that are on buttons: those that may be done now, the most likely ones first. */
export function mainSteps({
  row,
  verbs,
  facts,
}: Pick<CaseDetail['matter'], 'row' | 'verbs' | 'facts'>): readonly VerbView[] {
  const may = new Map(verbs.filter(({ refusal }) => refusal === null).map((verb) => [verb.verb, verb]));
  const order = row.procedure === 'case' ? [...WAITED_FOR, ...(NEXT[row.state as CaseState] ?? [])] : SUMMARY;
  return [...new Set(order)]
    .filter((id) => ANSWERS[id]?.(facts as JsonObject) ?? true)
    .flatMap((id) => may.get(id) ?? [])
    .slice(0, MOST);
}

/** Acts by subject; what is of none stands with the case itself. */
export function bySubject(verbs: readonly VerbView[]): readonly (readonly [Subject, readonly VerbView[]])[] {
  const known = new Map(verbs.map((verb) => [verb.verb, verb]));
  const placed = new Set(subjects.flatMap((subject) => verbsOf[subject]));
  return subjects.flatMap((subject) => {
    const own = verbsOf[subject].flatMap((id) => known.get(id) ?? []);
    const all = subject === 'case' ? [...own, ...verbs.filter(({ verb }) => !placed.has(verb))] : own;
    return all.length === 0 ? [] : [[subject, all] as const];
  });
}
