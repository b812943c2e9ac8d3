import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { Measure } from '../../../platform/procedure/types.ts';

/** Firms that were drawn. */
export const drawMeasures: readonly Measure[] = [
  {
    id: 'draw.drawn',
    title: { zh: '双随机抽取户数', en: 'Firms drawn' },
    unit: { zh: '户', en: 'firms' },
    definition: {
      zh: '双随机抽查抽中的户数，按抽取日期计入组织抽查的机关。',
      en: 'Firms drawn at random, by the day of the draw, at the authority that held it.',
    },
    cells: (matter) => {
      const drawn = obj(matter.facts, 'drawn');
      const n = num(drawn, 'drawn');
      return n === 0 ? [] : [{ day: str(drawn, 'on') as PlainDate, authority: matter.homeCode, n }];
    },
  },
];
