import { z } from 'zod';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { day, line, prose } from '../../../platform/procedure/body.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { BodyCondition, Verb } from '../../../platform/procedure/types.ts';
import { by, type Role } from '../../intake/model/roles.ts';

/** What campaigns, programmes and rounds of supervision share: each is ordered by a paper, planned, begun, or given up. */

/** 依据: the paper that ordered it. */
export const orderBody = () => z.strictObject({ document: line(120), issuer: line(), on: day() });

/** Both days inside. */
export const periodBody = () => z.strictObject({ from: day(), to: day() });

/** What has a first and a last day does not end before it begins; nothing is asked of one that is not said. */
export const periodInOrder = (procedure: string, verb: string, key = 'period'): BodyCondition =>
  namedRules(procedure).says(`${verb}.${key}-order`, '起止日期颠倒。', 'It ends before it begins.', (body) => {
    const period = obj(body, key);
    return str(period, 'from') <= str(period, 'to');
  });

/** A head begins what was planned, by a paper. */
export const startVerb = (title: Text): Verb => ({
  title,
  from: ['planned'],
  by: by('head'),
  basis: ['supervision'],
  body: z.strictObject({ document: line(120) }),
  fold: (_matter, act) => ({ state: 'running', facts: { started: { on: act.on, ...pick(act.body, 'document') } } }),
});

/** What was planned is given up before it began. */
export const cancelVerb = (who: readonly Role[] = by('head')): Verb => ({
  title: { zh: '取消', en: 'Cancel' },
  from: ['planned'],
  by: who,
  basis: ['supervision'],
  body: z.strictObject({ reason: prose(2_000) }),
  fold: () => ({ state: 'cancelled' }),
});
