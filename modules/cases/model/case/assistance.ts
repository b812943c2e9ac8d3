import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import { nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Verb } from '../../../../platform/procedure/types.ts';
import { authorityCode, line, numbered, prose } from '../schema.ts';
import { fits, names } from './conditions.ts';
import { by, byHandlers } from './people.ts';
import { OPEN, WORKING } from './states.ts';

const FROM = [...WORKING, 'suspended'];

export const assistanceAnswers = {
  answered: { zh: '已协助', en: 'assisted' },
  declined: { zh: '不能协助', en: 'cannot assist' },
  'later-told': { zh: '告知延期', en: 'told that it takes longer' },
} as const;

/**
 * 协助调查函. What is waited for is another organ's answer: the clock `assist:a1` expects it and makes nobody late, and the
 * time to decide runs on. It counts from the day of the letter; from its arrival (程序规定 art 45) it would be a little later.
 */
export const assistanceVerbs: Readonly<Record<string, Verb>> = {
  'ask-assistance': {
    title: { zh: '请求协助调查', en: 'Ask for assistance' },
    from: FROM,
    by: by('officer'),
    basis: ['penalty.art26', 'procedure.art45'],
    body: z.strictObject({
      authority: authorityCode().exactOptional(),
      to: line(),
      document: line(120),
      text: prose(5000),
    }),
    personal: ['text'],
    // An authority of our own tree is asked by the system itself.
    topics: ['assistance-ask'],
    conditions: [byHandlers],
    fold: (matter, act) => {
      const id = nextId(matter, 'assistance', 'a');
      return {
        facts: putEntry(matter, 'assistance', id, {
          on: act.on,
          ...pick(act.body, 'to', 'authority', 'document'),
          state: 'asked',
        }),
        clocks: [{ clock: `assist:${id}`, do: 'start', rule: 'case-assist-reply' }],
      };
    },
  },
  'request-seizure-assistance': {
    title: { zh: '请求协助扣押', en: 'Ask for assistance in a seizure' },
    from: OPEN,
    by: by('officer'),
    basis: ['penalty.art26'],
    body: z.strictObject({ measure: numbered('m'), to: line(), document: line(120), text: prose(5000) }),
    personal: ['text'],
    conditions: [byHandlers],
    fits: [
      fits(
        'case.request-seizure-assistance.measure',
        '没有该编号的扣押，或者扣押已经结束。',
        'There is no such seizure, or it has ended.',
        (body, matter) => {
          const one = obj(obj(matter.facts, 'held'), str(body, 'measure'));
          return str(one, 'kind') === 'seize' && str(one, 'endedOn') === '';
        },
      ),
    ],
    // The other organ stands by; the measure stays ours, and so do its limits.
    fold: () => ({}),
  },
  'assistance-answered': {
    title: { zh: '登记协助答复', en: 'Record the answer' },
    from: OPEN,
    // The system records what an authority of our tree answered.
    by: by('officer', 'system'),
    basis: ['penalty.art26', 'procedure.art45'],
    body: z.strictObject({
      letter: numbered('a'),
      result: z.enum(
        Object.keys(assistanceAnswers) as [keyof typeof assistanceAnswers, ...(keyof typeof assistanceAnswers)[]],
      ),
      document: line(120),
      text: prose(5000),
    }),
    personal: ['text'],
    conditions: [
      {
        ...byHandlers,
        holds: (matter, actor, today) => actor.roles.includes('system') || byHandlers.holds(matter, actor, today),
      },
    ],
    fits: [
      names(
        'assistance-answered',
        'letter',
        'assistance',
        '没有这份等待答复的协助调查函。',
        'No such letter waits for an answer.',
        'asked',
        'later-told',
      ),
    ],
    fold: (matter, act) => {
      const id = str(act.body, 'letter');
      const clock = `assist:${id}`;
      const waiting = str(act.body, 'result') === 'later-told' || matter.clocks[clock]?.endedOn !== null;
      return {
        facts: putEntry(matter, 'assistance', id, { state: str(act.body, 'result'), answeredOn: act.on }),
        clocks: waiting ? [] : [{ clock, do: 'end' }],
      };
    },
  },
};
