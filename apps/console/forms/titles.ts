import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaContext } from './area.ts';

/**
 * Names of fields, by `field.<verb>.<name>` where a verb calls it differently, else `field.<name>`. In an area of its own
 * its names come first, also those that a part gives: `cases.field.<part>.<name>`.
 */
export function useFieldTitle(): (name: string, verb?: string, part?: string) => string {
  const { t, i18n } = useTranslation();
  const area = use(AreaContext);
  return (name, verb = '', part = '') => {
    const own =
      area === null
        ? []
        : [`${verb}.${part}.${name}`, `${part}.${name}`, ...(part === '' ? [`${verb}.${name}`] : []), name].map(
            (key) => `${area.id}.field.${key}`,
          );
    for (const key of [...own, `field.${verb}.${name}`, `field.${name}`]) {
      if (i18n.exists(key)) return t(key);
    }
    return name;
  };
}
