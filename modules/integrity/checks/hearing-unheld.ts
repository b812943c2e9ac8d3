import { sql } from '../../../platform/store/sql.ts';
import { decisionOf, hearingFinished, hearingOf } from '../../cases/model/case/decision-path.ts';
import type { Check, Found } from '../model/check.ts';
import { decisionMade } from '../model/decided.ts';

const found = (key: string, zh: string, en: string): readonly Found[] => [{ key, detail: { zh, en } }];

export const hearingUnheld: Check = {
  id: 'hearing-unheld',
  severity: 'serious',
  title: { zh: '已申请听证而未举行', en: 'A hearing was asked for and not held' },
  what: {
    zh: '当事人依法申请听证，应当组织听证（行政处罚法第六十三条、第六十四条）；听证未举行、未放弃而已作出决定，或者确定的日期已过没有举行。',
    en: 'A hearing that was asked for must be held (Penalty Law art 63, 64); it was decided without, or its day passed.',
  },
  see: { zh: '打开案件“听证”。', en: 'Open the hearing of the case.' },
  cause: { zh: '主持人变动，或者改期没有登记。', en: 'The chair changed, or it was put off and nobody recorded it.' },
  wayOut: {
    zh: '重新确定日期并通知，或者登记当事人撤回、放弃；已作出决定的报告负责人。',
    en: 'Fix a new day and tell the party, or record that it was withdrawn; report it where it was decided.',
  },
  candidates: ({ today }) => sql`c.facts -> 'hearing' ->> 'askedOn' is not null
    and c.facts -> 'hearing' ->> 'reportOn' is null and c.facts -> 'hearing' ->> 'withdrawnOn' is null
    and (c.facts -> 'decision' ->> 'on' is not null
      or (c.facts -> 'hearing' ->> 'heldOn' is null and c.facts -> 'hearing' ->> 'day' < ${today}::text)
      or (c.facts -> 'hearing' ->> 'day' is null and jsonb_path_exists(c.clocks, '$.* ? (@.rule starts with "hearing" && @.endedOn == null)')))`,
  find: (matter, { today }) => {
    const hearing = hearingOf(matter);
    if (hearing === null || hearingFinished(matter)) return [];
    if (decisionMade(matter) !== null) {
      return found(
        'decided',
        `${hearing.askedOn}申请听证，听证没有结束，已于${decisionOf(matter)?.on ?? ''}作出决定。`,
        `Asked for on ${hearing.askedOn} and never finished; decided on ${decisionOf(matter)?.on ?? ''}.`,
      );
    }
    if (hearing.day !== null && hearing.heldOn === null && hearing.day < today) {
      return found('passed', `定于${hearing.day}的听证没有举行。`, `Fixed for ${hearing.day} and not held.`);
    }
    const late = Object.values(matter.clocks).find(
      ({ rule, endedOn, due }) => rule.startsWith('hearing') && endedOn === null && due < today,
    );
    if (hearing.day === null && late !== undefined) {
      return found(
        'unfixed',
        `${hearing.askedOn}申请听证，至今没有确定日期（${late.due}已届满）。`,
        `Asked for on ${hearing.askedOn}; no day is fixed, and the time for it was over on ${late.due}.`,
      );
    }
    return [];
  },
};
