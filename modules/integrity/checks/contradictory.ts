import { obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { decisionOf, hearingOf, noticeOf } from '../../cases/model/case/decision-path.ts';
import { servedOn } from '../../cases/model/case/settlement.ts';
import { caseStates } from '../../cases/model/case/states.ts';
import { transferState } from '../../cases/model/case/transfer-state.ts';
import type { Check } from '../model/check.ts';

interface Contradiction {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly when: (matter: Matter) => boolean;
}

const inState =
  (...states: readonly string[]) =>
  (matter: Matter) =>
    states.includes(matter.state);
const fact = (matter: Matter, key: string, inside: string): string => str(obj(matter.facts, key), inside);

/** State on one side, facts on the other; each pair cannot be true at once. */
const contradictions: readonly Contradiction[] = [
  {
    key: 'report',
    zh: '已调查终结，但没有调查终结报告。',
    en: 'Past the investigation, and there is no report.',
    when: (m) => inState('reported', 'reviewed')(m) && fact(m, 'report', 'on') === '',
  },
  {
    key: 'notice',
    zh: '状态为“已告知”，但没有有效的告知书。',
    en: 'Notified, and no notice stands.',
    when: (m) => inState('notified')(m) && noticeOf(m) === null,
  },
  {
    key: 'hearing',
    zh: '状态为“听证中”，但没有听证申请。',
    en: 'In hearing, and none was asked for.',
    when: (m) => inState('hearing')(m) && hearingOf(m) === null,
  },
  {
    key: 'decision',
    zh: '状态在作出决定之后，但没有处罚决定。',
    en: 'Past the decision, and there is none.',
    when: (m) => inState('decided', 'performing')(m) && decisionOf(m) === null,
  },
  {
    key: 'served',
    zh: '状态为“执行中”，但决定书没有送达日期。',
    en: 'To be performed, and the decision was never served.',
    when: (m) => inState('performing')(m) && decisionOf(m) !== null && servedOn(m) === null,
  },
  {
    key: 'served-before',
    zh: '送达日期早于作出决定的日期。',
    en: 'Served before it was decided.',
    when: (m) => (servedOn(m) ?? '9999') < (decisionOf(m)?.on ?? ''),
  },
  {
    key: 'suspension',
    zh: '状态为“中止调查”，但没有中止的事由和文书。',
    en: 'Suspended, and nothing says why.',
    when: (m) => inState('suspended')(m) && fact(m, 'suspension', 'from') === '',
  },
  {
    key: 'not-suspended',
    zh: '记录中止仍在继续，但状态不是“中止调查”。',
    en: 'The suspension still stands, and the state is another.',
    when: (m) => inState('closable', 'closed', 'archived')(m) && fact(m, 'suspension', 'from') !== '',
  },
  {
    key: 'transfer',
    zh: '状态为“移送待回复”，但没有移送。',
    en: 'Transferred, and there is no transfer.',
    when: (m) => inState('transferring')(m) && transferState(m) === '',
  },
  {
    key: 'closed',
    zh: '已结案，但没有结案审批。',
    en: 'Closed, and nobody approved it.',
    when: (m) => inState('closed', 'archived')(m) && fact(m, 'closing', 'on') === '',
  },
  {
    key: 'closed-day',
    zh: '状态为办结，但没有办结日期；或者有办结日期而状态未办结。',
    en: 'State and day of closing do not agree.',
    when: (m) => {
      const state = caseStates[m.state as keyof typeof caseStates];
      return state !== undefined && 'final' in state !== (m.closedOn !== null);
    },
  },
  {
    key: 'withdrawn',
    zh: '已撤销立案，但没有撤销的审批。',
    en: 'The filing was withdrawn, and nothing says so.',
    when: (m) => inState('withdrawn')(m) && fact(m, 'withdrawal', 'on') === '',
  },
  {
    key: 'number',
    zh: '案件没有案号。',
    en: 'The case has no number.',
    when: (m) => str(m.facts, 'number') === '',
  },
];

export const contradictory: Check = {
  id: 'contradictory',
  severity: 'serious',
  title: { zh: '状态与记录矛盾', en: 'State and record contradict each other' },
  what: {
    zh: '案件所处的状态与其记录的事实不能同时成立。',
    en: 'The state of the case and what its record says cannot both be true.',
  },
  see: {
    zh: '打开案件，对照状态与“办理记录”；用“时间回溯”看是哪一日起变成这样。',
    en: 'Open the case and compare; time travel shows since which day it is so.',
  },
  cause: {
    zh: '升级前的旧办理行为，或者有人绕过系统直接改了数据表。',
    en: 'An act of an older edition, or the table was changed around the system.',
  },
  wayOut: {
    zh: '运行 qingyuan check 核对办理记录；投影不符的运行 qingyuan rebuild，办理记录本身有误的以更正行为补正。',
    en: 'Run qingyuan check; where the projection differs run qingyuan rebuild, where an act is wrong correct it by an act.',
  },
  candidates: () => sql`case c.state
      when 'reported' then c.facts -> 'report' ->> 'on' is null
      when 'reviewed' then c.facts -> 'report' ->> 'on' is null
      when 'notified' then c.facts -> 'notice' ->> 'number' is null or c.facts -> 'notice' ->> 'void' = 'true'
      when 'hearing' then c.facts -> 'hearing' ->> 'askedOn' is null
      when 'decided' then c.facts -> 'decision' ->> 'on' is null
      when 'performing' then c.facts -> 'decision' ->> 'on' is null or c.facts -> 'service' ->> 'on' is null
      when 'suspended' then c.facts -> 'suspension' ->> 'from' is null
      when 'transferring' then c.facts -> 'transfer' ->> 'state' is null
      when 'closable' then c.facts ? 'suspension'
      when 'closed' then c.facts -> 'closing' ->> 'on' is null or c.facts ? 'suspension'
      when 'archived' then c.facts -> 'closing' ->> 'on' is null or c.facts ? 'suspension'
      when 'withdrawn' then c.facts -> 'withdrawal' ->> 'on' is null
      else false end
    or c.facts -> 'service' ->> 'on' < c.facts -> 'decision' ->> 'on'
    or coalesce(c.facts ->> 'number', '') = ''
    or (c.state in ('closed', 'archived', 'withdrawn')) <> (c.closed_on is not null)`,
  find: (matter) =>
    contradictions.filter(({ when }) => when(matter)).map(({ key, zh, en }) => ({ key, detail: { zh, en } })),
};
