import { useTranslation } from 'react-i18next';

/** Names of fields, by `field.<verb>.<name>` where a verb calls it differently, else `field.<name>`. */
export function useFieldTitle(): (name: string, verb?: string) => string {
  const { t, i18n } = useTranslation();
  return (name, verb) => {
    for (const key of [`field.${verb ?? ''}.${name}`, `field.${name}`]) {
      if (i18n.exists(key)) return t(key);
    }
    return name;
  };
}
