import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { Condition, FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, line, oneOf, prose } from '../schema.ts';
import { fits, handlersOrHead, notAfter } from './conditions.ts';
import { dayOf, partyOf } from './facts.ts';
import { itemsOf } from './parts.ts';
import { by, condition } from './people.ts';
import { imposedOf } from './settlement.ts';
import { OPEN } from './states.ts';

/**
 * 典型案例: the authority that decided nominates, an upper one selects, and where it was shown is on record. What is shown
 * is a text of its own without names (处罚法 art 48–50); it comes down when the decision falls.
 */
export const typicalLevels = {
  city: { zh: '市级典型案例', en: 'City' },
  province: { zh: '省级典型案例', en: 'Province' },
  national: { zh: '全国典型案例', en: 'National' },
} as const;

export const exposureChannels = {
  website: { zh: '政府网站', en: 'Government site' },
  press: { zh: '报刊', en: 'Press' },
  television: { zh: '电视', en: 'Television' },
  account: { zh: '政务新媒体', en: 'Official account' },
  briefing: { zh: '新闻发布会', en: 'Press briefing' },
} as const;

const AFTER = ['decided', 'performing', 'transferring', 'closable', 'closed', 'archived'] as const;

const fact = (matter: Matter): JsonObject => obj(matter.facts, 'typical');
const put = (matter: Matter, entry: JsonObject): { readonly facts: JsonObject } => ({
  facts: { typical: { ...fact(matter), ...entry } },
});

export interface Typical {
  readonly state: 'none' | 'nominated' | 'selected' | 'declined' | 'withdrawn';
  readonly level: string;
  readonly batch: string;
  readonly selectedOn: PlainDate | null;
  readonly exposures: readonly JsonObject[];
}

export function typicalOf(matter: Matter): Typical {
  const entry = fact(matter);
  const state = str(entry, 'state');
  return {
    state: state === '' ? 'none' : (state as Typical['state']),
    level: str(entry, 'level'),
    batch: str(entry, 'batch'),
    selectedOn: dayOf(entry, 'selectedOn'),
    exposures: itemsOf(entry, 'exposures'),
  };
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '');

/** A text names somebody whom it must not name; letters apart, full width or set off by signs do not hide a name. */
export const namesParty = (text: string, name: string): boolean =>
  squeezed(name).length >= 2 && squeezed(text).includes(squeezed(name));

/** Identity, telephone and bank numbers: eleven digits and more in a row are nobody's business in a public text. */
const longNumbers = (text: string): boolean => /\d{11,}/.test(squeezed(text));

const isMasked = (verb: string): FitCondition =>
  fits(
    `case.${verb}.masked`,
    '公开文本中仍有当事人姓名、名称或者证件号码、电话等，请遮盖后再提交。',
    'The public text still holds the name of the party, or a number of a person: mask it first.',
    (body, matter) => {
      const text = `${str(body, 'heading')}\n${str(body, 'masked')}`;
      const party = partyOf(matter);
      return !namesParty(text, party.name) && !namesParty(text, party.code) && !longNumbers(text);
    },
  );

const inState = (verb: string, zh: string, en: string, ...states: readonly Typical['state'][]): Condition =>
  condition(`case.${verb}.state`, zh, en, (matter) => states.includes(typicalOf(matter).state));

const stands = (verb: string): Condition =>
  condition(
    `case.${verb}.stands`,
    '没有有效的处罚决定，不能作为典型案例。',
    'There is no decision that stands: the case cannot serve as an example.',
    (matter) =>
      imposedOf(matter)?.summary.outcome === 'penalise' && obj(matter.facts, 'decision').illegalOn === undefined,
  );

const upper = by('head', 'campaign-office', 'supervisor');

