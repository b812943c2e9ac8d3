import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, objects, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, line, oneOf, prose } from '../schema.ts';
import { handlersOrHead, says } from './conditions.ts';
import { dayOf } from './facts.ts';
import { by, condition } from './people.ts';
import { OPEN } from './states.ts';

/**
 * 挂牌督办: an upper authority puts a case on its list, asks for a report by a day of its own, and takes it off again. No
 * national number is known (law.md §13, key-case-supervise): the day is the list's, and the screen says so.
 */
export const listingLevels = {
  city: { zh: '市级', en: 'City' },
  province: { zh: '省级', en: 'Province' },
  national: { zh: '国家', en: 'National' },
} as const;

/** How supervision of the case ended. */
export const delistings = {
  done: { zh: '办结销号', en: 'done' },
  lowered: { zh: '转由下级督办', en: 'left to a lower authority' },
  mistaken: { zh: '列入有误', en: 'listed by mistake' },
} as const;

export interface Listing {
  readonly level: string;
  readonly number: string;
  readonly on: PlainDate;
  /** The day by which the upper authority wants the result. */
  readonly until: PlainDate;
  readonly reports: number;
  readonly endedOn: PlainDate | null;
  /** How it ended; empty while it is listed. */
  readonly result: string;
}

/** Every listing of the case, the first one first; two authorities may list it. */
export function listingsOf(matter: Matter): readonly (readonly [id: string, Listing])[] {
  return objects(obj(matter.facts, 'listed')).map(([id, entry]) => [
    id,
    {
      level: str(entry, 'level'),
      number: str(entry, 'number'),
      on: str(entry, 'on') as PlainDate,
      until: str(entry, 'until') as PlainDate,
      reports: typeof entry.reports === 'number' ? entry.reports : 0,
      endedOn: dayOf(entry, 'endedOn'),
      result: str(entry, 'result'),
    },
  ]);
}

export const isListed = (matter: Matter, level?: string): boolean =>
  listingsOf(matter).some(([, each]) => each.endedOn === null && (level === undefined || each.level === level));

const keyOf = (act: { readonly authority: string }): string => `g${act.authority}`;

const listedNow = (verb: string): Condition =>
  condition(`case.${verb}.listed`, '本案不在挂牌督办中。', 'The case is not on a list of supervised cases.', (matter) =>
    isListed(matter),
  );

const put = (matter: Matter, key: string, entry: JsonObject): JsonObject => {
  const listed = obj(matter.facts, 'listed');
  return { listed: { ...listed, [key]: { ...obj(listed, key), ...entry } } };
};

const upper = by('head', 'campaign-office', 'supervisor');

export const listedVerbs: Readonly<Record<string, Verb>> = {
  'list-case': {
    title: { zh: '挂牌督办', en: 'Put on the list of supervised cases' },
    from: OPEN,
    by: upper,
    place: 'superior',
    basis: ['penalty.art75', 'key-case'],
    body: z.strictObject({
      level: oneOf(listingLevels),
      number: line(120),
      until: day(),
      demands: prose(5000),
    }),
    personal: ['demands'],
    conditions: [
      condition(
        'case.list-case.once',
        '本机关已对本案挂牌督办。',
        'Your authority already has this case on its list.',
        (matter, actor) => {
          const entry = obj(obj(matter.facts, 'listed'), keyOf(actor));
          return str(entry, 'number') === '' || str(entry, 'endedOn') !== '';
        },
      ),
    ],
    says: [
      says(
        'case.list-case.until',
        '办结要求的日期不能早于今天。',
        'The day by which it is wanted cannot lie before today.',
        (body, today) => str(body, 'until') >= today,
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, keyOf(act), {
        ...pick(act.body, 'level', 'number', 'until'),
        authority: act.authority,
        on: act.on,
        reports: 0,
        endedOn: '',
        result: '',
      }),
    }),
  },
  'report-listed': {
    title: { zh: '报告督办案件进展', en: 'Report on the supervised case' },
    from: OPEN,
    by: by('officer', 'head'),
    basis: ['penalty.art75', 'key-case'],
    body: z.strictObject({ document: line(120), text: prose(5000) }),
    personal: ['text'],
    conditions: [handlersOrHead, listedNow('report-listed')],
    fold: (matter, act) => {
      const listed = Object.fromEntries(
        objects(obj(matter.facts, 'listed')).map(([key, entry]) => [
          key,
          str(entry, 'endedOn') === '' ? { ...entry, reports: Number(entry.reports) + 1, reportedOn: act.on } : entry,
        ]),
      );
      return { facts: { listed } };
    },
  },
  'unlist-case': {
    title: { zh: '解除挂牌督办', en: 'Take off the list of supervised cases' },
    from: [...OPEN, 'closed', 'archived', 'withdrawn'],
    by: upper,
    place: 'superior',
    basis: ['penalty.art75', 'key-case'],
    body: z.strictObject({ result: oneOf(delistings), document: line(120), opinion: prose(5000) }),
    personal: ['opinion'],
    conditions: [
      condition(
        'case.unlist-case.own',
        '只有挂牌督办的机关可以解除。',
        'Only the authority that listed the case takes it off.',
        (matter, actor) => {
          const entry = obj(obj(matter.facts, 'listed'), keyOf(actor));
          return str(entry, 'number') !== '' && str(entry, 'endedOn') === '';
        },
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, keyOf(act), { endedOn: act.on, ...pick(act.body, 'result') }),
    }),
  },
};
