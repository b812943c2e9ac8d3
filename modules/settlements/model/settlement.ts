import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { filed } from './body.ts';
import { endVerbs } from './ends.ts';
import { settlementMeasures } from './measures.ts';
import { sides } from './rules.ts';
import { talkVerbs } from './talk.ts';

const file: Verb = {
  title: { zh: '提交在线和解申请', en: 'File for online settlement' },
  from: [],
  ...sides,
  body: filed,
  personal: ['goods', 'text', 'demand', 'evidence', 'consumer'],
  sealed: ['consumer'],
  topics: ['notice'],
  fold: (_matter, act) => ({
    state: 'filed',
    title: `在线和解：${str(obj(act.body, 'firm'), 'name')}`,
    channel: 'portal',
    facts: { movedOn: act.on, ...pick(act.body, 'firm', 'claimFen', 'occurredOn', 'sharesPhone', 'codeHash') },
    clocks: [{ clock: 'settle', do: 'start', rule: 'complaint-odr' }],
  }),
};

/**
 * 在线消费纠纷和解 (ODR): consumer and firm settle it between themselves, before and outside the authority's own clock
 * (law.md §2 complaint-odr, S). Nothing reaches the authority unless the consumer takes it there.
 */
export const settlement: Procedure = {
  id: 'settlement',
  title: { zh: '在线消费纠纷和解', en: 'Online settlement' },
  states: {
    filed: { title: { zh: '待企业答复', en: 'Waiting for the firm' } },
    talking: { title: { zh: '协商中', en: 'Being talked about' } },
    agreed: { title: { zh: '已达成和解，待履行', en: 'Agreed, to be performed' } },
    broken: { title: { zh: '消费者反映未履行', en: 'Said not to be performed' } },
    declined: { title: { zh: '企业拒绝和解', en: 'Declined by the firm' } },
    unanswered: { title: { zh: '企业逾期未答复', en: 'Not answered in time' } },
    performed: { title: { zh: '已履行', en: 'Performed' }, final: true },
    escalated: { title: { zh: '已转为投诉', en: 'Taken to the authority' }, final: true },
    withdrawn: { title: { zh: '消费者已撤回', en: 'Withdrawn by the consumer' }, final: true },
    rested: { title: { zh: '长期无进展，已归档', en: 'Laid to rest' }, final: true },
  },
  verbs: { file, ...talkVerbs, ...endVerbs },
  measures: settlementMeasures,
  words: ({ title, facts }) => [title, ...['name', 'code'].map((key) => str(obj(facts, 'firm'), key))],
};
