import { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import type { Change, Condition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import { authorityCode, day, line, oneOf, prose } from './body.ts';
import { by } from './roles.ts';

/** How a notice reached the person 送达方式. */
export const deliveryWays = {
  'in-person': { zh: '当面', en: 'In person' },
  post: { zh: '邮寄', en: 'By post' },
  sms: { zh: '短信', en: 'Text message' },
  platform: { zh: '12315平台', en: '12315 platform' },
  receipt: { zh: '凭回执码下载', en: 'By receipt code' },
} as const satisfies Readonly<Record<string, Text>>;

/** Whom a notice is for. */
const recipient = z.enum(['complainant', 'respondent', 'parties', 'reporter', 'informant']);

const fact = z.union([line(6000).or(prose(6000)), z.array(line(60)).max(20)]);
const shape = {
  template: line(40),
  templateVersion: day(),
  number: line(60),
  on: day(),
  recipient,
  language: z.enum(['zh', 'en']),
  /** As it was called on that day. */
  issuer: z.strictObject({ code: authorityCode(), zh: line(), en: line() }),
  /** What the text was made from, and what the officer wrote into it: the same bytes can be made from them again. */
  facts: z.record(z.string().max(40), fact),
  texts: z.record(z.string().max(40), z.string().max(5000)),
  /** The delivered notice that was withdrawn and that this one stands in for. */
  corrects: z.strictObject({ number: line(60), on: day() }).exactOptional(),
};

/** The body of `issue-notice`. A name is known for complaints only: who reported stays sealed (令121 art 37). */
export const issuedNotice = z.strictObject({ ...shape, addressee: line(100).exactOptional() });
export type IssuedNotice = z.infer<typeof issuedNotice>;

/** A notice as the matter remembers it: what lists need, without any text. */
export interface NoticeFact {
  readonly number: string;
  readonly template: string;
  readonly recipient: string;
  readonly on: string;
  readonly seq: number;
  readonly deliveries: readonly JsonObject[];
  /** Since when it no longer stands; `void` where nobody had been given it, so that its number stays empty. */
  readonly withdrawn?: { readonly on: string; readonly void: boolean };
}

/** The notices that stand: issued and not withdrawn. */
export const standing = (notices: readonly NoticeFact[]): readonly NoticeFact[] =>
  notices.filter(({ withdrawn }) => withdrawn === undefined);

/** The same notice to the same side that still stands, if there is one. */
export const alreadyIssued = (facts: JsonObject, template: string, recipient: string): NoticeFact | undefined =>
  standing(noticesOf(facts)).find((each) => each.template === template && each.recipient === recipient);

/** The delivered and withdrawn notice that a new one to the same side corrects: the last that anybody was given. */
export function correctedBy(facts: JsonObject, template: string, recipient: string): NoticeFact | undefined {
  const given = noticesOf(facts).filter(({ withdrawn }) => withdrawn?.void !== true);
  const last = given.findLast((each) => each.template === template && each.recipient === recipient);
  return last?.withdrawn === undefined ? undefined : last;
}

/** The notices issued of a matter, the first one first. */
export function noticesOf(facts: JsonObject): readonly NoticeFact[] {
  const { notices } = facts;
  return Array.isArray(notices) ? (notices as unknown as readonly NoticeFact[]) : [];
}

const hasNotice = (procedure: string, verb: string): Condition => ({
  rule: `${procedure}.${verb}.issued`,
  text: { zh: '尚未签发文书。', en: 'No notice has been issued.' },
  holds: (matter) => noticesOf(matter.facts).length > 0,
});

/** The notice of that number, which still stands. @throws AppError 422 `notices.unknown-number`; 409 `notices.withdrawn` */
function standingNotice(notices: readonly NoticeFact[], number: string): NoticeFact {
  const notice = notices.find((each) => each.number === number);
  if (notice === undefined) throw new AppError('notices.unknown-number', 422, { number });
  if (notice.withdrawn !== undefined) throw new AppError('notices.withdrawn', 409, { number, on: notice.withdrawn.on });
  return notice;
}

/** What a delivery means for the matter beside being recorded. */
export type Told = (matter: Matter, notices: readonly NoticeFact[], act: FoldedAct) => Change;

/** Verbs that only their own route performs: their body holds a number taken in the same transaction. */
const ownRoute: ReadonlySet<string> = new Set(['issue-notice', 'withdraw-notice']);

/** @throws AppError 422 `notices.own-route` */
export function refuseOwnRoute(verb: string): void {
  if (ownRoute.has(verb)) throw new AppError('notices.own-route', 422, { verb });
}

/** Verbs with a screen of their own, that no generated form offers. */
export const ownScreen: ReadonlySet<string> = new Set([...ownRoute, 'record-delivery']);

/** 签发文书、登记送达、撤回文书: the written notices to the person, from the states in which there is something to tell. */
export function noticeVerbs(
  procedure: 'clue' | 'report' | 'complaint',
  from: readonly string[],
  basis: readonly BasisId[],
  told: { readonly basis: readonly BasisId[]; readonly fold: Told } = { basis: [], fold: () => ({}) },
): Readonly<Record<string, Verb>> {
  const body = procedure === 'complaint' ? issuedNotice : z.strictObject(shape);
  return {
    'issue-notice': {
      title: { zh: '签发文书', en: 'Issue a notice' },
      from,
      by: by('intake', 'officer', 'head'),
      basis,
      body: body as unknown as Verb['body'],
      personal: ['facts', 'texts', 'addressee'],
      topics: ['notice'],
      fold: (matter, act) => {
        const issued = { ...pick(act.body, 'number', 'template', 'recipient', 'on'), seq: act.seq, deliveries: [] };
        return { facts: { notices: [...(noticesOf(matter.facts) as unknown as readonly Json[]), issued] } };
      },
    },
    'record-delivery': {
      title: { zh: '登记送达', en: 'Record delivery' },
      from,
      by: by('intake', 'officer', 'head'),
      basis: told.basis,
      body: z.strictObject({
        number: line(60),
        way: oneOf(deliveryWays),
        on: day(),
        /** Number of the return receipt, the parcel, the message. */
        evidence: line(120).exactOptional(),
        /** What it counts for. Put in by itself: acts of the time when a delivery only was recorded are without it. */
        counts: z.literal('as-telling').default('as-telling'),
      }),
      conditions: [hasNotice(procedure, 'record-delivery')],
      fold: (matter, act) => {
        const number = str(act.body, 'number');
        const on = str(act.body, 'on');
        const notices = noticesOf(matter.facts);
        // A matter that knows no notice at all was refused by the condition.
        if (notices.length === 0) return {};
        const notice = standingNotice(notices, number);
        if (on < notice.on || on > act.on) {
          throw new AppError('notices.delivery-day', 422, { number, on, issued: notice.on, today: act.on });
        }
        const delivery = pick(act.body, 'way', 'on', 'evidence');
        const after = notices.map((each) =>
          each === notice ? { ...each, deliveries: [...each.deliveries, delivery] } : each,
        );
        const change = act.body.counts === 'as-telling' ? told.fold(matter, after, act) : {};
        return { ...change, facts: { ...change.facts, notices: after as unknown as readonly Json[] } };
      },
    },
    'withdraw-notice': {
      title: { zh: '撤回文书', en: 'Withdraw a notice' },
      from,
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z.strictObject({ number: line(60), reason: prose(1000) }),
      personal: ['reason'],
      conditions: [hasNotice(procedure, 'withdraw-notice')],
      fold: (matter, act) => {
        const notices = noticesOf(matter.facts);
        if (notices.length === 0) return {};
        const notice = standingNotice(notices, str(act.body, 'number'));
        const withdrawn = { on: act.on, void: notice.deliveries.length === 0 };
        const after = notices.map((each) => (each === notice ? { ...each, withdrawn } : each));
        return { facts: { notices: after as unknown as readonly Json[] } };
      },
    },
  };
}
