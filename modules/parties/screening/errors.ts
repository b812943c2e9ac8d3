import { defineErrors } from '../../../kernel/error-catalogue.ts';

export const screeningErrors = defineErrors({
  'screening.list.basis': {
    status: 422,
    zh: '名单“{list}”没有写明依据和用途，不得导入。',
    en: 'The list "{list}" names no basis or no purpose: it is refused.',
    remedy: {
      zh: '在“依据”列写明文件名称、文号或条款，在“用途”列写明用于哪项工作。',
      en: 'Name the document, its number or article as the basis, and the work it is for as the purpose.',
    },
  },
  'screening.list.ended': {
    status: 422,
    zh: '名单“{list}”的有效期 {until} 已过。',
    en: 'The list "{list}" ended on {until}.',
    remedy: { zh: '向名单来源取得现行名单。', en: 'Get the list that is in force from its source.' },
  },
  'screening.list.differs': {
    status: 422,
    zh: '名单“{list}”在文件中有两种来源、依据、用途或有效期。',
    en: 'The file gives the list "{list}" two sources, bases, purposes or last days.',
    remedy: { zh: '同一名单各行应写得一致。', en: 'All rows of a list say the same of it.' },
  },
  'screening.entry.year': {
    status: 422,
    zh: '“{value}”不是出生年份。',
    en: '"{value}" is not a year of birth.',
    remedy: {
      zh: '只写四位年份；不要写出生日期或证件号码。',
      en: 'Four digits; no day of birth and no number of a document.',
    },
  },
  'screening.entry.personal': {
    status: 422,
    zh: '“{field}”中有证件号码或电话号码，名单不收这些内容。',
    en: 'There is a number of a document or a telephone in "{field}": lists do not keep them.',
    remedy: { zh: '删去号码后再导入。', en: 'Take it out and import again.' },
  },
  'screening.hit.not-found': {
    status: 404,
    zh: '没有这条比对提示，或者您看不到它所在的事项。',
    en: 'There is no such hit, or its matter is not yours to see.',
    remedy: {
      zh: '刷新后再看；事项更正后提示会重新生成。',
      en: 'Load again; hits are made anew when a matter is corrected.',
    },
  },
});
