import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Refusals that depend on what an act says, where state, role and place cannot tell. */
export const errors = defineErrors({
  'intake.assign.outside': {
    status: 422,
    zh: '{authority} 只能分派给本机关或下级机关，不能分派给 {to}',
    en: '{authority} may assign to itself or to an authority below it, not to {to}',
    remedy: {
      zh: '没有处理权限的，应退回登记机关，不得自行转送（总局令第121号第四十一条）；属其他机关管辖的，办理“移送”或告知当事人。',
      en: 'A body without power returns the matter to intake and does not forward it (Order 121 art 41); otherwise transfer it or tell the person where to go.',
    },
  },
  'intake.entrust.not-own-station': {
    status: 422,
    zh: '{to} 不是 {authority} 的派出机构',
    en: '{to} is no station of {authority}',
    remedy: {
      zh: '请选择本机关的市场监管所（九位代码，前六位与本机关相同）。',
      en: 'Choose a station of this bureau: nine digits that begin with its six.',
    },
  },
});
