import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { terminationTitles } from '../../disclosures/model/disclosure.ts';
import { isShownOn, lastDayOf } from '../../disclosures/model/display.ts';
import { abnormalGrounds, firmLists, outcomes, recallLevels, recallWays } from '../../disclosures/model/labels.ts';
import { listOf } from '../../disclosures/model/list-entry.ts';
import { domains } from '../../intake/model/labels.ts';
import type { PublishedKind } from '../model/kinds.ts';
import { type Fact, fact, type Presented, type Source } from './source.ts';

const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? { zh: key, en: key };

/** What a procedure of modules/disclosures shows today. */
const shown = (procedure: string, today: string): Statement => sql`
  select m.home_region as region, m.id, m.snapshot #>> '{facts,publishedOn}' as day, m.snapshot #>> '{clocks,display,due}' as until,
    m.home_code as authority, concat_ws(' ', m.title, m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}',
      m.snapshot #>> '{facts,firm,address}', m.snapshot #>> '{facts,batches}') as words, m.snapshot as data
  from matter m
  where m.procedure = ${raw(`'${procedure}'`)} and m.state = 'shown' and m.snapshot #>> '{facts,publishedOn}' <= ${today}
    and coalesce(m.snapshot #>> '{clocks,display,due}', '9999-12-31') >= ${today}`;

const source = (
  kind: PublishedKind,
  procedure: string,
  says: (matter: Matter) => { readonly title: string; readonly facts: readonly Fact[] },
): Source => ({
  kind,
  rows: (today) => shown(procedure, today),
  present: ({ data }: { readonly data: JsonObject }, today): Presented | undefined => {
    const matter = data as unknown as Matter;
    if (!isShownOn(matter, today)) return undefined;
    const firm = obj(matter.facts, 'firm');
    const mended = obj(matter.facts, 'mended');
    const { title, facts } = says(matter);
    return {
      ...{ title, firm: str(firm, 'name'), code: str(firm, 'code'), ownPath: '' },
      facts: [...facts, ...fact('更正日期', 'Mended on', str(mended, 'on'))],
    };
  },
});

const PROVISIONAL: Text = {
  zh: '公示期没有查到法定数，是本机关设定的期限',
  en: 'No term of law was found: this one was set by the authority',
};

/** 投诉信息: firm, kind of problem, days, outcome; not a word of the complaint. */
export const complaintInformation = source('complaint', 'disclosure', ({ facts, clocks }) => ({
  title: `投诉信息：${str(obj(facts, 'firm'), 'name')}（${titleIn(domains, str(facts, 'problem')).zh}）`,
  facts: [
    ...fact('问题类别', 'Kind of problem', titleIn(domains, str(facts, 'problem'))),
    ...fact('收到日期', 'Received on', str(facts, 'receivedOn')),
    ...fact('办结日期', 'Ended on', str(facts, 'endedOn')),
    ...fact('办理结果', 'How it ended', titleIn(outcomes, str(facts, 'outcome'))),
    ...(str(facts, 'ground') === ''
      ? []
      : fact('终止情形', 'Ground', titleIn(terminationTitles, str(facts, 'ground')))),
    ...fact('说明', 'Note', {
      zh: '投诉信息不代表经营者违法，也不是处罚。',
      en: 'A complaint does not mean that the firm broke the law, and it is no penalty.',
    }),
    ...(lastDayOf({ clocks }) === '' ? [] : fact('公示期', 'Term', PROVISIONAL)),
  ],
}));

/** 名单信息: on a list by a decision that is named, with what it rests on. */
export const listEntries = source('list-entry', 'list-entry', (matter) => {
  const { facts } = matter;
  const entry = obj(facts, 'entry');
  const list = firmLists[listOf(matter)];
  return {
    title: `${list.zh}：${str(obj(facts, 'firm'), 'name')}`,
    facts: [
      ...fact('名单', 'List', list),
      ...(str(entry, 'ground') === ''
        ? []
        : fact('列入情形', 'Ground', titleIn(abnormalGrounds, str(entry, 'ground')))),
      ...fact('列入事由', 'Cause', str(facts, 'cause')),
      ...fact('列入决定书', 'Decision', str(facts, 'decision')),
      ...fact('决定日期', 'Decided on', str(facts, 'decidedOn')),
      ...fact('处罚决定书', 'Penalty', str(entry, 'penalty')),
      ...fact('列入依据', 'Basis', str(entry, 'article')),
      ...fact('列入日期', 'Listed on', str(facts, 'publishedOn')),
    ],
  };
});

/** 召回: what whoever has it should do, first. */
export const recalls = source('recall', 'recall', (matter) => {
  const { facts } = matter;
  const progress = entriesOf(matter, 'progress').map(([, each]) => `${str(each, 'on')}：${str(each, 'text')}`);
  return {
    title: `召回：${str(facts, 'product')}（${str(obj(facts, 'firm'), 'name')}）`,
    facts: [
      ...fact('消费者怎么办', 'What to do', str(facts, 'advice')),
      ...fact('产品', 'Product', str(facts, 'product')),
      ...fact('规格', 'Specification', str(facts, 'spec')),
      ...fact('批次', 'Batches', str(facts, 'batches')),
      ...fact('风险', 'Risk', str(facts, 'risk')),
      ...fact('联系方式', 'Contact', str(facts, 'contact')),
      ...fact('召回级别', 'Level', titleIn(recallLevels, str(facts, 'level'))),
      ...fact('召回方式', 'Way', titleIn(recallWays, str(facts, 'way'))),
      ...fact('启动日期', 'Began on', str(facts, 'startedOn')),
      ...fact('公告文号', 'Notice', str(facts, 'document')),
      ...fact('进展', 'Progress', progress.join('\n')),
      ...fact('完成日期', 'Finished on', str(facts, 'finishedOn')),
    ],
  };
});
