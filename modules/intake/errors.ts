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
  'intake.dispute.no-common-superior': {
    status: 422,
    zh: '{authority} 与 {with} 之间没有可以指定的共同上一级机关。',
    en: 'No authority here stands above both {authority} and {with}.',
    remedy: {
      zh: '与上下级之间不存在管辖争议：请退回登记机关或者报上级决定；外省的，请报省局与对方协商。',
      en: 'There is no dispute with an authority above or below: return it, or ask the superior. For another province, turn to the provincial authority.',
    },
  },
  'intake.designate.outside': {
    status: 422,
    zh: '{authority} 只能指定其下级机关办理，不能指定 {to}。',
    en: '{authority} may designate an authority below it, not {to}.',
    remedy: { zh: '请选择争议双方之一，或者其他下级机关。', en: 'Choose one of the two, or another authority below.' },
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
