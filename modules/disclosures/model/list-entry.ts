import { z } from 'zod';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { byAnother, deciders, ended, endFacts, firmBody, heardVerbs, isHeard, keepers } from './display.ts';
import { abnormalGrounds, type FirmList, firmLists, removals, takeDownReasons } from './labels.ts';

const rules = namedRules('list-entry');
const basis = ['abnormal-list.art4', 'serious-list.art2', 'serious-list.art13'] as const;

export const listOf = ({ facts }: Pick<Matter, 'facts'>): FirmList =>
  str(facts, 'list') === 'serious' ? 'serious' : 'abnormal';

/** Each names its decision and what it rests on; a serious one the penalty that it comes with. */
const entry = () =>
  z.discriminatedUnion('list', [
    z.strictObject({ list: z.literal('abnormal'), ground: oneOf(abnormalGrounds) }),
    z.strictObject({
      list: z.literal('serious'),
      /** The penalty decision with which it is listed, and the article of the order. */
      penalty: line(120),
      article: line(120),
      /** Consent of the level above, where a county or city lists (S; a draft deletes it). */
      consent: line(120).exactOptional(),
    }),
  ]);

const content = { firm: firmBody(), entry: entry(), cause: prose(1_000), decision: line(120), decidedOn: day() };
const written = (_matter: Matter, act: FoldedAct) => {
  const list = str(obj(act.body, 'entry'), 'list') === 'serious' ? 'serious' : 'abnormal';
  return {
    title: `${firmLists[list].zh}：${str(obj(act.body, 'firm'), 'name')}`,
    facts: { list, ...pick(act.body, 'firm', 'entry', 'cause', 'decision', 'decidedOn') },
  };
};
const decidedBefore = (verb: string) =>
  rules.says(
    `${verb}.decided`,
    '决定日期不能晚于办理当天。',
    'It was decided no later than today.',
    (body, today) => str(body, 'decidedOn') <= today,
  );

/** A year on the list has gone by (M). */
const yearOver = (matter: Matter, today: PlainDate): boolean =>
  today >= addDays((str(matter.facts, 'publishedOn') || '9998-01-01') as PlainDate, 365);

