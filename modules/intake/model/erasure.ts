import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { BodyCondition, Condition, FitCondition, Matter, Verb } from '../../../platform/procedure/types.ts';
import { day, line, prose } from './body.ts';
import { by } from './roles.ts';

/** Outbox topic: what is personal in the matter, its files included, is to be taken away. */
export const ERASED = 'erase';

const condition = (rule: string, zh: string, en: string, holds: Condition['holds']): Condition => ({
  ...{ rule, holds },
  text: { zh, en },
});

const proposed = (matter: Matter) => obj(matter.facts, 'erasure');
const isErased = (matter: Matter): boolean => str(matter.facts, 'erasedOn') !== '';

const notErased = (id: string, verb: string): Condition =>
  condition(`${id}.${verb}.erased`, '材料已经销毁。', 'Already erased.', (matter) => !isErased(matter));

const isProposed = (id: string, verb: string): Condition =>
  condition(
    `${id}.${verb}.proposed`,
    '尚无销毁提请，或者提请已经处理。',
    'Nobody has proposed it, or it was decided.',
    (matter) => str(proposed(matter), 'by') !== '',
  );

/** A matter that became a case is kept with the file of the case. */
const noCase = (id: string, verb: string): Condition =>
  condition(
    `${id}.${verb}.case`,
    '已经立案的，随案卷保管和处置，不能单独销毁。',
    'It became a case: it is kept, and ended, with the file of the case.',
    (matter) => !('case' in matter.facts) && str(matter.facts, 'outcome') !== 'filed',
  );

const termOver = (id: string): BodyCondition => ({
  rule: `${id}.propose-erasure.over`,
  text: { zh: '保管期限尚未届满。', en: 'Its time of keeping is not over yet.' },
  holds: (body, today) => str(body, 'keepUntil') < today,
});

const termAfterEnd = (id: string): FitCondition => ({
  rule: `${id}.propose-erasure.after-end`,
  text: {
    zh: '保管期限应当在办结以后届满，并且不早于“继续保管”所定的日期。',
    en: 'It is kept beyond its end, and as long as was decided.',
  },
  holds: (body, matter) =>
    str(body, 'keepUntil') > (matter.closedOn ?? '') && str(body, 'keepUntil') >= str(matter.facts, 'keptUntil'),
});

/**
 * 到期销毁: what is personal in a matter that is over goes when its time of keeping has passed. No law that was seen says how
 * long (law.md §19), so the paper that says it is named: the authority's own schedule. One proposes, another approves; the act
 * stays, and says by whom and on which schedule. `ends` are the final states.
 */
export function erasureVerbs(id: string, ends: readonly string[]): Readonly<Record<string, Verb>> {
  return {
    'propose-erasure': {
      title: { zh: '提请到期销毁', en: 'Propose erasure' },
      from: ends,
      by: by('custodian'),
      place: 'either',
      basis: [],
      /** The schedule of keeping 保管期限表 and its line, and the last day that follows from it. */
      body: z.strictObject({ schedule: line(200), keepUntil: day(), reason: prose(1_000).exactOptional() }),
      conditions: [
        notErased(id, 'propose-erasure'),
        noCase(id, 'propose-erasure'),
        condition(
          `${id}.propose-erasure.once`,
          '已有销毁提请待审批。',
          'A proposal waits for approval.',
          (matter) => str(proposed(matter), 'by') === '',
        ),
      ],
      says: [termOver(id)],
      fits: [termAfterEnd(id)],
      personal: ['reason'],
      fold: (_matter, act) => ({
        facts: {
          erasure: {
            by: act.actor,
            on: act.on,
            ...pick(act.body, 'schedule', 'keepUntil'),
            ...pick(act.personal, 'reason'),
          },
        },
      }),
    },
    'keep-longer': {
      title: { zh: '继续保管', en: 'Keep longer' },
      from: ends,
      by: by('head', 'custodian'),
      place: 'either',
      basis: [],
      body: z.strictObject({ until: day(), reason: prose(1_000) }),
      conditions: [notErased(id, 'keep-longer')],
      says: [
        {
          rule: `${id}.keep-longer.ahead`,
          text: { zh: '继续保管的日期应当在今天以后。', en: 'It is kept until a day to come.' },
          holds: (body, today) => str(body, 'until') > today,
        },
      ],
      personal: ['reason'],
      fold: (_matter, act) => ({
        facts: { erasure: null, keptUntil: str(act.body, 'until'), keptFor: str(act.personal, 'reason') },
      }),
    },
    erase: {
      title: { zh: '批准销毁', en: 'Approve erasure' },
      from: ends,
      by: by('head'),
      place: 'either',
      basis: [],
      /** Whoever approves says that they know: nothing brings it back. */
      body: z.strictObject({ final: z.literal(true) }),
      topics: [ERASED],
      conditions: [
        notErased(id, 'erase'),
        isProposed(id, 'erase'),
        noCase(id, 'erase'),
        condition(
          `${id}.erase.other`,
          '应由提请人以外的负责人批准。',
          'A head other than who proposed it approves.',
          (matter, actor) => isOther(actor, str(proposed(matter), 'by')),
        ),
      ],
      fold: (matter, act) => ({
        facts: { erasure: null, erasedOn: act.on, erasedBy: act.actor, ...pick(proposed(matter), 'schedule') },
      }),
    },
  };
}
