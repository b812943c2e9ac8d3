import { z } from 'zod';
import { obj, pick } from '../../../kernel/read-json.ts';
import { line, regionCode, uuid } from '../../../platform/procedure/body.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { by } from './roles.ts';

/** Filing a case does this for the clues and reports that it came from; a case kept elsewhere is told by hand. */
export const linkCase = (procedure: string): Verb => ({
  title: { zh: '关联案件', en: 'Link the case' },
  from: ['concluded', 'cleared'],
  by: by('intake', 'officer', 'head'),
  place: 'either',
  basis: ['procedure.art19'],
  body: z.strictObject({
    number: line(80),
    region: regionCode().exactOptional(),
    matterId: uuid().exactOptional(),
  }) as unknown as Verb['body'],
  conditions: [
    {
      rule: `${procedure}.link-case.pending`,
      text: { zh: '没有等待立案的结论，或者已经关联案件。', en: 'No case is awaited, or it is known already.' },
      holds: (matter) => obj(matter.facts, 'case').pending === true,
    },
  ],
  fold: (matter, act) => {
    const { pending: _, ...before } = obj(matter.facts, 'case');
    return {
      facts: {
        case: {
          ...before,
          caseNo: String(act.body.number),
          pending: false,
          ...pick(act.body, 'region', 'matterId'),
        },
      },
    };
  },
});
