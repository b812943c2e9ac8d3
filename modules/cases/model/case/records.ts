import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, fen, line, numbered, prose, uuid } from '../schema.ts';
import { beginPause, endPause, isPausedBy } from './clocks.ts';
import { fits, handlersOrHead, names, notAfter, says } from './conditions.ts';
import { dayOf } from './facts.ts';
import {
  documentNo,
  goodsLine,
  handedOver,
  happened,
  inOrder,
  instant,
  itemsOf,
  notPast,
  officersPresent,
  partyBlock,
  seals,
  signature,
  someone,
  twoOfficers,
  witnessed,
} from './parts.ts';
import { by, byHandlers } from './people.ts';
import { OPEN, WORKING } from './states.ts';

/** Sound and picture of what was done, by the ids of their files (处罚法 art 47). */
const recordings = () => z.array(uuid()).max(50);

const onScene = {
  from: instant(),
  to: instant(),
  officers: officersPresent(),
  /** The licences were shown before anything was asked or looked at (处罚法 art 55). */
  licenceShown: z.literal(true),
  place: line(300),
};

const sceneSays = (verb: string) => [twoOfficers(verb), inOrder(verb), happened(verb, 'to', '结束时间', 'The end')];

const pagesOf = (body: JsonObject): readonly number[] =>
  itemsOf(body, 'confirmations').map((each) => num(each, 'page'));

/** Each page is confirmed once: an unsigned page could be another one tomorrow. */
function everyPage(body: JsonObject): boolean {
  const confirmed = pagesOf(body);
  const pages = num(body, 'pages');
  return confirmed.length === pages && new Set(confirmed).size === pages && confirmed.every((page) => page <= pages);
}

