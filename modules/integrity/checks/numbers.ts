import { str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Check, EITHER, one } from '../model/check.ts';

/** Gaps and strays of the register are found once for all (`queries/number-defects.ts`); here the cases that share a number. */
export const numbers: Check = {
  id: 'numbers',
  severity: 'serious',
  title: { zh: '文号断号或者重号', en: 'Numbers with a gap, or given twice' },
  what: {
    zh: '同一机关、文种、年度的文号应当从1起连续，不断不重；案号不得重复。',
    en: 'Numbers of one authority, form and year run from 1 without gap, each once; no two cases share theirs.',
  },
  see: {
    zh: '打开“发文登记簿”，看该文种该年度；重号的打开列出的案件。',
    en: 'Open the register of documents; of a number given twice, the cases.',
  },
  cause: {
    zh: '旧系统手工编号后导入；登记表被直接改动。',
    en: 'Numbered by hand and imported; the register was changed directly.',
  },
  wayOut: {
    zh: '断号的在登记簿说明；重号的更正其中一件的案号。',
    en: 'Account for a gap in the register; correct the number of one of the cases.',
  },
  of: EITHER,
  candidates: () => sql`c.namesakes > 0`,
  find: (matter, { namesakes }) =>
    one(
      namesakes > 0,
      `案号${str(matter.facts, 'number')}还有${namesakes}件案件使用。`,
      `${namesakes} other cases bear the number ${str(matter.facts, 'number')}.`,
    ),
};
