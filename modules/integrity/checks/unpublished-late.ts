import { sql } from '../../../platform/store/sql.ts';
import { displayDue, publicationOn } from '../../cases/model/case/publication.ts';
import type { Check } from '../model/check.ts';

export const unpublishedLate: Check = {
  id: 'unpublished-late',
  severity: 'serious',
  title: { zh: '处罚信息逾期公示或者未公示', en: 'Published late, or not at all' },
  what: {
    zh: '处罚信息应当自作出决定之日起二十个工作日内公示（国家市场监督管理总局令第45号第九条）。',
    en: 'The penalty is published within twenty working days of the decision (Order 45 art 9).',
  },
  see: { zh: '打开案件“公示”和“期限”。', en: 'Open the publication and the clocks of the case.' },
  cause: {
    zh: '送达晚；没有告知将予公示；公开文本没有通过检查。',
    en: 'Served late; the party was not told; the public version did not pass its check.',
  },
  wayOut: {
    zh: '补充告知后立即公示；不应公示的，核对处罚种类和决定效力。',
    en: 'Tell the party where that is left, and publish at once; check whether it is to be published at all.',
  },
  // Of a late one there is nothing left to do once the case is closed.
  candidates: ({ today }) => sql`c.clocks ? 'publish' and (
    (c.clocks -> 'publish' ->> 'endedOn' is null and c.clocks -> 'publish' ->> 'due' < ${today}::text)
    or (c.closed_on is null and c.clocks -> 'publish' ->> 'endedOn' > c.clocks -> 'publish' ->> 'due'))`,
  find: (matter, { today }) => {
    const clock = matter.clocks.publish;
    if (clock === undefined || clock.dropped !== undefined || displayDue(matter)?.publish !== true) return [];
    const { state, on } = publicationOn(matter, today);
    if (clock.endedOn === null && today > clock.due && state !== 'shown') {
      return [
        {
          key: 'not',
          detail: { zh: `应于${clock.due}前公示，至今没有公示。`, en: `Due by ${clock.due}; not published.` },
        },
      ];
    }
    if (matter.closedOn === null && clock.endedOn !== null && clock.endedOn > clock.due) {
      return [
        {
          key: 'late',
          detail: {
            zh: `应于${clock.due}前公示，公示于${on ?? clock.endedOn}。`,
            en: `Due by ${clock.due}, published on ${on ?? clock.endedOn}.`,
          },
        },
      ];
    }
    return [];
  },
};
