import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject, Text } from '../../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { Condition, FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { closingConditions } from '../../../../rules/index.ts';
import { groundOf, line, numbered, oneOf, prose } from '../schema.ts';
import { fits, says } from './conditions.ts';
import { decisionOf, ended } from './decision-path.ts';
import { dayOf } from './facts.ts';
import { openHoldings, undisposed } from './holdings.ts';
import { bodyOf, dueBy } from './limits.ts';
import { documentNo, sha256 } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { publicationSettled } from './publication.ts';
import { mustDecideAnew } from './remedies.ts';
import { imposedOf, isSettled, isVoid, remediesPending, servedOn, writtenOff } from './settlement.ts';
import { handedOffBy, isReturned, mustCopyPenalty } from './transfer-answers.ts';
import { transferOpen, transferState } from './transfer-state.ts';

/** 结案、归档、保管 (程序规定 art 76–78, from memory; 档案). */

const closing = (matter: Matter): JsonObject => obj(matter.facts, 'closing');
const put = (matter: Matter, entries: JsonObject): JsonObject => ({ closing: { ...closing(matter), ...entries } });

/** Nothing of a transfer is left to us: never begun, given back, sentenced, or handed over. */
const transferDone = (matter: Matter): boolean => !transferOpen(matter) || transferState(matter) === 'handed-over';
const dismissed = (matter: Matter): boolean => {
  const decision = imposedOf(matter);
  return decision !== null && decision.summary.outcome !== 'penalise' && servedOn(matter) !== null;
};

/** What a ground of closing rests on in the record; each is asked of the case, none is taken on trust. */
const GROUNDS: Readonly<Record<string, (matter: Matter, today: PlainDate) => boolean>> = {
  K1: (matter, today) =>
    imposedOf(matter)?.summary.outcome === 'penalise' && isSettled(matter, today) && !writtenOff(matter),
  K2: writtenOff,
  K3: (matter) => str(obj(matter.facts, 'ended'), 'on') !== '',
  K4: (matter) =>
    dismissed(matter) ||
    (handedOffBy(matter) !== '' && !isReturned(matter)) ||
    transferState(matter) === 'handed-over' ||
    transferState(matter) === 'sentenced',
  K5: (matter) => isVoid(matter) || decisionOf(matter) === null,
};

/** What must be so before a case is closed, each by its id; the desk lists them beside the button. */
export const mayClose = (verb: string): readonly Condition[] => [
  condition(
    `case.${verb}.holdings`,
    '尚有查封、扣押、先行登记保存的财物没有处理或者退还。',
    'Goods are still held: dispose of them or give them back.',
    (matter) => openHoldings(matter).length === 0,
  ),
  condition(
    `case.${verb}.confiscated`,
    '没收的财物尚未处理。',
    'What was confiscated is not disposed of.',
    (matter) => undisposed(matter).length === 0,
  ),
  condition(
    `case.${verb}.settled`,
    '处罚决定尚未执行完毕，也没有人民法院终结执行的裁定；多缴的款项应当退还。',
    'Something is left to pay, to do or to give back, and no court ended enforcement.',
    (matter, _actor, today) => isSettled(matter, today),
  ),
  condition(
    `case.${verb}.remedies`,
    '行政复议或者行政诉讼尚未终结。',
    'A reconsideration or suit is pending.',
    (matter) => remediesPending(matter).length === 0,
  ),
  condition(
    `case.${verb}.decided-anew`,
    '决定被撤销并责令重新作出的，应当重新调查处理后才能结案。',
    'To be decided anew: not closed before it is.',
    (matter) => !mustDecideAnew(matter),
  ),
  condition(
    `case.${verb}.publication`,
    '处罚信息应当公示而未公示，或者应当撤回而未撤回。',
    'The publication that is due was not made, or one that must come down is still shown.',
    publicationSettled,
  ),
  condition(
    `case.${verb}.transfer`,
    '涉嫌犯罪案件的移送尚未办结。',
    'The transfer of the suspected crime is not done.',
    transferDone,
  ),
  condition(
    `case.${verb}.penalty-copied`,
    '移送前已作出的处罚决定尚未抄送公安机关和检察机关。',
    'The penalty imposed before the transfer was not copied to police and procuratorate.',
    (matter) => !mustCopyPenalty(matter),
  ),
];

const groundHolds = (verb: string): FitCondition =>
  fits(
    `case.${verb}.ground`,
    '结案情形与案件记录不符。',
    'The record does not bear out this ground.',
    (body, matter, today) => GROUNDS[str(body, 'ground')]?.(matter, today) ?? false,
  );

/** How long a file is kept 保管期限. */
export const retentions = {
  '30-years': { zh: '三十年', en: '30 years' },
  permanent: { zh: '永久', en: 'for ever' },
} as const satisfies Readonly<Record<string, Text>>;

