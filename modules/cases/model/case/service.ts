import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { Change, ClockEffect, Condition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { ruleBook, serviceMethods } from '../../../../rules/index.ts';
import { day, line, oneOf, prose, uuid } from '../schema.ts';
import { electronicAgreed, fits, handlersOrHead, listIn, notAfter, says } from './conditions.ts';
import { decisionOf, ended } from './decision-path.ts';
import { bodyOf, start, told } from './limits.ts';
import { documentNo, itemsOf, signature, someone } from './parts.ts';
import { by, byHandlers, condition } from './people.ts';
import { servedOn, settling } from './settlement.ts';

const WAYS = serviceMethods.map(({ code }) => code).filter((code) => code !== 'public-notice') as [string, ...string[]];

/** What the party was told with the decision (处罚法 art 59; 强制法 art 45; 令45 art 8). */
export const toldWithDecision = {
  remedies: { zh: '复议、诉讼的途径和期限', en: 'routes and limits of review and suit' },
  surcharge: { zh: '逾期加处罚款的标准', en: 'the surcharge for late payment' },
  publication: { zh: '处罚信息将予公示', en: 'that the penalty will be published' },
} as const;

/** Why nothing but public notice is left (law.md §4, case-serve-public). */
export const publicGrounds = {
  untraceable: { zh: '受送达人下落不明', en: 'the addressee cannot be found' },
  'nothing-else-works': { zh: '用其他方式无法送达', en: 'no other way works' },
} as const;

const service = (matter: Matter): JsonObject => obj(matter.facts, 'service');
const attemptsOf = (matter: Matter): readonly JsonObject[] => itemsOf(service(matter), 'attempts');
const announced = (matter: Matter): boolean => str(obj(service(matter), 'announcement'), 'number') !== '';
const has = (body: JsonObject, ...keys: readonly string[]): boolean => keys.every((key) => key in body);
const signed = (body: JsonObject): boolean => str(obj(body, 'receipt'), 'how') === 'signed';

/** What proves each way: the receipt (form 50), or what takes its place. */
const PROOFS: Readonly<Record<string, (body: JsonObject) => boolean>> = {
  direct: signed,
  // Refused: witnesses sign, or it is recorded in sound and picture (civil procedure, M).
  left: (body) => str(obj(body, 'receipt'), 'how') === 'refused' || has(body, 'recording'),
  entrusted: (body) => has(body, 'through') && signed(body),
  forwarded: (body) => has(body, 'through') && signed(body),
  post: (body) => has(body, 'tracking', 'evidence'),
  electronic: (body) => has(body, 'confirmation', 'evidence'),
};

const unserved: Condition = condition(
  'case.serve.once',
  '处罚决定已经送达。',
  'The decision is served already.',
  (matter) => servedOn(matter) === null,
);

const toldField = () => z.array(oneOf(toldWithDecision)).max(3);

/** Every right of the party and every time of ours that service begins. */
function served(matter: Matter, act: FoldedAct, on: PlainDate, facts: JsonObject): Change {
  const said = listIn(act.body, 'told');
  const remedies = said.includes('remedies');
  const decision = decisionOf(matter);
  const owes = (decision?.penalties ?? []).some(({ kind }) => kind === 'fine' || kind === 'confiscate-gains');
  const rule = remedies ? 'reconsider-apply' : 'reconsider-apply-untold';
  const known = (id: string): boolean => ruleBook.find(id, on, matter.homeRegion) !== undefined;
  const clocks: readonly ClockEffect[] = [
    ...ended(matter, 'public'),
    ...ended(matter, 'serve').map((effect) => (effect.do === 'end' ? { ...effect, on } : effect)),
    ...(known(rule) ? [start('reconsider', rule, on)] : []),
    start('litigate', 'litigate-apply', on),
    ...(owes ? [start('pay', 'fine-pay', on)] : []),
  ];
  const change = {
    facts: {
      service: {
        ...service(matter),
        ...facts,
        on,
        toldRemedies: remedies,
        toldSurcharge: said.includes('surcharge'),
        toldPublication: said.includes('publication'),
      },
    },
    clocks,
  };
  if (matter.state !== 'decided') return change;
  if (decision?.summary.outcome !== 'penalise') {
    return { ...change, state: 'closable', clocks: [...clocks, start('close', 'case-close')] };
  }
  return settling(matter, act, { ...change, state: 'performing' });
}

/** 送达 (处罚法 art 61; 程序规定; 民事诉讼法 art 95): of the decision. Notices before it have their own service. */
export const serviceVerbs: Readonly<Record<string, Verb>> = {
  'attempt-service': {
    title: { zh: '记录送达未成', en: 'Record service that failed' },
    from: ['decided'],
    by: by('officer'),
    basis: ['penalty.art61', 'procedure.service'],
    body: bodyOf({ method: z.enum(WAYS), on: day(), result: prose(2_000), evidence: line().exactOptional() }),
    personal: ['result'],
    conditions: [byHandlers, unserved],
    says: [notAfter('attempt-service', 'on', '送达日期', 'The day of the attempt')],
    fold: (matter, act) => ({
      facts: {
        service: { ...service(matter), attempts: [...attemptsOf(matter), pick(act.body, 'method', 'on')] as Json },
      },
    }),
  },
  serve: {
    title: { zh: '送达处罚决定书', en: 'Serve the decision' },
    from: ['decided', 'transferring'],
    by: by('officer'),
    basis: ['penalty.art61', 'penalty.art59', 'procedure.service', 'publication45.art8'],
    body: bodyOf({
      method: z.enum(WAYS),
      /** The day on which it reached the party: everything of the party's counts from it. */
      on: day(),
      servers: z.array(uuid()).min(1).max(10),
      recipient: someone(),
      receipt: signature().exactOptional(),
      /** Sound and picture in the place of witnesses, where it was left. */
      recording: line().exactOptional(),
      /** The authority or the unit through which it went. */
      through: line().exactOptional(),
      tracking: line(60).exactOptional(),
      /** Return receipt of the post, time of arrival in the system. */
      evidence: line().exactOptional(),
      /** Confirmation of the address 送达地址确认书 that the party signed. */
      confirmation: documentNo().exactOptional(),
      told: toldField(),
    }),
    personal: ['recipient', 'receipt'],
    conditions: [byHandlers, unserved],
    says: [
      notAfter('serve', 'on', '送达日期', 'The day of service'),
      says(
        'case.serve.proof',
        '送达凭证不全：直接、委托、转交送达须有签收的送达回证，留置送达须有见证人或者录音录像，邮寄送达须有单号和回执，电子送达须有确认书和到达记录。',
        'The proof is incomplete: a signed receipt; witnesses or a recording where it was left; tracking number and return; confirmation and record of arrival.',
        (body) => PROOFS[str(body, 'method')]?.(body) ?? false,
      ),
    ],
    fits: [
      fits(
        'case.serve.after-decision',
        '送达日期不能早于作出决定之日。',
        'It cannot be served before it was made.',
        (body, matter) => str(body, 'on') >= (decisionOf(matter)?.on ?? ''),
      ),
      electronicAgreed('serve'),
    ],
    topics: ['notice'],
    fold: (matter, act) =>
      served(matter, act, told(act.body, 'on', act.on), pick(act.body, 'method', 'tracking', 'confirmation')),
  },
  'serve-publicly': {
    title: { zh: '公告送达', en: 'Serve by public notice' },
    from: ['decided'],
    by: by('officer'),
    basis: ['procedure.service', 'civil-procedure.art95'],
    body: bodyOf({
      number: documentNo(),
      ground: oneOf(publicGrounds),
      where: line(300),
      /** What proves that the addressee cannot be found. */
      evidence: line(300).exactOptional(),
      reason: prose(2_000),
    }),
    personal: ['reason'],
    conditions: [
      byHandlers,
      unserved,
      condition(
        'case.serve-publicly.once',
        '处罚决定正在公告送达。',
        'It is announced already.',
        (matter) => !announced(matter),
      ),
    ],
    says: [
      says(
        'case.serve-publicly.evidence',
        '以下落不明为由公告送达的，应当写明证明材料。',
        'Say what proves that the addressee cannot be found.',
        (body) => str(body, 'ground') !== 'untraceable' || has(body, 'evidence'),
      ),
    ],
    fits: [
      // Our reading of “other ways”: at least two different ones were tried and are on record.
      fits(
        'case.serve-publicly.others-failed',
        '用其他方式无法送达的，应当先有两种以上不同方式送达未成的记录。',
        'At least two different other ways were tried and failed, each on record.',
        (body, matter) =>
          str(body, 'ground') === 'untraceable' ||
          new Set(attemptsOf(matter).map((each) => str(each, 'method'))).size >= 2,
      ),
    ],
    fold: (matter, act) => ({
      facts: { service: { ...service(matter), announcement: { ...pick(act.body, 'number', 'ground'), on: act.on } } },
      // The duty of seven working days is done by putting it up; the term then passes by itself.
      clocks: [...ended(matter, 'serve'), start('public', 'case-serve-public')],
    }),
  },
  'deem-served': {
    title: { zh: '公告期满视为送达', en: 'Deemed served' },
    from: ['decided', 'transferring'],
    by: by('officer', 'system'),
    basis: ['procedure.service', 'civil-procedure.art95'],
    body: bodyOf({ told: toldField() }),
    conditions: [
      unserved,
      condition(
        'case.deem-served.over',
        '公告期尚未届满。',
        'The term of the public notice is not over.',
        (matter, _actor, today) => announced(matter) && today > (matter.clocks.public?.due ?? today),
      ),
    ],
    fold: (matter, act) => served(matter, act, matter.clocks.public?.due ?? act.on, { method: 'public-notice' }),
  },
  'tell-publication': {
    title: { zh: '补充告知', en: 'Tell what was left out at service' },
    from: ['performing', 'closable'],
    by: by('officer'),
    basis: ['publication45.art8', 'coercion.art45'],
    body: bodyOf({
      document: documentNo(),
      told: z
        .array(z.enum(['surcharge', 'publication']))
        .min(1)
        .max(2),
    }),
    conditions: [handlersOrHead],
    fold: (matter, act) => {
      const said = listIn(act.body, 'told');
      return {
        facts: {
          service: {
            ...service(matter),
            ...(said.includes('publication') ? { toldPublication: true } : {}),
            ...(said.includes('surcharge') ? { toldSurcharge: true } : {}),
          },
        },
      };
    },
  },
};
