import { sql } from '../../../platform/store/sql.ts';
import { defenceAnswered, noticeServed, replyClock, replyOver } from '../../cases/model/case/decision-path.ts';
import type { Check } from '../model/check.ts';
import { decided } from '../model/conditions.ts';
import { decisionMade } from '../model/decided.ts';

export const decidedUnheard: Check = {
  id: 'decided-unheard',
  severity: 'urgent',
  title: { zh: '未告知或者未满陈述申辩期即处罚', en: 'Penalised without notice, or before the time to reply was over' },
  what: {
    zh: '处罚前没有送达告知书，或者陈述、申辩期限没有届满又没有书面放弃，或者陈述、申辩没有复核（行政处罚法第四十四条、第四十五条、第六十二条）。',
    en: 'The notice was not served, the time to reply was neither over nor waived, or a defence was not looked into (Penalty Law art 44, 45, 62).',
  },
  see: {
    zh: '打开案件“告知”，对照告知书送达日、期限届满日和决定日期。',
    en: 'Open the notice of the case: day of service, last day to reply, day of the decision.',
  },
  cause: { zh: '旧系统导入，或者绕过系统改动了日期。', en: 'Imported, or days were changed around the system.' },
  wayOut: {
    zh: '依法不得处罚；报告负责人，依法自行撤销后补正程序重新决定。',
    en: 'Such a penalty cannot stand: report it, revoke it, mend the procedure and decide anew.',
  },
  candidates: () => sql`${decided} and c.facts -> 'decision' ->> 'outcome' = 'penalise' and (
    c.facts -> 'notice' ->> 'servedOn' is null or c.facts -> 'notice' ->> 'void' = 'true'
    or c.facts -> 'defence' ->> 'made' > coalesce(c.facts -> 'defence' ->> 'answered', '0')
    or coalesce(c.facts -> 'decision' ->> 'on' <= c.clocks -> (c.facts -> 'notice' ->> 'clock') ->> 'due', true))`,
  find: (matter) => {
    const decision = decisionMade(matter);
    if (decision === null || decision.summary.outcome !== 'penalise') return [];
    if (!noticeServed(matter)) {
      return [{ key: 'notice', detail: { zh: '没有送达有效的告知书。', en: 'No notice that counts was served.' } }];
    }
    const due = replyClock(matter)?.due ?? '—';
    return [
      ...(replyOver(matter, decision.on)
        ? []
        : [
            {
              key: 'reply',
              detail: {
                zh: `陈述申辩期至${due}届满，决定作出于${decision.on}。`,
                en: `The time to reply ran until ${due}; it was decided on ${decision.on}.`,
              },
            },
          ]),
      ...(defenceAnswered(matter)
        ? []
        : [{ key: 'defence', detail: { zh: '陈述、申辩没有复核记录。', en: 'A defence was not looked into.' } }]),
    ];
  },
};
