import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';

/** Why an officer is not sent to a firm 回避事由. */
export const relationKinds = {
  kinship: { zh: '亲属关系', en: 'Kinship' },
  interest: { zh: '利益关系', en: 'Interest' },
  'former-post': { zh: '曾在该企业任职', en: 'Worked there' },
  other: { zh: '其他可能影响公正的关系', en: 'Another relation that may impair fairness' },
} as const;

const basis = ['random.libraries', 'penalty.art43'];

/** 利害关系登记: an officer's relation to a firm. While it stands the officer is passed over in every draw. */
export const relation: Procedure = {
  id: 'relation',
  title: { zh: '利害关系登记', en: 'Relation of an officer to a firm' },
  states: {
    standing: { title: { zh: '登记中', en: 'Standing' } },
    ended: { title: { zh: '已注销', en: 'Ended' }, final: true },
  },
  verbs: {
    declare: {
      title: { zh: '申报利害关系', en: 'Declare a relation' },
      from: [],
      by: by('officer', 'head', 'campaign-office'),
      place: 'anywhere',
      basis,
      body: z.strictObject({
        officer: uuid(),
        firm: z.strictObject({
          name: line(),
          code: line(18).refine((value) => value === tidyUscc(value) && isUscc(value)),
        }),
        kind: oneOf(relationKinds),
        note: prose(1_000).exactOptional(),
      }),
      personal: ['note'],
      fold: (_matter, act) => ({
        state: 'standing',
        title: `回避：${str(obj(act.body, 'firm'), 'name')}`,
        facts: { ...pick(act.body, 'officer', 'firm', 'kind'), declared: { by: act.actor, on: act.on } },
      }),
    },
    end: {
      title: { zh: '注销登记', en: 'End it' },
      from: ['standing'],
      by: by('head'),
      basis,
      body: z.strictObject({ reason: prose(1_000) }),
      personal: ['reason'],
      fold: () => ({ state: 'ended' }),
    },
  },
  measures: [],
};