const verbs: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '拟列入名单', en: 'Put an entry forward' },
    from: [],
    by: keepers,
    place: 'anywhere',
    basis,
    body: z.strictObject(content),
    says: [decidedBefore('propose')],
    fold: (matter, act) => ({ state: 'proposed', ...written(matter, act) }),
  },
  ...heardVerbs('list-entry', rules, basis),
  discard: {
    title: { zh: '不列入', en: 'Do not list' },
    from: ['proposed', 'told'],
    by: deciders,
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({ state: 'discarded', facts: endFacts(act.on, pick(act.personal, 'reason')) }),
  },
  publish: {
    title: { zh: '列入并公示', en: 'List and publish' },
    from: ['told'],
    by: deciders,
    basis,
    /** `until` where a restriction runs longer than the term. */
    body: z.strictObject({ checked: z.literal(true), until: day().exactOptional() }),
    conditions: [
      byAnother(rules, 'publish', 'propose'),
      rules.condition(
        'publish.heard',
        '当事人尚未提出意见，异议期限也没有届满。',
        'The firm has not answered, and its time to is not over.',
        (matter, _actor, today) => isHeard(matter, today),
      ),
    ],
    fits: [
      rules.fits(
        'publish.until',
        '经营异常名录没有固定期限；严重违法失信名单的最后日期不能早于列入满三年。',
        'The list of abnormal operation has no term; that of serious violations ends no earlier than after three years.',
        (body, matter, today) =>
          str(body, 'until') === '' || (listOf(matter) === 'serious' && str(body, 'until') >= addDays(today, 1095)),
      ),
    ],
    fold: (matter, act) => {
      const until = str(act.body, 'until');
      const given = until === '' ? {} : { until: until as PlainDate };
      const display = { clock: 'display', do: 'start', rule: 'serious-list-term', ...given } as const;
      return {
        state: 'shown',
        facts: { publishedOn: act.on },
        clocks: [
          ...(matter.clocks.answer?.endedOn === null ? ([{ clock: 'answer', do: 'end' }] as const) : []),
          ...(listOf(matter) === 'serious' ? [display] : []),
        ],
      };
    },
  },
  mend: {
    title: { zh: '更正名单信息', en: 'Mend the entry' },
    from: ['shown'],
    by: deciders,
    basis,
    body: z.strictObject({ ...content, document: line(120), reason: prose(1_000) }),
    personal: ['reason'],
    says: [decidedBefore('mend')],
    fits: [
      rules.fits(
        'mend.list',
        '更正不能改变名单种类。',
        'It stays on its list.',
        (body, matter) => str(obj(body, 'entry'), 'list') === listOf(matter),
      ),
    ],
    fold: (matter, act) => {
      const change = written(matter, act);
      return { ...change, facts: { ...change.facts, mended: { on: act.on, ...pick(act.body, 'document') } } };
    },
  },
  remove: {
    title: { zh: '移出名单', en: 'Remove from the list' },
    from: ['shown'],
    by: deciders,
    basis: [...basis, 'serious-list.art20'],
    body: z.strictObject({ how: oneOf(removals), document: line(120), reason: prose(2_000) }),
    personal: ['reason'],
    fits: [
      rules.fits(
        'remove.early',
        '提前移出须列入满一年，只适用于严重违法失信名单。',
        'Early removal is of the list of serious violations, after a year on it.',
        (body, matter, today) =>
          str(body, 'how') !== 'early' || (listOf(matter) === 'serious' && yearOver(matter, today)),
      ),
      rules.fits(
        'remove.term',
        '名单期限没有届满。',
        'Its term is not over.',
        (body, matter, today) => str(body, 'how') !== 'term-over' || today > (matter.clocks.display?.due ?? '9999'),
      ),
    ],
    fold: (matter, act) => ({
      state: 'removed',
      facts: endFacts(act.on, { ...pick(act.body, 'how', 'document'), ...pick(act.personal, 'reason') }),
      clocks: ended(matter),
    }),
  },
  'take-down': {
    title: { zh: '撤下公示', en: 'Take down' },
    from: ['shown'],
    by: deciders,
    basis,
    body: z.strictObject({ why: oneOf(takeDownReasons), document: line(120), reason: prose(2_000) }),
    personal: ['reason'],
    fold: (matter, act) => ({
      state: 'removed',
      facts: endFacts(act.on, { ...pick(act.body, 'why', 'document'), ...pick(act.personal, 'reason') }),
      clocks: ended(matter),
    }),
  },
};

/** 名单信息: a firm on a list by a decision, told before, with what it rests on, off it on its day. */
export const listEntry: Procedure = {
  id: 'list-entry',
  title: { zh: '名单信息', en: 'List entry' },
  states: {
    proposed: { title: { zh: '拟列入', en: 'Put forward' } },
    told: { title: { zh: '已告知当事人', en: 'Firm told' } },
    shown: { title: { zh: '已列入', en: 'Listed' } },
    removed: { title: { zh: '已移出', en: 'Removed' }, final: true },
    discarded: { title: { zh: '未列入', en: 'Not listed' }, final: true },
  },
  verbs,
  measures: [
    {
      id: 'list-entry.listed',
      title: { zh: '列入名单', en: 'Listed' },
      unit: { zh: '户', en: 'firms' },
      definition: {
        zh: '按列入公示日期计数，计入决定机关。',
        en: 'By day of publication, at the authority that decided.',
      },
      cells: (matter) => {
        const on = str(matter.facts, 'publishedOn');
        return on === '' ? [] : [{ day: on as PlainDate, authority: matter.homeCode }];
      },
    },
  ],
  words: (matter) => [matter.title, str(obj(matter.facts, 'firm'), 'code'), str(matter.facts, 'decision')],
};
