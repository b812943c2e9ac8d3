import { z } from 'zod';
import { day, fen, line, oneOf, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import { channels, domains } from './labels.ts';

export {
  authorityCode,
  day,
  fen,
  line,
  oneOf,
  prose,
  stationCode,
  uuid,
} from '../../../platform/procedure/body.ts';

/** Kinds of respondent that decide who has power: law.md 2.1, 令121 art 13, 14, 29–31. */
export const respondentKinds = {
  ordinary: { zh: '一般经营者', en: 'Ordinary operator' },
  'platform-operator': { zh: '电子商务平台经营者、自建网站', en: 'Platform operator or own site' },
  'in-platform': { zh: '平台内经营者', en: 'Operator within a platform' },
  advertisement: { zh: '大众传播媒介广告', en: 'Advertisement in mass media' },
} as const;

export type RespondentKind = keyof typeof respondentKinds;

/** The operator of the platform that an in-platform operator trades on; its place decides too (令121 art 14, 30). */
const platform = z.strictObject({ name: line().exactOptional(), region: regionCode().exactOptional() });

const respondent = z.strictObject({
  name: line(),
  code: line(18).exactOptional(),
  address: line(300).exactOptional(),
  region: regionCode().exactOptional(),
  kind: oneOf(respondentKinds).exactOptional(),
  platform: platform.exactOptional(),
});

const reporter = z.strictObject({
  name: line(100).exactOptional(),
  phone: line(40).exactOptional(),
  address: line(300).exactOptional(),
  idNo: line(40).exactOptional(),
});

/**
 * What came with a letter, a transfer from another authority or an inspection 来文与检查信息. `sender` is the organ that
 * sent it; the person who reports is `reporter`, which is sealed (令121 art 37).
 */
const incoming = z.strictObject({
  sender: line().exactOptional(),
  documentNo: line(120).exactOptional(),
  documentDate: day().exactOptional(),
  inspectionNo: line(120).exactOptional(),
  /** At least two officers inspect (处罚法 art 42); as the record names them, for they may be of another authority. */
  officers: z.array(line(100)).min(1).max(10).exactOptional(),
});

/** The campaign that a matter came from 来源专项, by its code: lower case letters, digits and hyphens. */
export const campaignCode = () =>
  z
    .string()
    .max(40)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);

/** What opens a clue, a report or a complaint; the same for all three, so that one form and one import serve them. */
export const opening = z
  .strictObject({
    title: line(),
    text: prose(),
    /** What a complainant asks for 具体诉求, apart from the facts (令121 art 10). */
    demand: prose(2_000).exactOptional(),
    channel: oneOf(channels),
    domain: oneOf(domains).exactOptional(),
    /** Where it was registered before; `submittedAt` is when it was written there, which starts no clock here. */
    source: z
      .strictObject({ system: line(60), externalId: line(120), submittedAt: z.iso.datetime().exactOptional() })
      .exactOptional(),
    origin: z.strictObject({ procedure: line(40), matter: uuid() }).exactOptional(),
    respondent: respondent.exactOptional(),
    place: z.strictObject({ region: regionCode().exactOptional(), address: line(300).exactOptional() }).exactOptional(),
    incoming: incoming.exactOptional(),
    campaign: campaignCode().exactOptional(),
    claimFen: fen().exactOptional(),
    occurredOn: day().exactOptional(),
    anonymous: z.boolean().exactOptional(),
    reporter: reporter.exactOptional(),
    likes: z.int().min(0).max(1_000_000_000).exactOptional(),
    against: z.int().min(0).max(1_000_000_000).exactOptional(),
    /** Of the row that an import made it from, so that a row imported again with other content is noticed. */
    importDigest: line(64).exactOptional(),
    receiptHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .exactOptional(),
  })
  .refine((body) => body.anonymous !== true || body.reporter === undefined, {
    path: ['reporter'],
    error: '匿名提交不得附带身份信息 / an anonymous submission carries no identity',
  });

/** Erasable keys of the opening body: people write names, addresses and telephone numbers into all of them. */
export const openingPersonal = ['title', 'text', 'demand', 'respondent', 'place', 'incoming', 'reporter'] as const;
/** Who reported or complained: sealed under its own key, never folded (令121 art 37). */
export const openingSealed = ['reporter'] as const;
