import { sql } from '../../../platform/store/sql.ts';
import { lapsedUnreturned, measureEnds, measureKinds } from '../../cases/model/case/holdings.ts';
import type { Check } from '../model/check.ts';

/** Our own breach: goods in hand without a lawful ground (强制法 art 25, 27, 28; 处罚法 art 56). */
export const heldPastLimit: Check = {
  id: 'held-past-limit',
  severity: 'urgent',
  title: { zh: '措施期满仍扣着财物', en: 'Property held after its limit' },
  what: {
    zh: '查封、扣押、先行登记保存的期限已经届满或者措施已经解除，财物没有退还，继续持有没有法律依据（行政强制法第二十五条、第二十七条、第二十八条）。',
    en: 'The measure is over and the goods were not given back: there is no ground to hold them (Coercion Law art 25, 27, 28).',
  },
  see: {
    zh: '打开案件“涉案财物”，看标为期满的措施和尚存数量。',
    en: 'Open the goods of the case: measures marked as over, and what is left of them.',
  },
  cause: {
    zh: '期满前没有延长或者处理；作出没收决定晚于期满；决定撤销后没有退还。',
    en: 'Not prolonged or decided in time; confiscated too late; not given back after an annulment.',
  },
  wayOut: {
    zh: '立即退还财物并登记（退还财物），无法退还的按程序公告；不得以新的措施接着持有。',
    en: 'Give the goods back at once and record it; no new measure may hold them on.',
  },
  candidates: () => sql`c.facts ? 'held'
    and jsonb_path_exists(c.facts -> 'held', '$.* ? (exists(@.left.*) || exists(@.confiscated.*) || @.proceedsFen > 0)')`,
  find: (matter, { today }) =>
    lapsedUnreturned(matter, today).map(({ id, kind, lawfulUntil, why }) => ({
      key: id,
      detail: {
        zh: `${measureKinds[kind].zh}${id}：最后合法之日${lawfulUntil}（${measureEnds[why].zh}），财物未退还。`,
        en: `${measureKinds[kind].en} ${id}: lawful until ${lawfulUntil} (${measureEnds[why].en}), not given back.`,
      },
    })),
};
