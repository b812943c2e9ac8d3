import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { line, oneOf, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { FoldedAct, Procedure, Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';
import { deciders, keepers } from './display.ts';
import { mendings } from './labels.ts';

const rules = namedRules('correction');

/** What whoever asked is told by their code: the answer as it was given, with the remedies where it is a refusal. */
const answered = (act: FoldedAct) => ({
  answered: {
    at: act.eventAt,
    text: [str(act.personal, 'answer'), str(act.body, 'remedies')].filter((each) => each !== '').join('\n'),
  },
});

const verbs: Readonly<Record<string, Verb>> = {
  ask: {
    title: { zh: '申请更正', en: 'Ask for a correction' },
    from: [],
    by: by('system'),
    place: 'anywhere',
    basis: [],
    body: z.strictObject({
      /** What it is about, with the digest of what it said then. */
      item: z.strictObject({
        ...{ kind: line(40), region: regionCode(), id: uuid(), title: line(400) },
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
      reason: prose(3_000),
      /** Papers that show it, by their names and numbers. */
      papers: line(300).exactOptional(),
      /** Who asks and how they are reached: for who answers, never on a page of the public. */
      who: line(100),
      contact: line(200),
      receiptHash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    personal: ['reason', 'who', 'contact'],
    fold: (_matter, act) => ({
      state: 'asked',
      title: `更正申请：${str(obj(act.body, 'item'), 'title')}`,
      facts: { ...pick(act.body, 'item', 'papers', 'receiptHash'), ...pick(act.personal, 'reason') },
      clocks: [{ clock: 'answer', do: 'start', rule: 'correction-answer' }],
    }),
  },
  'look-into': {
    title: { zh: '记录核实情况', en: 'Record what was found' },
    from: ['asked'],
    by: keepers,
    basis: [],
    body: z.strictObject({ text: prose(3_000), document: line(120).exactOptional() }),
    personal: ['text'],
    fold: (_matter, act) => ({
      facts: { found: { on: act.on, ...pick(act.body, 'document'), ...pick(act.personal, 'text') } },
    }),
  },
  // The item itself moves by an act of its own procedure; without it nothing was corrected, and this is refused.
  uphold: {
    title: { zh: '已更正（支持申请）', en: 'Upheld: it was mended' },
    from: ['asked'],
    by: deciders,
    basis: [],
    body: z.strictObject({ how: oneOf(mendings), document: line(120), answer: prose(2_000) }),
    personal: ['answer'],
    fold: (_matter, act) => ({
      state: 'upheld',
      facts: { ...pick(act.body, 'how', 'document'), ...answered(act) },
      clocks: [{ clock: 'answer', do: 'end' }],
    }),
  },
  refuse: {
    title: { zh: '不予更正', en: 'Refuse' },
    from: ['asked'],
    by: deciders,
    basis: [],
    body: z.strictObject({ answer: prose(2_000), remedies: prose(1_000), document: line(120) }),
    personal: ['answer'],
    conditions: [
      rules.condition(
        'refuse.looked-into',
        '还没有核实情况的记录，不能决定不予更正。',
        'Nothing was recorded of having looked into it: it cannot be refused yet.',
        (matter) => str(obj(matter.facts, 'found'), 'on') !== '',
      ),
    ],
    fold: (_matter, act) => ({
      state: 'refused',
      facts: { ...pick(act.body, 'document', 'remedies'), ...answered(act) },
      clocks: [{ clock: 'answer', do: 'end' }],
    }),
  },
};

/** 更正申请: whoever is named says what is wrong; it is mended by the item's own procedure, or refused with reason and remedy. */
export const correction: Procedure = {
  id: 'correction',
  title: { zh: '公示信息更正申请', en: 'Request for correction' },
  states: {
    asked: { title: { zh: '待答复', en: 'To be answered' } },
    upheld: { title: { zh: '已更正', en: 'Mended' }, final: true },
    refused: { title: { zh: '不予更正', en: 'Refused' }, final: true },
  },
  verbs,
  measures: (['upheld', 'refused'] as const).map((state) => ({
    id: `correction.${state}`,
    title:
      state === 'upheld'
        ? { zh: '更正申请：已更正', en: 'Corrections: mended' }
        : { zh: '更正申请：不予更正', en: 'Corrections: refused' },
    unit: { zh: '件', en: 'requests' },
    definition: { zh: '按答复日期计数，计入公示机关。', en: 'By day of the answer, at the authority that published.' },
    cells: (matter) =>
      matter.state === state && matter.closedOn !== null ? [{ day: matter.closedOn, authority: matter.homeCode }] : [],
  })),
  words: (matter) => [matter.title],
};
