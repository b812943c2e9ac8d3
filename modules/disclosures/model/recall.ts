import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FoldedAct, Matter, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { byAnother, deciders, endFacts, firmBody, keepers } from './display.ts';
import { recallLevels, recallWays, takeDownReasons } from './labels.ts';

const rules = namedRules('recall');
const basis = ['food-law.art63', 'food-recall'] as const;

const content = {
  firm: firmBody(),
  product: line(200),
  spec: line(200).exactOptional(),
  /** Batches or days of production, in the words of the notice. */
  batches: line(500),
  level: oneOf(recallLevels),
  way: oneOf(recallWays),
  /** Why, and what whoever bought it does, as the notice says it. */
  risk: prose(1_000),
  advice: prose(1_000),
  contact: line(200),
  document: line(120),
  startedOn: day(),
};
const KEYS = Object.keys(content);
const written = (_matter: Matter, act: FoldedAct) => ({
  title: `召回：${str(act.body, 'product')}（${str(obj(act.body, 'firm'), 'name')}）`,
  facts: pick(act.body, ...KEYS),
});

const verbs: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '登记召回公告', en: 'Register a recall notice' },
    from: [],
    by: keepers,
    place: 'anywhere',
    basis,
    body: z.strictObject(content),
    says: [notLater('recall', 'propose', 'startedOn', { zh: '召回启动日期', en: 'The day on which it began' })],
    fold: (matter, act) => ({ state: 'proposed', ...written(matter, act) }),
  },
  discard: {
    title: { zh: '不予公示', en: 'Do not publish' },
    from: ['proposed'],
    by: deciders,
    basis,
    body: z.strictObject({ reason: prose(1_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({ state: 'discarded', facts: endFacts(act.on, pick(act.personal, 'reason')) }),
  },
  // A danger to health is told at once: nobody waits for the firm, whose own notice it is or to whom the order went.
  publish: {
    title: { zh: '核对公告并公示', en: 'Check against the notice and publish' },
    from: ['proposed'],
    by: keepers,
    basis,
    body: z.strictObject({ checked: z.literal(true) }),
    conditions: [byAnother(rules, 'publish', 'propose')],
    fold: (_matter, act) => ({ state: 'shown', facts: { publishedOn: act.on } }),
  },
  mend: {
    title: { zh: '更正、补充召回公告', en: 'Mend or extend the notice' },
    from: ['shown'],
    by: keepers,
    basis,
    body: z.strictObject({ ...content, reason: line(500) }),
    says: [notLater('recall', 'mend', 'startedOn', { zh: '召回启动日期', en: 'The day on which it began' })],
    fold: (matter, act) => {
      const change = written(matter, act);
      return { ...change, facts: { ...change.facts, mended: { on: act.on, ...pick(act.body, 'document') } } };
    },
  },
  'record-progress': {
    title: { zh: '登记召回进展', en: 'Record how far it is' },
    from: ['shown'],
    by: keepers,
    basis,
    body: z.strictObject({ on: day(), text: prose(1_000), finished: z.boolean(), document: line(120).exactOptional() }),
    says: [notLater('recall', 'record-progress', 'on')],
    fold: (matter, act) => ({
      facts: {
        ...putEntry(matter, 'progress', nextId(matter, 'progress', 'p'), pick(act.body, 'on', 'text', 'document')),
        ...(act.body.finished === true ? { finishedOn: str(act.body, 'on') } : {}),
      },
    }),
  },
  'take-down': {
    title: { zh: '撤下公示', en: 'Take down' },
    from: ['shown'],
    by: deciders,
    basis,
    body: z.strictObject({ why: oneOf(takeDownReasons), document: line(120), reason: prose(2_000) }),
    personal: ['reason'],
    fold: (_matter, act) => ({
      state: 'over',
      facts: endFacts(act.on, { ...pick(act.body, 'why', 'document'), ...pick(act.personal, 'reason') }),
    }),
  },
};

/** 召回: what is called back, from whom, which batches, and what whoever has it should do. */
export const recall: Procedure = {
  id: 'recall',
  title: { zh: '召回信息', en: 'Recall' },
  states: {
    proposed: { title: { zh: '待核对公示', en: 'To be checked and published' } },
    shown: { title: { zh: '公示中', en: 'Published' } },
    over: { title: { zh: '已撤下', en: 'Taken down' }, final: true },
    discarded: { title: { zh: '未公示', en: 'Not published' }, final: true },
  },
  verbs,
  measures: [
    {
      id: 'recall.published',
      title: { zh: '公示的召回', en: 'Recalls published' },
      unit: { zh: '次', en: 'recalls' },
      definition: {
        zh: '按公示日期计数，计入公示机关。',
        en: 'By day of publication, at the authority that published.',
      },
      cells: (matter) => {
        const on = str(matter.facts, 'publishedOn');
        return on === '' ? [] : [{ day: on as PlainDate, authority: matter.homeCode }];
      },
    },
  ],
  words: (matter) => [matter.title, str(matter.facts, 'batches'), str(obj(matter.facts, 'firm'), 'code')],
};