/** Holds 冻结处置 that forbid to dispose of the file. */
export const holdsOf = (matter: Matter): readonly string[] =>
  entriesOf({ ...matter, facts: closing(matter) }, 'holds').flatMap(([id, hold]) =>
    str(hold, 'endedOn') === '' ? [id] : [],
  );

const kept: Condition = condition(
  'case.record.kept',
  '案卷已经销毁。',
  'The file was disposed of.',
  (matter) => str(closing(matter), 'disposedOn') === '',
);

const disposable = (verb: string): readonly Condition[] => [
  kept,
  condition(
    `case.${verb}.retention`,
    '保管期限尚未届满，或者应当永久保管。',
    'The file must still be kept, or kept for ever.',
    (matter, _actor, today) => {
      const until = dayOf(closing(matter), 'keepUntil');
      return until !== null && today > until;
    },
  ),
  condition(
    `case.${verb}.hold`,
    '案卷已被冻结处置。',
    'A legal hold lies on the file.',
    (matter) => holdsOf(matter).length === 0,
  ),
];

const approvers = (matter: Matter): readonly string[] => listOf(obj(closing(matter), 'disposal').approvers);

export const closingVerbs: Readonly<Record<string, Verb>> = {
  'request-closing': {
    title: { zh: '申请结案', en: 'Ask to close' },
    from: ['closable'],
    by: by('officer'),
    basis: ['procedure.art76'],
    body: bodyOf({ ground: groundOf(closingConditions), summary: prose(10_000) }),
    personal: ['summary'],
    conditions: [byHandlers, ...mayClose('request-closing')],
    fits: [groundHolds('request-closing')],
    fold: (matter, act) => ({
      facts: put(matter, { asked: { on: act.on, by: act.actor, ground: str(act.body, 'ground') } }),
    }),
  },
  'refuse-closing': {
    title: { zh: '不同意结案', en: 'Refuse to close' },
    from: ['closable'],
    by: by('head'),
    basis: ['procedure.art76'],
    body: bodyOf({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.refuse-closing.asked',
        '没有待批准的结案申请。',
        'Nobody asked to close.',
        (matter) => str(obj(closing(matter), 'asked'), 'on') !== '',
      ),
    ],
    fold: (matter) => ({ facts: put(matter, { asked: {} }) }),
  },
  close: {
    title: { zh: '批准结案', en: 'Close' },
    from: ['closable'],
    by: by('head'),
    basis: ['procedure.art76'],
    body: bodyOf({ ground: groundOf(closingConditions), note: line(500).exactOptional() }),
    conditions: [
      notHandlers,
      condition(
        'case.close.asked',
        '办案人员尚未申请结案。',
        'The officers have not asked to close.',
        (matter) => str(obj(closing(matter), 'asked'), 'on') !== '',
      ),
      condition(
        'case.close.other-person',
        '应当由提出申请以外的负责人批准。',
        'A head other than who asked approves.',
        (matter, actor) => isOther(actor, str(obj(closing(matter), 'asked'), 'by')),
      ),
      ...mayClose('close'),
    ],
    fits: [
      groundHolds('close'),
      fits(
        'case.close.as-asked',
        '结案情形与申请不一致。',
        'It is not the ground that was asked for.',
        (body, matter) => str(body, 'ground') === str(obj(closing(matter), 'asked'), 'ground'),
      ),
    ],
    fold: (matter, act) => ({
      state: 'closed',
      facts: put(matter, { on: act.on, by: act.actor, ground: str(act.body, 'ground') }),
      clocks: ended(matter, 'close', 'pay', 'demand'),
    }),
  },
  'make-dossier': {
    title: { zh: '立卷', en: 'Make up the dossier' },
    from: ['closed'],
    by: by('officer'),
    basis: ['procedure.art77', 'procedure.art78'],
    body: bodyOf({
      /** Documents and pages of the main volume 正卷 and the secondary one 副卷. */
      documents: z.int().min(1).max(100_000),
      pages: z.int().min(1).max(1_000_000),
      secondary: z.int().min(0).max(100_000),
      digest: sha256(),
      /** Papers that the order of documents wants and the file does not have; none when it is complete. */
      missing: z.array(line(200)).max(500),
      retention: oneOf(retentions),
    }),
    conditions: [byHandlers],
    says: [
      says(
        'case.make-dossier.complete',
        '卷内文件不齐，不能归档：请补齐，或者在备考表中说明后从缺少清单中删除。',
        'Papers are missing: add them, or account for them in the notes on the dossier.',
        (body) => listOf(body.missing).length === 0,
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, {
        dossier: {
          on: act.on,
          by: act.actor,
          ...pick(act.body, 'documents', 'pages', 'secondary', 'digest', 'retention'),
        },
      }),
    }),
  },
  archive: {
    title: { zh: '归档', en: 'Archive' },
    from: ['closed'],
    by: by('intake', 'officer', 'head'),
    basis: ['procedure.art77', 'procedure.art78', 'archives'],
    body: bodyOf({ digest: sha256(), shelf: line(100) }),
    conditions: [
      condition(
        'case.archive.dossier',
        '尚未立卷。',
        'The dossier is not made up.',
        (matter) => str(obj(closing(matter), 'dossier'), 'on') !== '',
      ),
      condition(
        'case.archive.other-person',
        '检查归档人员应当是立卷人以外的人员。',
        'Whoever checks the dossier is not who made it up.',
        (matter, actor) => isOther(actor, str(obj(closing(matter), 'dossier'), 'by')),
      ),
      condition(
        'case.archive.remedies',
        '行政复议或者行政诉讼尚未终结。',
        'A reconsideration or suit is pending.',
        (matter) => remediesPending(matter).length === 0,
      ),
    ],
    fits: [
      fits(
        'case.archive.digest',
        '案卷与立卷时不一致，请重新立卷。',
        'It is not the dossier that was made up.',
        (body, matter) => str(body, 'digest') === str(obj(closing(matter), 'dossier'), 'digest'),
      ),
    ],
    fold: (matter, act) => {
      const retention = str(obj(closing(matter), 'dossier'), 'retention');
      const until = retention === 'permanent' ? {} : { keepUntil: dueBy('case-archive', act.on, matter.homeRegion) };
      return {
        state: 'archived',
        facts: put(matter, { archivedOn: act.on, archivedBy: act.actor, retention, ...until }),
      };
    },
  },
  'legal-hold': {
    title: { zh: '冻结处置', en: 'Put a legal hold on the file' },
    from: ['closed', 'archived'],
    by: by('head', 'legal-reviewer'),
    basis: ['archives'],
    body: bodyOf({ document: documentNo(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [kept],
    fold: (matter, act) => {
      const holds = obj(closing(matter), 'holds');
      const id = `h${Object.keys(holds).length + 1}`;
      // What was approved before was approved without it.
      const hold = { on: act.on, by: act.actor, document: str(act.body, 'document') };
      return { facts: put(matter, { holds: { ...holds, [id]: hold }, disposal: {} }) };
    },
  },
  'lift-hold': {
    title: { zh: '解除冻结处置', en: 'Lift a legal hold' },
    from: ['closed', 'archived'],
    by: by('head', 'legal-reviewer'),
    basis: ['archives'],
    body: bodyOf({ hold: numbered('h'), document: documentNo() }),
    fits: [
      fits('case.lift-hold.stands', '没有该编号的冻结。', 'No such hold stands.', (body, matter) =>
        holdsOf(matter).includes(str(body, 'hold')),
      ),
    ],
    fold: (matter, act) => {
      const holds = obj(closing(matter), 'holds');
      const id = str(act.body, 'hold');
      const lifted = { ...obj(holds, id), endedOn: act.on, lifted: str(act.body, 'document') };
      return { facts: put(matter, { holds: { ...holds, [id]: lifted } }) };
    },
  },
  'approve-record-disposal': {
    title: { zh: '批准销毁案卷', en: 'Approve that the file is disposed of' },
    from: ['archived'],
    by: by('head', 'legal-reviewer'),
    basis: ['archives'],
    body: bodyOf({ document: documentNo() }),
    conditions: [
      ...disposable('approve-record-disposal'),
      condition(
        'case.approve-record-disposal.other-person',
        '两次批准应当由不同人员作出。',
        'The two approvals are by two people.',
        (matter, actor) => approvers(matter).every((one) => isOther(actor, one)),
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { disposal: { approvers: [...approvers(matter), act.actor] as unknown as Json } }),
    }),
  },
  'dispose-record': {
    title: { zh: '销毁案卷', en: 'Dispose of the file' },
    from: ['archived'],
    by: by('intake', 'officer'),
    basis: ['archives'],
    body: bodyOf({ list: documentNo(), supervisedBy: line(200) }),
    personal: ['supervisedBy'],
    conditions: [
      ...disposable('dispose-record'),
      condition(
        'case.dispose-record.two-approvers',
        '销毁案卷应当由两人批准。',
        'Two people must have approved.',
        (matter) => new Set(approvers(matter)).size >= 2,
      ),
      condition(
        'case.dispose-record.other-person',
        '批准人不得自行销毁。',
        'Who approved does not do it.',
        (matter, actor) => approvers(matter).every((one) => isOther(actor, one)),
      ),
    ],
    fold: (matter, act) => ({ facts: put(matter, { disposedOn: act.on, disposalList: str(act.body, 'list') }) }),
  },
};

/** What stands against closing today; the desk lists them. */
export const obstaclesToClosing = (
  matter: Matter,
  actor: Parameters<Condition['holds']>[1],
  today: PlainDate,
): readonly Condition[] => mayClose('close').filter((each) => !each.holds(matter, actor, today));