export const typicalVerbs: Readonly<Record<string, Verb>> = {
  'nominate-typical': {
    title: { zh: '推荐典型案例', en: 'Nominate as a typical case' },
    from: AFTER,
    by: by('officer', 'head'),
    basis: ['penalty.art48'],
    body: z.strictObject({ level: oneOf(typicalLevels), heading: line(200), masked: prose(8000), why: prose(2000) }),
    personal: ['why'],
    conditions: [
      handlersOrHead,
      stands('nominate-typical'),
      inState(
        'nominate-typical',
        '本案已经推荐或者入选。',
        'The case is nominated or selected already.',
        'none',
        'declined',
        'withdrawn',
      ),
    ],
    fits: [isMasked('nominate-typical')],
    fold: (matter, act) =>
      put(matter, {
        state: 'nominated',
        nominatedOn: act.on,
        ...pick(act.body, 'level', 'heading'),
        textSeq: act.seq,
        exposures: [...itemsOf(fact(matter), 'exposures')],
      }),
  },
  'select-typical': {
    title: { zh: '评定为典型案例', en: 'Select as a typical case' },
    from: AFTER,
    by: upper,
    place: 'superior',
    basis: ['penalty.art48'],
    body: z.strictObject({
      level: oneOf(typicalLevels),
      /** The batch as it was made public: 全省市场监管“十大典型案例”. */
      batch: line(200),
      document: line(120),
      /** The text as selected, where it was put right. */
      heading: line(200).exactOptional(),
      masked: prose(8000).exactOptional(),
    }),
    conditions: [
      stands('select-typical'),
      inState('select-typical', '本案没有待评定的推荐。', 'No nomination waits for a decision.', 'nominated'),
    ],
    fits: [isMasked('select-typical')],
    fold: (matter, act) =>
      put(matter, {
        state: 'selected',
        selectedOn: act.on,
        selectedBy: act.authority,
        ...pick(act.body, 'level', 'batch', 'heading'),
        ...('masked' in act.body ? { textSeq: act.seq } : {}),
      }),
  },
  'decline-typical': {
    title: { zh: '不予评定典型案例', en: 'Decline the nomination' },
    from: AFTER,
    by: upper,
    place: 'superior',
    basis: ['penalty.art48'],
    body: z.strictObject({ reason: line(500) }),
    conditions: [
      inState('decline-typical', '本案没有待评定的推荐。', 'No nomination waits for a decision.', 'nominated'),
    ],
    fold: (matter) => put(matter, { state: 'declined' }),
  },
  'record-exposure': {
    title: { zh: '登记典型案例曝光', en: 'Record where the typical case was shown' },
    from: AFTER,
    by: by('officer', 'head', 'campaign-office', 'supervisor'),
    place: 'either',
    basis: ['penalty.art48'],
    body: z.strictObject({
      on: day(),
      channel: oneOf(exposureChannels),
      outlet: line(200),
      address: line(500).exactOptional(),
    }),
    conditions: [
      stands('record-exposure'),
      inState('record-exposure', '本案尚未评定为典型案例。', 'The case is not selected as a typical case.', 'selected'),
    ],
    says: [notAfter('record-exposure', 'on', '曝光日期', 'The day on which it was shown')],
    fits: [
      fits(
        'case.record-exposure.after-selection',
        '曝光日期不能早于评定日期。',
        'It cannot have been shown before it was selected.',
        (body, matter) => str(body, 'on') >= (typicalOf(matter).selectedOn ?? ''),
      ),
    ],
    fold: (matter, act) =>
      put(matter, {
        exposures: [
          ...itemsOf(fact(matter), 'exposures'),
          pick(act.body, 'on', 'channel', 'outlet', 'address'),
        ] as unknown as Json,
      }),
  },
  'withdraw-typical': {
    title: { zh: '撤下典型案例', en: 'Take the typical case down' },
    from: [...OPEN, 'closed', 'archived', 'withdrawn'],
    by: by('head', 'campaign-office', 'supervisor'),
    place: 'either',
    basis: ['penalty.art48'],
    body: z.strictObject({ reason: line(500), document: line(120) }),
    conditions: [
      inState('withdraw-typical', '本案不是典型案例。', 'The case is no typical case.', 'selected', 'nominated'),
    ],
    fold: (matter, act) => put(matter, { state: 'withdrawn', withdrawnOn: act.on }),
  },
};

/** Selected, and the decision no longer stands as it was shown: it is to come down (处罚法 art 48: within three days). */
export const typicalMustComeDown = (matter: Matter): boolean =>
  typicalOf(matter).state === 'selected' &&
  (imposedOf(matter) === null || obj(matter.facts, 'decision').illegalOn !== undefined);
