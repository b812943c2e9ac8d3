import { sql } from '../../../platform/store/sql.ts';
import { reviewDue, reviewPassed } from '../../cases/model/case/decision-path.ts';
import { type Check, one } from '../model/check.ts';
import { decided } from '../model/conditions.ts';
import { decisionMade } from '../model/decided.ts';

export const decidedUnreviewed: Check = {
  id: 'decided-unreviewed',
  severity: 'urgent',
  title: { zh: '未经审核即作出决定', en: 'Decided without the review that was due' },
  what: {
    zh: '应当法制审核而未经法制审核或者审核未通过，或者没有经过案件审核，就作出了决定（行政处罚法第五十八条）。',
    en: 'Legal review was due and did not pass, or the case was not reviewed at all, and it was decided (Penalty Law art 58).',
  },
  see: { zh: '打开案件“审核”，看最后一次通过的审核。', en: 'Open the review of the case: which one passed last.' },
  cause: {
    zh: '听证后没有再次送审；旧系统导入；直接改动数据。',
    en: 'Not reviewed again after the hearing; imported; data changed around the system.',
  },
  wayOut: {
    zh: '报告负责人；决定尚可纠正的，依法自行撤销并重新审核、决定。',
    en: 'Report it; where it can be mended, revoke the decision, have it reviewed and decide anew.',
  },
  candidates: () => sql`${decided} and (coalesce(c.facts -> 'review' ->> 'passed', '') = ''
    or (c.facts -> 'review' ->> 'passed' <> 'legal'
      and (jsonb_path_exists(c.facts -> 'review', '$.grounds[*]') or c.facts -> 'review' ->> 'heard' = 'true')))`,
  find: (matter) =>
    one(
      decisionMade(matter) !== null && !reviewPassed(matter),
      reviewDue(matter).length > 0
        ? `应当法制审核（${reviewDue(matter).join('、')}），没有通过法制审核的记录。`
        : '没有通过审核的记录。',
      reviewDue(matter).length > 0
        ? `Legal review was due (${reviewDue(matter).join(', ')}); none is on record as passed.`
        : 'No review is on record as passed.',
    ),
};
