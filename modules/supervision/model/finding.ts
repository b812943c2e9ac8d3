import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, objects, pick, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { ClockEffect, Condition, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { campaignsOf } from '../../campaigns/model/joining.ts';
import { campaignCode } from '../../intake/model/body.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { attached, leaders, origin, photoRef, workers } from './body.ts';
import { afterwardsVerbs } from './finding-afterwards.ts';
import { recheckResults } from './labels.ts';
import { findingMeasures } from './measures.ts';
import { foundShape } from './visit-on-spot.ts';

const basis = ['supervision'] as const;
const { condition, says, fits } = namedRules('finding');

/** What the finder does is done by the finding authority, wherever the finding is handled now. */
export const byFinder: Condition = condition(
  'finder',
  '由发现问题的机关办理。',
  'The authority that found it does this.',
  (matter, actor) => actor.authority === matter.homeCode,
);
const found = { place: 'anywhere', conditions: [byFinder] } as const;

const ordersOf = (matter: Matter) => entriesOf(matter, 'orders');
/** Each order has its own clock, so that one in time never hides an earlier one that was late. */
const clockOf = (count: number): string => (count <= 1 ? 'rectify' : `rectify-${count}`);

const notPast = (verb: string) =>
  says(`${verb}.due-not-past`, '期限不能早于办理当天。', 'The day lies before the day of this act.', (body, today) => {
    const due = str(body, 'due');
    return due === '' || due >= today;
  });

const rectifyClock = (clock: string, due: string): ClockEffect => ({
  ...{ clock, do: 'start', rule: 'supervision-rectify', until: due as PlainDate },
});

const orderBody = { document: line(120), requirements: prose(5_000), due: day() };

const verbs: Readonly<Record<string, Verb>> = {
  record: {
    title: { zh: '登记问题', en: 'Record a finding' },
    from: [],
    by: [...workers, 'system'],
    place: 'anywhere',
    basis,
    body: z.strictObject({
      ...foundShape,
      on: day(),
      /** Photographs lie with the matter that it came from. */
      photos: z.array(photoRef()).max(20).exactOptional(),
      origin: origin().exactOptional(),
      campaign: campaignCode().exactOptional(),
    }),
    personal: ['title', 'text', 'where', 'subject'],
    says: [notLater('finding', 'record', 'on', { zh: '发现日期', en: 'The day it was found' })],
    fold: (_matter, act) => ({
      state: 'recorded',
      title: str(act.personal, 'title'),
      domain: str(act.body, 'domain'),
      facts: {
        ...pick(act.personal, 'text', 'where', 'subject'),
        ...pick(act.body, 'severity', 'on', 'photos', 'origin', 'campaign'),
      },
    }),
  },
  order: {
    title: { zh: '责令整改', en: 'Order rectification' },
    from: ['recorded'],
    by: workers,
    ...found,
    basis,
    /** The day comes from the plan or the paper that orders it; no law fixes one. */
    body: z.strictObject({ ...orderBody, to: authorityCode() }),
    personal: ['requirements'],
    says: [notPast('order')],
    fits: [
      fits(
        'order.below',
        '整改机关应当是本机关或者下级机关。',
        'The authority that mends it is the finding one or one below it.',
        (body, matter) => isWithin(str(body, 'to'), matter.homeCode),
      ),
    ],
    fold: (matter, act) => ({
      state: 'ordered',
      // From here on the authority that mends it has it in hand, and sees it.
      handlingCode: str(act.body, 'to'),
      assignee: null,
      facts: putEntry(matter, 'orders', nextId(matter, 'orders', 'o'), {
        ...pick(act.body, 'document', 'due'),
        ...pick(act.personal, 'requirements'),
        on: act.on,
      }),
      clocks: [rectifyClock('rectify', str(act.body, 'due'))],
    }),
  },
  reply: {
    title: { zh: '报告整改情况', en: 'Report what was mended' },
    from: ['ordered'],
    by: workers,
    basis,
    body: z.strictObject({ text: prose(5_000), document: line(120).exactOptional() }),
    personal: ['text'],
    fold: (matter, act) => ({
      state: 'replied',
      facts: putEntry(matter, 'replies', nextId(matter, 'replies', 'r'), {
        on: act.on,
        by: act.authority,
        ...pick(act.body, 'document'),
        ...pick(act.personal, 'text'),
      }),
      clocks: [{ clock: clockOf(ordersOf(matter).length), do: 'end' }],
    }),
  },
  recheck: {
    title: { zh: '复查', en: 'Re-check' },
    // On the spot as well: what was mended before the team left is looked at before it left.
    from: ['recorded', 'replied'],
    by: workers,
    ...found,
    basis,
    body: z.strictObject({
      result: oneOf(recheckResults),
      on: day(),
      text: prose(5_000),
      /** A new day, where it does not hold. */
      due: day().exactOptional(),
      document: line(120).exactOptional(),
    }),
    personal: ['text'],
    says: [notLater('finding', 'recheck', 'on', { zh: '复查日期', en: 'The day of the re-check' }), notPast('recheck')],
    fits: [
      fits(
        'recheck.again',
        '整改不到位的，须重新责令整改并写明期限；到位的不写期限。尚未责令整改的，请先责令整改。',
        'Where it does not hold a new day is set, and none where it does; what was never ordered is ordered first.',
        (body, matter) =>
          str(body, 'result') === 'holds' ? !('due' in body) : 'due' in body && matter.state === 'replied',
      ),
    ],
    fold: (matter, act) => {
      const recheck = { ...pick(act.body, 'result', 'on'), ...pick(act.personal, 'text') };
      const rechecks = putEntry(matter, 'rechecks', nextId(matter, 'rechecks', 'c'), recheck);
      if (str(act.body, 'result') === 'holds') {
        return { state: 'rectified', facts: { ...rechecks, rectified: { on: str(act.body, 'on') } } };
      }
      const count = ordersOf(matter).length + 1;
      const order = { ...pick(act.body, 'document', 'due'), ...pick(act.personal, 'text'), on: act.on };
      return {
        state: 'ordered',
        facts: { ...rechecks, ...putEntry(matter, 'orders', nextId(matter, 'orders', 'o'), order) },
        clocks: [rectifyClock(clockOf(count), str(act.body, 'due'))],
      };
    },
  },
  ...afterwardsVerbs(byFinder),
  attach: {
    title: { zh: '上传材料', en: 'Hand in a paper' },
    from: ['recorded', 'ordered', 'replied', 'rectified'],
    by: workers,
    place: 'anywhere',
    conditions: [
      condition(
        'attach.party',
        '由发现机关或者整改机关上传。',
        'The finding or the mending authority hands it in.',
        (matter, actor) => actor.authority === matter.homeCode || actor.authority === matter.handlingCode,
      ),
    ],
    ...attached,
  },
  close: {
    title: { zh: '销号', en: 'Strike off' },
    from: ['rectified'],
    by: workers,
    ...found,
    basis,
    body: z.strictObject({ opinion: prose(2_000).exactOptional() }),
    personal: ['opinion'],
    fold: (_matter, act) => ({ state: 'closed', facts: { closed: { on: act.on, by: act.actor } } }),
  },
  withdraw: {
    title: { zh: '撤回', en: 'Withdraw' },
    from: ['recorded'],
    by: leaders,
    ...found,
    basis,
    /** Written down in error, or another's: it is no finding, and counts nowhere. */
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({ state: 'withdrawn', facts: { withdrawn: { on: act.on } } }),
  },
};

/**
 * 问题: found on a visit, by an inspection or otherwise; ordered to be mended by a day, answered, looked at again. It is struck
 * off only after a re-check found that it holds.
 */
export const finding: Procedure = {
  id: 'finding',
  title: { zh: '督导问题', en: 'Finding' },
  states: {
    recorded: { title: { zh: '待处理', en: 'Recorded' } },
    ordered: { title: { zh: '整改中', en: 'Ordered to be mended' } },
    replied: { title: { zh: '待复查', en: 'To be re-checked' } },
    rectified: { title: { zh: '整改到位', en: 'Rectified' } },
    closed: { title: { zh: '已销号', en: 'Struck off' }, final: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs,
  measures: findingMeasures,
  words: (matter) => [matter.title, str(matter.facts, 'text'), str(obj(matter.facts, 'subject'), 'name')],
  campaigns: campaignsOf,
};

/** Photographs of a finding, with the hash that they had at receipt. */
export const photosOf = (matter: Pick<Matter, 'facts'>): readonly JsonObject[] =>
  Array.isArray(matter.facts.photos)
    ? objects(Object.fromEntries(matter.facts.photos.entries())).map(([, photo]) => photo)
    : [];