const sceneVerbs: Readonly<Record<string, Verb>> = {
  'record-scene': {
    title: { zh: '制作现场笔录', en: 'On-site record' },
    from: WORKING,
    by: by('officer'),
    basis: ['penalty.art42', 'penalty.art55', 'penalty.art47'],
    body: z.strictObject({
      ...onScene,
      party: partyBlock(),
      witness: someone().exactOptional(),
      rightsTold: z.literal(true),
      /** What was found, one paragraph each, numbered from 1 in their order. */
      findings: z.array(prose(5_000)).min(1).max(200),
      measures: line(500).exactOptional(),
      evidence: z.array(numbered('e')).max(300).exactOptional(),
      recordings: recordings().exactOptional(),
      signature: signature(),
    }),
    personal: ['place', 'party', 'witness', 'findings', 'measures', 'signature'],
    conditions: [byHandlers],
    says: [...sceneSays('record-scene'), witnessed('record-scene')],
    fold: () => ({}),
  },
  summon: {
    title: { zh: '通知询问', en: 'Summon to an inquiry' },
    from: WORKING,
    by: by('officer'),
    basis: ['penalty.art55'],
    body: z.strictObject({
      documentNo: documentNo(),
      inquired: someone(),
      on: day(),
      hour: z.iso.time({ precision: -1 }),
      place: line(300),
      matters: prose(2_000),
      bring: z.array(line(200)).max(50).exactOptional(),
      contact: line(200),
    }),
    personal: ['inquired', 'place', 'matters', 'contact'],
    conditions: [byHandlers],
    says: [notPast('summon', 'on', '接受询问的日期', 'The day of the inquiry')],
    fold: () => ({}),
  },
  'record-inquiry': {
    title: { zh: '制作询问笔录', en: 'Inquiry record' },
    from: WORKING,
    by: by('officer'),
    basis: ['penalty.art42', 'penalty.art43', 'penalty.art55'],
    body: z.strictObject({
      ...onScene,
      /** One of the officers writes. */
      recorder: uuid(),
      /** The how-manieth inquiry of this person. */
      nth: z.int().min(1).max(100),
      inquired: someone(),
      /** A guardian or an interpreter who was there. */
      assisted: someone().exactOptional(),
      /** Rights and duties were told, recusal among them; the answer is on the record. */
      rightsTold: z.literal(true),
      rightsAnswer: line(500),
      answers: z
        .array(z.strictObject({ question: prose(2_000), answer: prose(10_000) }))
        .min(1)
        .max(500),
      pages: z.int().min(1).max(500),
      /** Read back and confirmed page by page; who refuses is witnessed by two. */
      confirmations: z.array(z.strictObject({ page: z.int().min(1).max(500), confirmed: signature(2) })).max(500),
      readBack: z.enum(['read-by-person', 'read-aloud']),
      corrections: z
        .array(
          z.strictObject({
            page: z.int().min(1).max(500),
            was: prose(2_000),
            is: prose(2_000),
            /** The person put name or finger print beside it. */
            marked: z.literal(true),
          }),
        )
        .max(200)
        .exactOptional(),
      recordings: recordings().exactOptional(),
    }),
    personal: ['place', 'inquired', 'assisted', 'rightsAnswer', 'answers', 'confirmations', 'corrections'],
    conditions: [byHandlers],
    says: [
      ...sceneSays('record-inquiry'),
      says(
        'case.record-inquiry.recorder',
        '记录人应当是在场的执法人员。',
        'Who writes is one of the officers who are there.',
        (body) => itemsOf(body, 'officers').some((each) => str(each, 'person') === str(body, 'recorder')),
      ),
      says(
        'case.record-inquiry.pages',
        '询问笔录应当逐页确认：每页签名，或者注明拒签并有两名见证人。',
        'Each page is confirmed: signed, or the refusal noted with two witnesses.',
        everyPage,
      ),
      says(
        'case.record-inquiry.corrections',
        '更正处的页码超出笔录页数。',
        'A correction stands on a page that the record does not have.',
        (body) => itemsOf(body, 'corrections').every((each) => num(each, 'page') <= num(body, 'pages')),
      ),
    ],
    fold: () => ({}),
  },
  'confirm-address': {
    title: { zh: '确认送达地址', en: 'Confirm the address for service' },
    from: OPEN,
    by: by('officer', 'intake'),
    basis: ['penalty.art61'],
    body: z.strictObject({
      recipient: z.strictObject({
        name: line(100),
        idNo: line(60).exactOptional(),
        address: line(300),
        postcode: line(20).exactOptional(),
        phone: line(40),
        email: z.email().max(200).exactOptional(),
        fax: line(40).exactOptional(),
        /** Who takes it in for the party. */
        agent: line(100).exactOptional(),
      }),
      /** The party agrees to be served by fax or e-mail. */
      electronic: z.boolean(),
      on: day(),
      consequencesTold: z.literal(true),
      signature: signature(),
    }),
    personal: ['recipient', 'signature'],
    conditions: [handlersOrHead],
    says: [
      notAfter('confirm-address', 'on', '确认日期', 'The day of the confirmation'),
      says(
        'case.confirm-address.signed',
        '电子送达须有当事人签名确认的确认书。',
        'Service by fax or e-mail needs a confirmation that the party signed.',
        (body) => body.electronic !== true || str(obj(body, 'signature'), 'how') === 'signed',
      ),
      says(
        'case.confirm-address.where',
        '同意电子送达的，应当填写传真号码或者电子邮箱。',
        'Say the number or the address to which it is sent.',
        (body) => body.electronic !== true || 'email' in obj(body, 'recipient') || 'fax' in obj(body, 'recipient'),
      ),
    ],
    fold: (_matter, act) => ({
      facts: { address: { on: str(act.body, 'on'), electronic: act.body.electronic === true } },
    }),
  },
  'demand-materials': {
    title: { zh: '责令限期提供材料', en: 'Demand materials' },
    from: WORKING,
    by: by('officer'),
    basis: ['penalty.art55'],
    body: z.strictObject({
      documentNo: documentNo(),
      party: partyBlock(),
      items: z.array(line(300)).min(1).max(100),
      until: day(),
      where: line(300),
      contact: line(200),
    }),
    personal: ['party', 'where', 'contact'],
    conditions: [byHandlers],
    says: [notPast('demand-materials', 'until', '提供材料的期限', 'The day until which they are given')],
    fold: () => ({}),
  },
  sample: {
    title: { zh: '抽样取证', en: 'Take a sample' },
    from: WORKING,
    by: by('officer'),
    basis: ['penalty.art56', 'penalty.art55'],
    body: z.strictObject({
      ...onScene,
      documentNo: documentNo(),
      party: partyBlock(),
      witness: someone().exactOptional(),
      product: goodsLine(),
      /** How much there was, of which the sample was taken 抽样基数. */
      base: line(100),
      method: prose(2_000),
      standard: line(300).exactOptional(),
      /** The part kept for a second test 备份样品. */
      spare: line(100).exactOptional(),
      seals: seals().min(1),
      sealedBy: line(200),
      storage: line(300),
      signature: signature(),
    }),
    personal: ['place', 'party', 'witness', 'sealedBy', 'signature'],
    conditions: [byHandlers],
    says: [...sceneSays('sample'), witnessed('sample')],
    fold: () => ({}),
  },
};

