import { sql } from '../../../platform/store/sql.ts';
import { mustComeDown } from '../../cases/model/case/publication.ts';
import { type Check, one } from '../model/check.ts';

export const publishedAnnulled: Check = {
  id: 'published-annulled',
  severity: 'urgent',
  title: { zh: '应当撤回的处罚信息仍在公示', en: 'Still on display, and must come down' },
  what: {
    zh: '处罚决定被变更、撤销、确认违法或者无效的，应当在三个工作日内撤回原公示信息（国家市场监督管理总局令第45号第十一条、行政处罚法第四十八条）。',
    en: 'A decision that was changed, annulled or found unlawful is withdrawn from display in three working days (Order 45 art 11, Penalty Law art 48).',
  },
  see: {
    zh: '打开案件“公示”，对照“复议诉讼”的结果。',
    en: 'Open the publication of the case and how the remedies ended.',
  },
  cause: {
    zh: '登记复议、诉讼结果的人员没有通知公示岗位。',
    en: 'Whoever recorded the outcome did not tell who publishes.',
  },
  wayOut: {
    zh: '立即撤回公示；变更的，以变更后的决定重新公示。',
    en: 'Withdraw it at once; publish again what stands after a change.',
  },
  candidates:
    () => sql`c.facts -> 'publication' ->> 'on' is not null and c.facts -> 'publication' ->> 'withdrawnOn' is null
    and (c.facts -> 'decision' is null or c.facts -> 'decision' ? 'void' or c.facts -> 'decision' ? 'illegalOn'
      or c.facts -> 'decision' ? 'changedOn'
      or c.facts -> 'publication' ->> 'version' is distinct from concat(c.facts -> 'decision' ->> 'number', ' ',
        c.facts -> 'decision' ->> 'on', ' ', c.facts -> 'decision' ->> 'changedOn'))`,
  find: (matter) =>
    one(
      mustComeDown(matter),
      '公示的不是现行有效的决定，尚未撤回。',
      'What is shown is not the decision that stands, and was not withdrawn.',
    ),
};
