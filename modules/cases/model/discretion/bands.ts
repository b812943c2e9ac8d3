import type { Text } from '../../../../kernel/text.ts';

/** The five bands of discretion 裁量档次, from the mildest. */
export const bands = {
  'not-punished': { zh: '不予处罚', en: 'not punished' },
  mitigated: { zh: '减轻处罚', en: 'mitigated, below the statutory minimum' },
  lighter: { zh: '从轻处罚', en: 'lighter' },
  ordinary: { zh: '一般处罚', en: 'ordinary' },
  heavier: { zh: '从重处罚', en: 'heavier' },
} as const satisfies Readonly<Record<string, Text>>;

export type Band = keyof typeof bands;

export const bandNames = ['not-punished', 'mitigated', 'lighter', 'ordinary', 'heavier'] as const;

/** Negative where `a` is milder than `b`. */
export const compareBands = (a: Band, b: Band): number => bandNames.indexOf(a) - bandNames.indexOf(b);

/**
 * Which way a factor points: 不予, 减轻, 从轻, 从轻或者减轻, 从重. Only a statute opens 不予 and 减轻 (处罚法 art 30–33),
 * so discretionary factors may not point there.
 */
export const directions = {
  exempt: { zh: '不予处罚', en: 'no penalty' },
  mitigate: { zh: '减轻', en: 'mitigates' },
  lighten: { zh: '从轻', en: 'lightens' },
  'lighten-or-mitigate': { zh: '从轻或者减轻', en: 'lightens or mitigates' },
  aggravate: { zh: '从重', en: 'aggravates' },
} as const satisfies Readonly<Record<string, Text>>;

export type Direction = keyof typeof directions;

export const directionNames = ['exempt', 'mitigate', 'lighten', 'lighten-or-mitigate', 'aggravate'] as const;

/** Bands that a factor of a direction opens. */
export function opens(direction: Direction): readonly Band[] {
  switch (direction) {
    case 'exempt':
      return ['not-punished'];
    case 'mitigate':
      return ['mitigated'];
    case 'lighten':
      return ['lighter'];
    case 'lighten-or-mitigate':
      return ['mitigated', 'lighter'];
    case 'aggravate':
      return ['heavier'];
  }
}
