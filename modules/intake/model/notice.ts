import { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { Json, JsonObject, Text } from '../../../kernel/text.ts';
import type { Condition, Verb } from '../../../platform/procedure/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import { authorityCode, day, line, oneOf, prose } from './body.ts';
import { pick, str } from './read.ts';
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
}

/** The notices issued of a matter, the first one first. */
export function noticesOf(facts: JsonObject): readonly NoticeFact[] {
  const { notices } = facts;
  return Array.isArray(notices) ? (notices as unknown as readonly NoticeFact[]) : [];
}

const hasNotice = (procedure: string): Condition => ({
  rule: `${procedure}.record-delivery.issued`,
  text: { zh: '尚未签发文书。', en: 'No notice has been issued.' },
  holds: (matter) => noticesOf(matter.facts).length > 0,
});

/** Verbs that only their own route performs: their body holds a number taken in the same transaction. */
const ownRoute: ReadonlySet<string> = new Set(['issue-notice']);

/** @throws AppError 422 `notices.own-route` */
export function refuseOwnRoute(verb: string): void {
  if (ownRoute.has(verb)) throw new AppError('notices.own-route', 422, { verb });
}

/** Verbs with a screen of their own, that no generated form offers. */
export const ownScreen: ReadonlySet<string> = new Set([...ownRoute, 'record-delivery']);

/** 签发文书、登记送达: the written notices to the person, from the states in which there is something to tell. */
export function noticeVerbs(
  procedure: 'clue' | 'report' | 'complaint',
  from: readonly string[],
  basis: readonly BasisId[],
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
      basis: [],
      body: z.strictObject({
        number: line(60),
        way: oneOf(deliveryWays),
        on: day(),
        /** Number of the return receipt, the parcel, the message. */
        evidence: line(120).exactOptional(),
      }),
      conditions: [hasNotice(procedure)],
      fold: (matter, act) => {
        const number = str(act.body, 'number');
        const on = str(act.body, 'on');
        const notices = noticesOf(matter.facts);
        const notice = notices.find((each) => each.number === number);
        // A matter that knows no notice at all was refused by the condition.
        if (notice !== undefined && (on < notice.on || on > act.on)) {
          throw new AppError('notices.delivery-day', 422, { number, on, issued: notice.on, today: act.on });
        }
        if (notice === undefined && notices.length > 0) throw new AppError('notices.unknown-number', 422, { number });
        const delivery = pick(act.body, 'way', 'on', 'evidence');
        const told = notices.map((each) =>
          each === notice ? { ...each, deliveries: [...each.deliveries, delivery] } : each,
        );
        return { facts: { notices: told as unknown as readonly Json[] } };
      },
    },
  };
}