const ordered = {
  documentNo: documentNo(),
  party: partyBlock(),
  facts: prose(5_000),
  citation: line(500),
  remedies: prose(2_000),
  delivery: handedOver().exactOptional(),
};
const orderedPersonal = ['party', 'facts', 'delivery'] as const;

const orderVerbs: Readonly<Record<string, Verb>> = {
  'order-correction': {
    title: { zh: '责令改正', en: 'Order to correct' },
    from: [...WORKING, 'decided', 'performing'],
    by: by('officer', 'head'),
    basis: ['penalty.art28'],
    body: z.strictObject({
      ...ordered,
      demand: prose(5_000),
      /** Corrected at once, or until a day. */
      mode: z.enum(['at-once', 'until']),
      until: day().exactOptional(),
    }),
    personal: [...orderedPersonal, 'demand'],
    conditions: [handlersOrHead],
    says: [
      says(
        'case.order-correction.until',
        '限期改正的应当写明期限，立即改正的不写。',
        'A day is named where it is corrected until then, and only there.',
        (body) => (body.mode === 'until') === 'until' in body,
      ),
      notPast('order-correction', 'until', '改正期限', 'The day until which it is corrected'),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'corrections', nextId(matter, 'corrections', 'o'), {
        on: act.on,
        until: str(act.body, 'until'),
      }),
    }),
  },
  'order-refund': {
    title: { zh: '责令退款', en: 'Order to refund' },
    from: WORKING,
    by: by('officer', 'head'),
    basis: ['penalty.art28', 'procedure.art64'],
    body: z.strictObject({
      ...ordered,
      amountFen: fen(),
      method: prose(2_000),
      until: day(),
    }),
    personal: [...orderedPersonal, 'method'],
    conditions: [handlersOrHead],
    says: [notPast('order-refund', 'until', '退款期限', 'The day until which it is paid back')],
    fits: [
      fits(
        'case.order-refund.number',
        '该文号已经用于尚未结束的期间。',
        'A time that still runs bears this number.',
        (body, matter) => !isPausedBy(matter, str(body, 'documentNo')),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'refunds', nextId(matter, 'refunds', 'o'), {
        state: 'ordered',
        on: act.on,
        until: str(act.body, 'until'),
        document: str(act.body, 'documentNo'),
        amountFen: num(act.body, 'amountFen'),
      }),
      clocks: beginPause(matter, 'refund', str(act.body, 'documentNo')),
    }),
  },
  'record-refund': {
    title: { zh: '登记退款结果', en: 'Record what was refunded' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art28', 'procedure.art64'],
    body: z.strictObject({ order: numbered('o'), on: day(), refundedFen: fen(), text: prose(2_000) }),
    personal: ['text'],
    conditions: [handlersOrHead],
    says: [notAfter('record-refund', 'on', '退款日期', 'The day of the refund')],
    fits: [
      names(
        'record-refund',
        'order',
        'refunds',
        '没有待登记结果的退款通知。',
        'No such order waits for its result.',
        'ordered',
      ),
      fits(
        'case.record-refund.amount',
        '退款金额超过责令退款的金额。',
        'More than was ordered.',
        (body, matter) =>
          num(body, 'refundedFen') <= num(obj(obj(matter.facts, 'refunds'), str(body, 'order')), 'amountFen'),
      ),
    ],
    fold: (matter, act) => {
      const order = str(act.body, 'order');
      const document = str(obj(obj(matter.facts, 'refunds'), order), 'document');
      return {
        facts: putEntry(matter, 'refunds', order, {
          state: 'recorded',
          refundedOn: str(act.body, 'on'),
          refundedFen: num(act.body, 'refundedFen'),
        }),
        clocks: endPause(matter, 'refund', document),
      };
    },
  },
};

/** 笔录、通知和责令: what was seen and said, what the party is asked and ordered. */
export const recordVerbs: Readonly<Record<string, Verb>> = { ...sceneVerbs, ...orderVerbs };

/** True where the party signed that fax or e-mail reach it (处罚法 art 61). */
export const agreedElectronic = (matter: Matter): boolean => obj(matter.facts, 'address').electronic === true;

/** The day on which the address was confirmed; null while it was not. */
export const addressConfirmedOn = (matter: Matter) => dayOf(obj(matter.facts, 'address'), 'on');
