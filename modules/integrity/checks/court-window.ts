import { daysBetween } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { isStopped } from '../../cases/model/case/enforce.ts';
import { isOverdue } from '../../cases/model/case/perform.ts';
import { enforcementWindow, performanceOf } from '../../cases/model/case/settlement.ts';
import { transferOpen } from '../../cases/model/case/transfer-state.ts';
import type { Check } from '../model/check.ts';

export const courtWindow: Check = {
  id: 'court-window',
  severity: 'urgent',
  title: { zh: '申请法院强制执行的期限将满', en: 'The window for the court is closing' },
  what: {
    zh: '当事人逾期不履行又不复议、诉讼的，应当自期满之日起三个月内申请法院强制执行，逾期丧失权利（行政强制法第五十三条）。',
    en: 'The court is asked within three months of the end of the party’s times; afterwards the right is lost (Coercion Law art 53).',
  },
  see: {
    zh: '打开案件“执行”，看申请期限和催告记录。',
    en: 'Open the performance of the case: the window, and the demand.',
  },
  cause: {
    zh: '没有催告，或者催告后没有跟进；等待当事人自行履行。',
    en: 'No demand, or nobody followed it up; the party was waited for.',
  },
  wayOut: {
    zh: '立即催告（满十个工作日后方可申请），在期限内申请法院强制执行；已过期限的报告负责人。',
    en: 'Demand at once (ten working days must pass), and ask the court in time; report it where it is too late.',
  },
  candidates: () => sql`c.state = 'performing' and c.facts #>> '{performance,court,state}' is null
    and c.facts -> 'service' ->> 'on' is not null`,
  find: (matter, { today, settings }) => {
    if (matter.state !== 'performing' || str(obj(performanceOf(matter), 'court'), 'state') !== '') return [];
    const window = enforcementWindow(matter);
    if (window === null || isStopped(matter) || transferOpen(matter) || !isOverdue(matter, today)) return [];
    if (today > window.until) {
      return [
        {
          key: 'over',
          detail: {
            zh: `申请期限已于${window.until}届满，没有申请。`,
            en: `The window closed on ${window.until} and nobody asked the court.`,
          },
        },
      ];
    }
    const left = daysBetween(today, window.until);
    if (today <= window.from || left > settings.courtWindowDays) return [];
    return [
      {
        key: 'near',
        detail: {
          zh: `申请期限至${window.until}届满，还有${left}日。`,
          en: `The window closes on ${window.until}, in ${left} days.`,
        },
      },
    ];
  },
};
