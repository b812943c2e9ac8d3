import { z } from 'zod';
import { legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { BodyCondition } from '../../../../platform/procedure/types.ts';
import { day, line, prose, uuid } from '../schema.ts';
import { says } from './conditions.ts';

/** An instant with its offset, for what happened at an hour. */
export const instant = () => z.iso.datetime({ offset: true });
export const documentNo = () => line(120);
export const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);

/** Who did it: at least two officers, each with the licence that was shown (处罚法 art 42, 55). */
export const officersPresent = () =>
  z
    .array(z.strictObject({ person: uuid(), licence: line(60) }))
    .min(1)
    .max(20);

/** A person as a form prints one; goes into the erasable part. */
export const someone = () =>
  z.strictObject({
    name: line(100),
    idNo: line(60).exactOptional(),
    phone: line(40).exactOptional(),
    address: line(300).exactOptional(),
    /** What the person is: legal representative, clerk, neighbour, agent. */
    capacity: line(100).exactOptional(),
  });

/** The party as a document names it: law.md §15.3 wants name and address. */
export const partyBlock = () =>
  z.strictObject({
    name: line(),
    code: line(60).exactOptional(),
    address: line(300),
    phone: line(40).exactOptional(),
    representative: line(100).exactOptional(),
    /** Who was there for the party. */
    present: someone().exactOptional(),
  });

/** Signed, or refused with the reason and who witnessed it (全过程记录, 处罚法 art 47). */
export const signature = (witnesses = 1) =>
  z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('signed'), name: line(100), on: day() }),
    z.strictObject({
      how: z.literal('refused'),
      reason: prose(1_000),
      witnesses: z.array(someone()).min(witnesses).max(10),
      on: day(),
    }),
  ]);

/** A file as it was received; every later copy is compared with it. */
export const receivedAs = () => z.strictObject({ id: uuid(), sha256: sha256(), size: z.int().min(1), name: line() });

/** How a paper reached the party. */
export const handedOver = () =>
  z.strictObject({
    on: day(),
    way: z.enum(['on-site', 'direct', 'left', 'post', 'electronic', 'public-notice']),
    signature: signature().exactOptional(),
    proof: line(200).exactOptional(),
  });

const quantity = () =>
  z
    .number()
    .positive()
    .max(1_000_000_000)
    .refine((value) => Math.abs(value * 1_000 - Math.round(value * 1_000)) < 1e-6);

/** One line of the list of places, equipment, goods 清单 (form 24). Lines are numbered from 1 in their order. */
export const goodsLine = () =>
  z.strictObject({
    name: line(),
    brand: line().exactOptional(),
    spec: line().exactOptional(),
    batch: line().exactOptional(),
    maker: line().exactOptional(),
    quantity: quantity(),
    unit: line(20),
    /** Value of the whole line. */
    valueFen: z.int().min(0).max(100_000_000_000_000),
    condition: line(300).exactOptional(),
  });
export const goodsList = () => z.array(goodsLine()).min(1).max(500);

/** Some of a list: number of the line, and how much of it. */
export const someGoods = () =>
  z
    .array(z.strictObject({ line: z.int().min(1).max(500), quantity: quantity() }))
    .min(1)
    .max(500)
    .refine((chosen) => new Set(chosen.map((each) => each.line)).size === chosen.length);

/** Numbers of the strips 封条 (form 25) and where they were put. */
export const seals = () => z.array(z.strictObject({ no: line(60), where: line() })).max(200);

/** The objects of a list in a body. */
export const itemsOf = (body: JsonObject, key: string): readonly JsonObject[] => {
  const value: Json | undefined = body[key];
  return Array.isArray(value) ? (value as JsonObject[]) : [];
};

const people = (body: JsonObject): readonly string[] => itemsOf(body, 'officers').map((each) => str(each, 'person'));

/** At least two officers of different name; one alone proves nothing (处罚法 art 42). */
export const twoOfficers = (verb: string): BodyCondition =>
  says(
    `case.${verb}.two-officers`,
    '执法人员不得少于两人。',
    'At least two officers are needed.',
    (body) => new Set(people(body)).size >= 2,
  );

/** The legal day of an instant in a body; null where there is none. */
export const legalDayAt = (body: JsonObject, key: string): PlainDate | null => {
  const value = Date.parse(str(body, key));
  return Number.isNaN(value) ? null : legalDay(new Date(value));
};

/** The instant is not on a day after the act's. */
export const happened = (verb: string, key: string, zh: string, en: string): BodyCondition =>
  says(
    `case.${verb}.${key}-not-later`,
    `${zh}不能晚于办理当天。`,
    `${en} lies after the day of this act.`,
    (body, today) => (legalDayAt(body, key) ?? today) <= today,
  );

/** It ends no earlier than it begins. */
export const inOrder = (verb: string, from = 'from', to = 'to'): BodyCondition =>
  says(
    `case.${verb}.order`,
    '结束时间早于开始时间。',
    'It ends before it begins.',
    (body) => Date.parse(str(body, from)) <= Date.parse(str(body, to)),
  );

/** Where the party was not there, or would not sign, somebody else saw it. */
export const witnessed = (verb: string): BodyCondition =>
  says(
    `case.${verb}.witnessed`,
    '当事人不在场的，应当有见证人。',
    'Where nobody was there for the party, a witness is needed.',
    (body) => 'present' in obj(body, 'party') || str(obj(body, 'witness'), 'name') !== '',
  );

/** A document that orders something until a day cannot order it for the past. */
export const notPast = (verb: string, key: string, zh: string, en: string): BodyCondition =>
  says(
    `case.${verb}.${key}-not-past`,
    `${zh}不能早于办理当天。`,
    `${en} lies before the day of this act.`,
    (body, today) => str(body, key) === '' || str(body, key) >= today,
  );
