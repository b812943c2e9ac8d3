import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Text } from '../../../../kernel/text.ts';
import { entriesOf, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { line, numbered, oneOf, prose } from '../schema.ts';
import { names } from './conditions.ts';
import { decisionOf, ended } from './decision-path.ts';
import { bodyOf, isRunning, start } from './limits.ts';
import { documentNo } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { OPEN } from './states.ts';
import { CRIME_CLOCKS, putTransfer, transferOpen, transferState } from './transfer-state.ts';

/** What police, procuratorate and other departments answer to a transfer, and what they are sent of a penalty. */

/** What the procuratorate made of our proposal 立案监督. */
export const supervisionResults = {
  'to-be-filed': { zh: '通知公安机关立案', en: 'the police were told to file it' },
  'rightly-refused': { zh: '认为不立案理由成立', en: 'the reasons of the police were accepted' },
} as const satisfies Readonly<Record<string, Text>>;

/** What became of a case that was sent on to another organ. */
export const referralAnswers = {
  accepted: { zh: '接收办理', en: 'taken over' },
  forwarded: { zh: '转送其他机关', en: 'forwarded' },
  returned: { zh: '退回', en: 'returned' },
} as const satisfies Readonly<Record<string, Text>>;

const at = (verb: string, zh: string, en: string, ...states: readonly string[]): Condition =>
  condition(`case.${verb}.stage`, zh, en, (matter) => states.includes(transferState(matter)));

/** The referral with which our own part came to its end; '' while it has not. */
export const handedOffBy = (matter: Matter): string => str(obj(matter.facts, 'handedOff'), 'referral');

/** It was handed off, and came back. */
export const isReturned = (matter: Matter): boolean =>
  str(obj(obj(matter.facts, 'referrals'), handedOffBy(matter)), 'state') === 'returned';

/** The copy of a penalty to police and procuratorate is still due. */
export const mustCopyPenalty = (matter: Matter): boolean => isRunning(matter, 'penalty-copy');

const toDepartment = (matter: Matter): boolean =>
  entriesOf(matter, 'referrals').some(([, entry]) => str(entry, 'target') === 'department');

export const transferAnswerVerbs: Readonly<Record<string, Verb>> = {
  'police-forwarded': {
    title: { zh: '登记公安机关转送', en: 'The police forwarded it' },
    from: ['transferring'],
    by: by('officer', 'intake'),
    basis: ['transfer310.art7'],
    /** To which police; the notice in writing that told us. */
    body: bodyOf({ to: line(100), document: documentNo() }),
    conditions: [
      at('police-forwarded', '案件不在公安机关审查之中。', 'The police are not examining it.', 'sent', 'received'),
    ],
    // Another police organ has it from now on, and is yet to receive it.
    fold: (matter, act) => ({
      facts: putTransfer(matter, { state: 'sent', to: str(act.body, 'to'), forwarded: str(act.body, 'document') }),
      clocks: ended(matter, ...CRIME_CLOCKS),
    }),
  },
  'record-supervision': {
    title: { zh: '登记立案监督结果', en: 'Record what the procuratorate answered' },
    from: ['transferring'],
    by: by('officer', 'intake', 'legal-reviewer'),
    basis: ['transfer310.art9', 'police-procedure'],
    body: bodyOf({ result: oneOf(supervisionResults), document: documentNo() }),
    conditions: [
      at('record-supervision', '没有建议检察机关立案监督。', 'No supervision was proposed.', 'supervision-asked'),
    ],
    fold: (matter, act) => {
      const filing = str(act.body, 'result') === 'to-be-filed';
      return {
        facts: putTransfer(matter, {
          state: filing ? 'filing-ordered' : 'refused-by-police',
          supervised: str(act.body, 'result'),
          supervision: str(act.body, 'document'),
        }),
        clocks: [
          ...ended(matter, ...CRIME_CLOCKS),
          ...(filing ? [start('police-answer', 'crime-supervise-file')] : []),
        ],
      };
    },
  },
  'copy-penalty': {
    title: { zh: '抄送已作出的处罚决定', en: 'Copy the penalty to police and procuratorate' },
    from: ['decided', 'performing', 'transferring', 'closable', 'closed', 'archived'],
    by: by('officer'),
    basis: ['joint2006'],
    body: bodyOf({
      document: documentNo(),
      to: line(100),
      copiedTo: line(100),
      /** Rights holders who were told. */
      holders: z.array(line(200)).max(100).exactOptional(),
    }),
    personal: ['holders'],
    conditions: [
      byHandlers,
      condition(
        'case.copy-penalty.due',
        '没有需要抄送的处罚决定：移送公安机关前作出的处罚决定才抄送，且只抄送一次。',
        'No penalty imposed before the transfer waits to be copied.',
        mustCopyPenalty,
      ),
    ],
    fold: (matter, act) => ({
      facts: putTransfer(matter, { penaltyCopiedOn: act.on, penaltyCopy: str(act.body, 'document') }),
      clocks: ended(matter, 'penalty-copy'),
    }),
  },
  'referral-answered': {
    title: { zh: '登记移送其他机关的答复', en: 'Record the answer to a referral' },
    from: [...OPEN, 'closed', 'archived'],
    by: by('officer', 'intake', 'head'),
    basis: ['discipline', 'transfer310.art19'],
    body: bodyOf({ referral: numbered('f'), result: oneOf(referralAnswers), document: documentNo() }),
    fits: [
      names(
        'referral-answered',
        'referral',
        'referrals',
        '没有这份等待答复的移送。',
        'No such referral waits for an answer.',
        '',
        'forwarded',
      ),
    ],
    fold: (matter, act) => {
      const id = str(act.body, 'referral');
      return {
        facts: putEntry(matter, 'referrals', id, { state: str(act.body, 'result'), answeredOn: act.on }),
        clocks: ended(matter, `refer:${id}`),
      };
    },
  },
  'hand-off': {
    title: { zh: '移送其他部门处理，本机关办结', en: 'Another department takes it over: ours ends' },
    from: ['investigating', 'suspended', 'reported', 'reviewed'],
    by: by('head'),
    basis: ['penalty.art57', 'procedure.art76'],
    body: bodyOf({ referral: numbered('f'), document: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.hand-off.referred',
        '尚未移送其他行政机关，请先办理移送。',
        'It was not referred to another department: refer it first.',
        toDepartment,
      ),
      condition(
        'case.hand-off.transfer',
        '涉嫌犯罪案件的移送尚未办结。',
        'The transfer of the suspected crime is not done.',
        (matter) => !transferOpen(matter),
      ),
      condition(
        'case.hand-off.undecided',
        '已有处理决定的案件不再移送其他部门处理。',
        'A decision was made already.',
        (matter) => decisionOf(matter) === null,
      ),
    ],
    fits: [
      {
        rule: 'case.hand-off.referral',
        text: {
          zh: '没有这份移送其他行政机关的记录，或者已被退回。',
          en: 'There is no such referral to a department, or it was returned.',
        },
        holds: (body, matter) => {
          const entry = obj(obj(matter.facts, 'referrals'), str(body, 'referral'));
          return str(entry, 'target') === 'department' && str(entry, 'state') !== 'returned';
        },
      },
    ],
    fold: (matter, act) => ({
      state: 'closable',
      facts: { suspension: null, handedOff: { on: act.on, ...pick(act.body, 'referral', 'document') } },
      clocks: [...ended(matter, 'decide', str(obj(matter.facts, 'review'), 'clock')), start('close', 'case-close')],
    }),
  },
};
