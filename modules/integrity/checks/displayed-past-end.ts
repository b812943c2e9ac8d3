import { sql } from '../../../platform/store/sql.ts';
import { type PublicationState, publicationOn } from '../../cases/model/case/publication.ts';
import type { Check, Found } from '../model/check.ts';

const ENDED: Readonly<Record<PublicationState, { readonly zh: string; readonly en: string }>> = {
  none: { zh: '案件没有公示', en: 'the case publishes nothing' },
  shown: { zh: '案件公示的是另一版本', en: 'the case shows another version' },
  ended: { zh: '公示期已满', en: 'its time is over' },
  stopped: { zh: '已提前停止公示', en: 'it was stopped early' },
  withdrawn: { zh: '已撤回', en: 'it was withdrawn' },
};

export const displayedPastEnd: Check = {
  id: 'displayed-past-end',
  severity: 'urgent',
  title: { zh: '公示应当结束而登记簿仍在公示', en: 'The register still shows what has ended' },
  what: {
    zh: '公示期已满、已提前停止或者已撤回的处罚信息不得继续公示（国家市场监督管理总局令第45号第十一条、第十三条、第十四条）；公示登记簿与案件记录不一致。',
    en: 'What ended, was stopped or withdrawn is shown no longer (Order 45 art 11, 13, 14); register and case disagree.',
  },
  see: {
    zh: '对照案件“公示”的状态和公示登记簿；公众查询页是否还能查到。',
    en: 'Compare the publication of the case with the register, and look at the public page.',
  },
  cause: {
    zh: '批量办理或者恢复备份后，登记簿没有随案件更新；后台任务停止。',
    en: 'The register did not follow a bulk act or a restored backup; the background work stands still.',
  },
  wayOut: {
    zh: '恢复后台任务，登记簿即随案件更新；同时核查推送到其他平台的信息是否撤下。',
    en: 'Let the background work run: the register follows the case. See that copies elsewhere are gone too.',
  },
  candidates: ({ today }) => sql`exists (
    select from publication d where d.home_region = c.home_region and d.matter_id = c.id and d.ended is null
      and d.until_day >= ${today}::date
      and (c.facts #>> '{publication,on}' is null or c.facts #>> '{publication,withdrawnOn}' is not null
        or c.facts #>> '{publication,stoppedOn}' is not null or c.facts #>> '{publication,until}' < ${today}::text
        or d.on_day::text is distinct from c.facts #>> '{publication,on}'
        or exists (select from published_decision shown where shown.home_region = d.home_region and shown.id = d.id
          and encode(shown.sha256, 'hex') is distinct from c.facts #>> '{publication,digest}')))`,
  find: (matter, { today, displays }) =>
    displays.flatMap(({ id, on, until, digest }): Found[] => {
      const now = publicationOn(matter, today);
      const same = now.on === on && (digest === '' || now.digest === digest);
      if (until < today || (now.state === 'shown' && same)) return [];
      const { zh, en } = ENDED[now.state];
      return [
        {
          key: id,
          detail: {
            zh: `${on}公示的信息在登记簿中公示至${until}，而${zh}。`,
            en: `Published on ${on}, in the register until ${until}, but ${en}.`,
          },
        },
      ];
    }),
};
