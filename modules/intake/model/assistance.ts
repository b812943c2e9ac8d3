import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import type { Procedure, Verb } from '../../../platform/procedure/types.ts';
import { line, opening, prose } from './body.ts';
import { clearanceMeasures } from './measures.ts';
import { by } from './roles.ts';
import { type Kind, receive, routingVerbs } from './routing.ts';

const kind: Kind = {
  id: 'assistance',
  working: ['assisting'],
  later: [],
  clock: 'assist',
  rule: 'case-assist',
  restartsInAnotherBureau: false,
  basis: ['procedure.art45', 'penalty.art26'],
};

const { title, text, domain, source, origin, respondent, place, incoming } = opening.shape;
/** A letter between authorities: nobody complains, nothing is demanded, no person is sealed. */
const letter = z.strictObject({
  title,
  text,
  channel: z.enum(['letter', 'transfer']),
  incoming,
  domain,
  source,
  origin,
  respondent,
  place,
});

/** Getting it to whom it belongs, as with clues; there is no power to dispute about, and nothing to screen. */
const { assign, reassign, entrust, claim, release, correct, attach, note, ...rest } = routingVerbs(kind);
const kept = { assign, reassign, entrust, claim, release, correct, attach, note } as Readonly<Record<string, Verb>>;
const others = ['return', 'recall', 'assign-officer', 'void'].flatMap((id) => {
  const verb = rest[id];
  return verb === undefined ? [] : [[id, verb] as const];
});

/**
 * 协查函 at the authority that is asked (处罚法 art 26; 程序规定 art 45): its own duty and clock, beside the clock of the
 * authority that asked, which only waits. Letters of our own tree arrive by themselves, others are registered.
 */
export const assistance: Procedure = {
  id: 'assistance',
  title: { zh: '协查', en: 'Request for assistance' },
  states: {
    received: { title: { zh: '待分派', en: 'To be assigned' } },
    assigned: { title: { zh: '待签收', en: 'To be accepted' } },
    assisting: { title: { zh: '协查中', en: 'Assisting' } },
    answered: { title: { zh: '已答复', en: 'Answered' }, final: true },
    voided: { title: { zh: '已撤销登记', en: 'Voided' }, final: true },
  },
  verbs: {
    receive: {
      ...receive(kind),
      body: letter,
      personal: ['title', 'text', 'respondent', 'place', 'incoming'],
      sealed: [],
    },
    ...kept,
    ...Object.fromEntries(others),
    accept: {
      title: { zh: '签收', en: 'Accept' },
      from: ['received', 'assigned'],
      by: by('officer', 'head'),
      basis: kind.basis,
      body: z.strictObject({ note: line(500).exactOptional() }),
      fold: (matter, act) => ({ state: 'assisting', assignee: matter.assignee ?? act.actor }),
    },
    'tell-delay': {
      title: { zh: '告知需要延期', en: 'Tell that it takes longer' },
      from: ['assisting'],
      by: by('officer', 'head'),
      basis: kind.basis,
      body: z.strictObject({ document: line(120), text: prose(5000) }),
      personal: ['text'],
      topics: ['assistance-answer'],
      conditions: [
        {
          rule: 'assistance.tell-delay.in-time',
          text: {
            zh: '协查期限已经届满：延期应当在期限届满前告知。',
            en: 'The limit has run out: that it takes longer is told before.',
          },
          holds: (matter, _actor, today) => today <= (matter.clocks.assist?.due ?? today),
        },
        {
          rule: 'assistance.tell-delay.once',
          text: { zh: '已经告知过延期。', en: 'It was told already.' },
          holds: (matter) => !('delay' in matter.facts),
        },
      ],
      // What the limit asks for is done: to answer, or to say in time that it takes longer.
      fold: (_matter, act) => ({
        facts: { delay: { on: act.on, ...pick(act.body, 'document') } },
        clocks: [{ clock: 'assist', do: 'end' }],
      }),
    },
    answer: {
      title: { zh: '答复协查', en: 'Answer' },
      from: ['assisting'],
      by: by('officer', 'head'),
      basis: kind.basis,
      body: z.strictObject({ result: z.enum(['answered', 'declined']), document: line(120), text: prose(5000) }),
      personal: ['text'],
      topics: ['assistance-answer'],
      fold: (_matter, act) => ({
        state: 'answered',
        facts: {
          outcome: str(act.body, 'result'),
          conclusion: { by: act.actor, on: act.on, ...pick(act.body, 'document') },
        },
        clocks: [{ clock: 'assist', do: 'end' }],
      }),
    },
  },
  measures: clearanceMeasures('assistance'),
};
