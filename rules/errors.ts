import { defineErrors } from '../kernel/error-catalogue.ts';

/** Failures of looking up law. */
export const errors = defineErrors({
  'rules.none-in-force': {
    status: 500,
    zh: '{on} 在 {region} 没有生效的规则 {rule}',
    en: 'no edition of the rule {rule} is in force on {on} in {region}',
    remedy: {
      zh: '核对事项日期和区划；如该日确有规定，请在 rules/ 中补充该规则的相应版本及依据。',
      en: 'Check the date and the region of the matter; if the law had a limit on that day, add that edition with its source in rules/.',
    },
  },
  'rules.no-such-edition': {
    status: 500,
    zh: '规则 {rule} 没有自 {version} 起施行的版本',
    en: 'the rule {rule} has no edition that began on {version}',
    remedy: {
      zh: '规则版本一经使用不得删除；请恢复该版本，或检查事项中记录的版本日期。',
      en: 'An edition that was used is never removed: restore it, or check the version recorded in the matter.',
    },
  },
  'rules.no-such-basis': {
    status: 500,
    zh: '没有登记名为 {basis} 的法律依据',
    en: 'no legal basis is registered under the name {basis}',
    remedy: {
      zh: '在 rules/basis.ts 中登记该条款，注明依据、条号和可信度。',
      en: 'Register the article in rules/basis.ts with its instrument, number and confidence mark.',
    },
  },
});
