import { z } from 'zod';
import { num, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { Change, ClockEffect, Condition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { leastOfficers, ruleBook } from '../../../../rules/index.ts';
import { fen, line, oneOf, prose, uuid } from '../schema.ts';
import { beginPause, endPause } from './clocks.ts';
import { fits, handlersOrHead, listIn, says } from './conditions.ts';
import { decisionOf, ended } from './decision-path.ts';
import { openHoldings, settleHeld } from './holdings.ts';
import { bodyOf, start } from './limits.ts';
import { documentNo, itemsOf } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { imposedOf, isVoid, settling, unclosed } from './settlement.ts';
import { WORKING } from './states.ts';
import { transferAnswerVerbs } from './transfer-answers.ts';
import { CRIME_CLOCKS, putTransfer, transferOf, transferOpen, transferState } from './transfer-state.ts';

/** 行刑衔接 (国务院令310; 处罚法 art 27, 35): a suspected crime goes to the police, and may come back. */

/** Papers that go with a transfer (国务院令310 art 6). */
export const transferPapers = {
  letter: { zh: '涉嫌犯罪案件移送书', en: 'letter of transfer' },
  report: { zh: '涉嫌犯罪案件情况的调查报告', en: 'report of the investigation' },
  'goods-list': { zh: '涉案物品清单', en: 'list of goods' },
  tests: { zh: '检验报告或者鉴定结论', en: 'test reports or expert opinions' },
  other: { zh: '其他有关涉嫌犯罪的材料', en: 'other material' },
} as const satisfies Readonly<Record<string, Text>>;

/** Where else a case or a part of it is sent on, beside the police. */
export const referralTargets = {
  discipline: { zh: '纪检监察机关', en: 'discipline inspection' },
  procuratorate: { zh: '检察机关', en: 'procuratorate' },
  department: { zh: '其他行政机关', en: 'another department' },
} as const satisfies Readonly<Record<string, Text>>;

/** Who gave the case back 反向移送. */
export const returners = {
  police: { zh: '公安机关撤销案件', en: 'police dropped it' },
  procuratorate: { zh: '检察机关不起诉', en: 'not prosecuted' },
  court: { zh: '人民法院判决无罪或者免予刑事处罚', en: 'acquitted, or spared punishment' },
} as const satisfies Readonly<Record<string, Text>>;

const put = putTransfer;

const at = (verb: string, zh: string, en: string, ...states: readonly string[]): Condition =>
  condition(`case.${verb}.stage`, zh, en, (matter) => states.includes(transferState(matter)));

const notBy = (verb: string, key: string): Condition =>
  condition(
    `case.${verb}.other-person`,
    '应当由提出移送报告以外的负责人决定。',
    'A head other than who reported decides.',
    (matter, actor) => isOther(actor, str(transferOf(matter), key)),
  );

const BEFORE_POLICE = [...WORKING, 'decided', 'performing', 'closable'] as const;

/** The state in which the case was when it went to the police; without a decision it is investigated further. */
function returnState(matter: Matter): string {
  const before = str(transferOf(matter), 'back');
  // The decision fell meanwhile: nothing is performed by it; it is closed, or decided anew.
  if (isVoid(matter)) return 'closable';
  return before === '' ? 'investigating' : before;
}

/** The case is ours again: the time to decide goes on, or begins where it had ended. */
function back(matter: Matter, act: FoldedAct, facts: JsonObject): Change {
  const decided = decisionOf(matter) !== null;
  const decide = matter.clocks.decide;
  const document = str(transferOf(matter), 'suspension');
  const again: readonly ClockEffect[] = decided || decide?.endedOn === null ? [] : [start('decide', 'case-decide')];
  return {
    state: returnState(matter),
    facts: put(matter, { ...facts, state: 'returned', returnedOn: act.on }),
    clocks: [
      ...ended(matter, ...CRIME_CLOCKS, 'close'),
      ...(document === '' ? [] : endPause(matter, 'suspension', document)),
      ...again,
      ...(returnState(matter) === 'closable' ? [start('close', 'case-close')] : []),
    ],
  };
}

const policeFiled = (matter: Matter, act: FoldedAct): Change => ({
  facts: put(matter, { state: 'filed', filedOn: act.on, filing: str(act.body, 'number') }),
  clocks: [...ended(matter, ...CRIME_CLOCKS), start('handover', 'crime-handover')],
});

export const transferVerbs: Readonly<Record<string, Verb>> = {
  'report-crime': {
    title: { zh: '提出涉嫌犯罪移送报告', en: 'Report a suspected crime' },
    from: BEFORE_POLICE,
    by: by('officer'),
    basis: ['transfer310.art5', 'transfer310.art3', 'penalty.art27'],
    body: bodyOf({
      offence: line(100),
      /** The team 专案组 that verified it. */
      team: z.array(uuid()).min(1).max(20),
      report: prose(),
      /** An economic crime: the police may take longer to answer. */
      economic: z.boolean(),
    }),
    personal: ['report'],
    conditions: [
      byHandlers,
      condition(
        'case.report-crime.open',
        '本案已有正在办理的移送。',
        'A transfer is under way.',
        (matter) => !transferOpen(matter) && transferState(matter) !== 'sentenced',
      ),
    ],
    fits: [
      fits(
        'case.report-crime.team',
        '专案组不得少于两名执法人员。',
        'The team has at least two officers.',
        (body, matter, today) =>
          new Set(listIn(body, 'team')).size >= leastOfficers('crime-team', today, matter.homeRegion),
      ),
    ],
    fold: (_matter, act) => ({
      facts: {
        transfer: {
          kind: 'crime',
          state: 'reported',
          on: act.on,
          by: act.actor,
          ...pick(act.body, 'offence', 'team', 'economic'),
        },
      },
      clocks: [start('crime-approve', 'crime-approve')],
    }),
  },
  'approve-crime-transfer': {
    title: { zh: '批准移送公安机关', en: 'Approve the transfer' },
    from: BEFORE_POLICE,
    by: by('head'),
    basis: ['transfer310.art5', 'transfer310.art16'],
    // 正职负责人 or who acts in that post.
    body: bodyOf({ capacity: z.enum(['principal', 'acting']), document: documentNo() }),
    conditions: [
      notHandlers,
      at('approve-crime-transfer', '没有待批准的移送报告。', 'No report waits for approval.', 'reported'),
      notBy('approve-crime-transfer', 'by'),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { state: 'approved', approvedOn: act.on, approvedBy: act.actor }),
      clocks: [...ended(matter, 'crime-approve'), start('crime-send', 'crime-send')],
    }),
  },
  'refuse-crime-transfer': {
    title: { zh: '不批准移送', en: 'Refuse the transfer' },
    from: BEFORE_POLICE,
    by: by('head'),
    basis: ['transfer310.art5'],
    body: bodyOf({ capacity: z.enum(['principal', 'acting']), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      at('refuse-crime-transfer', '没有待批准的移送报告。', 'No report waits for approval.', 'reported'),
      notBy('refuse-crime-transfer', 'by'),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { state: 'not-approved', refusedOn: act.on, refusedBy: act.actor }),
      clocks: ended(matter, 'crime-approve'),
    }),
  },
  'send-to-police': {
    title: { zh: '移送公安机关', en: 'Send to the police' },
    from: BEFORE_POLICE,
    by: by('officer'),
    basis: ['transfer310.art5', 'transfer310.art6', 'joint2006', 'penalty.art27'],
    body: bodyOf({
      to: line(100),
      number: documentNo(),
      papers: z
        .array(z.strictObject({ kind: oneOf(transferPapers), name: line(200), copies: z.int().min(1).max(1_000) }))
        .min(1)
        .max(200),
      /** The procuratorate of the same level, which gets a copy. */
      copiedTo: line(100),
      /** Form 8, where the time to decide is suspended meanwhile (程序规定 art 46: another case comes first). */
      suspension: documentNo().exactOptional(),
    }),
    conditions: [byHandlers, at('send-to-police', '移送尚未批准。', 'The transfer is not approved.', 'approved')],
    says: [
      says(
        'case.send-to-police.papers',
        '移送材料应当包括移送书、调查报告和涉案物品清单。',
        'With it go at least the letter, the report and the list of goods.',
        (body) => {
          const kinds = itemsOf(body, 'papers').map((paper) => str(paper, 'kind'));
          return ['letter', 'report', 'goods-list'].every((kind) => kinds.includes(kind));
        },
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'transferring',
      facts: put(matter, {
        state: 'sent',
        sentOn: act.on,
        back: matter.state,
        ...pick(act.body, 'to', 'number', 'suspension'),
      }),
      clocks: [
        ...ended(matter, 'crime-send', 'close'),
        // Counted from the penalty, however much later the suspicion came: the strict reading.
        ...(imposedOf(matter)?.summary.outcome === 'penalise' && matter.clocks['penalty-copy'] === undefined
          ? [start('penalty-copy', 'crime-penalty-copy', imposedOf(matter)?.on)]
          : []),
        ...('suspension' in act.body
          ? beginPause(
              matter,
              'suspension',
              str(act.body, 'suspension'),
              matter.clocks.decide?.endedOn === null ? ['decide'] : [],
            )
          : []),
      ],
    }),
  },
  'police-received': {
    title: { zh: '登记公安机关签收', en: 'The police received it' },
    from: ['transferring'],
    by: by('officer', 'intake'),
    basis: ['transfer310.art7', 'transfer310.art8'],
    body: bodyOf({ document: documentNo() }),
    conditions: [at('police-received', '没有待签收的移送。', 'Nothing waits to be received.', 'sent')],
    fold: (matter, act) => ({
      facts: put(matter, { state: 'received', receivedOn: act.on, receipt: str(act.body, 'document') }),
      // None of these is ours: the bands in which an answer may be expected, or word that others have it.
      clocks: [
        ...ended(matter, ...CRIME_CLOCKS),
        start('police-forward', 'police-forward'),
        ...(transferOf(matter).economic === true
          ? [
              start('police-start', 'police-decide-econ-start'),
              start('police-usual', 'police-decide-econ-usual'),
              start('police', 'police-decide-econ'),
            ]
          : [start('police', 'police-decide')]),
      ],
    }),
  },
  'police-filed': {
    title: { zh: '登记公安机关立案', en: 'The police filed the case' },
    from: ['transferring'],
    by: by('officer', 'intake'),
    basis: ['transfer310.art8', 'transfer310.art12'],
    body: bodyOf({ number: documentNo() }),
    conditions: [
      at(
        'police-filed',
        '案件不在公安机关审查之中。',
        'The police are not examining it.',
        'received',
        'refused-by-police',
        'review-asked',
        'supervision-asked',
        'filing-ordered',
      ),
    ],
    fold: policeFiled,
  },
  'police-refused': {
    title: { zh: '登记公安机关不予立案', en: 'The police did not file' },
    from: ['transferring'],
    by: by('officer', 'intake'),
    basis: ['transfer310.art8', 'transfer310.art9'],
    body: bodyOf({ number: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      at(
        'police-refused',
        '案件不在公安机关审查之中。',
        'The police are not examining it.',
        'received',
        'review-asked',
      ),
    ],
    fold: (matter, act) => {
      const reviewed = transferState(matter) === 'review-asked';
      return {
        facts: put(matter, {
          state: 'refused-by-police',
          policeRefusedOn: act.on,
          refusal: str(act.body, 'number'),
          reviewed,
        }),
        clocks: [
          ...ended(matter, ...CRIME_CLOCKS),
          // Against the first refusal both ways are open; after the review only the procuratorate is left (art 9).
          ...(reviewed ? [] : [start('review-police', 'crime-review')]),
          start('supervise', 'crime-supervise'),
        ],
      };
    },
  },
  'ask-police-review': {
    title: { zh: '提请公安机关复议', en: 'Ask the police for review' },
    from: ['transferring'],
    by: by('head'),
    basis: ['transfer310.art9'],
    body: bodyOf({ number: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      at('ask-police-review', '公安机关没有不予立案。', 'The police did not refuse.', 'refused-by-police'),
      condition(
        'case.ask-police-review.in-time',
        '提请复议的三日期限已经届满，或者已经复议。',
        'The three days are over, or it was reviewed already.',
        (matter, _actor, today) => {
          const clock = matter.clocks['review-police'];
          return clock !== undefined && clock.endedOn === null && today <= clock.due;
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { state: 'review-asked', reviewOn: act.on }),
      clocks: [...ended(matter, 'review-police', 'supervise'), start('police-answer', 'crime-review-answer')],
    }),
  },
  'ask-supervision': {
    title: { zh: '建议检察机关立案监督', en: 'Propose supervision by the procuratorate' },
    from: ['transferring'],
    by: by('head'),
    basis: ['transfer310.art9', 'police-procedure'],
    body: bodyOf({ to: line(100), number: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      at('ask-supervision', '公安机关没有不予立案。', 'The police did not refuse.', 'refused-by-police'),
      condition(
        'case.ask-supervision.in-time',
        '建议立案监督的三日期限已经届满。',
        'The three days are over.',
        (matter, _actor, today) => today <= (matter.clocks.supervise?.due ?? today),
      ),
      condition(
        'case.ask-supervision.once',
        '检察机关已经答复立案监督建议。',
        'The procuratorate has answered already.',
        (matter) => str(transferOf(matter), 'supervised') === '',
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { state: 'supervision-asked', supervisionOn: act.on }),
      clocks: [...ended(matter, 'review-police', 'supervise'), start('police-answer', 'crime-supervise-explain')],
    }),
  },
  'hand-over-goods': {
    title: { zh: '移交涉案物品', en: 'Hand the goods over' },
    from: ['transferring'],
    by: by('officer'),
    basis: ['transfer310.art12'],
    body: bodyOf({
      /** Number of the notice to the party, form 6. */
      number: documentNo(),
      receipt: documentNo(),
      receiver: line(100),
      list: z.array(line(300)).max(500),
      measures: z.array(z.string().regex(/^m[1-9]\d{0,4}$/)).max(100),
    }),
    personal: ['receiver'],
    conditions: [byHandlers, at('hand-over-goods', '公安机关尚未立案。', 'The police have not filed it.', 'filed')],
    fits: [
      fits(
        'case.hand-over-goods.all',
        '尚有查封、扣押的涉案物品没有列入移交。',
        'Goods that are held are not among those handed over.',
        (body, matter) => openHoldings(matter).every(({ id }) => listIn(body, 'measures').includes(id)),
      ),
    ],
    fold: (matter, act) => {
      const gone = settleHeld(matter, act.on, 'handed-over', listIn(act.body, 'measures'));
      const decided = imposedOf(matter) !== null;
      // A penalty that was imposed before goes on (国务院令310 art 11); without one the case ends with the transfer.
      const before = returnState(matter);
      const rest = decided && (before === 'decided' || before === 'performing');
      return {
        state: rest ? before : 'closable',
        facts: {
          ...gone.facts,
          ...put(matter, { state: 'handed-over', handedOverOn: act.on, handover: str(act.body, 'receipt') }),
        },
        clocks: [
          ...gone.clocks,
          ...ended(matter, 'handover', ...(rest ? [] : ['decide'])),
          ...(rest ? [] : [start('close', 'case-close')]),
        ],
      };
    },
  },
  'back-to-case': {
    title: { zh: '恢复行政办理', en: 'Back to the administrative case' },
    from: ['transferring'],
    by: by('head'),
    basis: ['transfer310.art9', 'transfer310.art13', 'penalty.art27'],
    body: bodyOf({ document: documentNo(), reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      at(
        'back-to-case',
        '公安机关尚未作出不予立案决定。',
        'The police did not refuse it.',
        'refused-by-police',
        'review-asked',
        'supervision-asked',
      ),
    ],
    fold: (matter, act) => back(matter, act, {}),
  },
  'reverse-transfer': {
    title: { zh: '接收反向移送', en: 'Take the case back from criminal justice' },
    from: ['transferring', 'performing', 'closable', 'closed', 'archived'],
    by: by('head'),
    basis: ['transfer310.art13', 'penalty.art27'],
    body: bodyOf({ by: oneOf(returners), document: documentNo() }),
    conditions: [
      notHandlers,
      at('reverse-transfer', '案件没有移送公安机关立案。', 'It is not with the police.', 'filed', 'handed-over'),
    ],
    fold: (matter, act) => {
      const change = back(matter, act, { ...pick(act.body, 'by', 'document') });
      return { ...change, facts: { ...change.facts, ...unclosed(matter) } };
    },
  },
  'record-sentence': {
    title: { zh: '登记刑事判决', en: 'Record the sentence' },
    from: ['transferring', 'performing', 'closable', 'closed', 'archived'],
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['penalty.art35'],
    body: bodyOf({ document: documentNo(), court: line(100), fineFen: fen() }),
    conditions: [
      handlersOrHead,
      at('record-sentence', '案件没有移送公安机关立案。', 'It is not with the police.', 'filed', 'handed-over'),
    ],
    fold: (matter, act) =>
      settling(matter, act, {
        facts: put(matter, {
          state: 'sentenced',
          sentencedOn: act.on,
          courtFineFen: num(act.body, 'fineFen'),
          sentence: str(act.body, 'document'),
        }),
      }),
  },
  refer: {
    title: { zh: '移送其他机关', en: 'Refer to another organ' },
    from: [...BEFORE_POLICE, 'transferring', 'closed'],
    by: by('head'),
    basis: ['discipline', 'transfer310.art18', 'transfer310.art19'],
    body: bodyOf({ target: oneOf(referralTargets), to: line(100), number: documentNo(), text: prose(5_000) }),
    personal: ['text'],
    conditions: [notHandlers],
    fold: (matter, act) => {
      const id = nextId(matter, 'referrals', 'f');
      const expected =
        str(act.body, 'target') === 'discipline' &&
        ruleBook.find('disc-forward', act.on, matter.homeRegion) !== undefined;
      return {
        facts: putEntry(matter, 'referrals', id, { ...pick(act.body, 'target', 'to', 'number'), on: act.on }),
        clocks: expected ? [start(`refer:${id}`, 'disc-forward')] : [],
      };
    },
  },
  ...transferAnswerVerbs,
};
