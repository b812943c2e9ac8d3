import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { commitmentKinds } from '../../commitments/model/kinds.ts';
import { editionOn, editionsOf, isPublicOn, kindOf, testedOn } from '../../commitments/model/standing.ts';
import { answersIn, chosenIn } from '../../inspections/model/inspection-rules.ts';
import { itemResults, shownGrounds } from '../../inspections/model/results.ts';
import { fact, type Source } from './source.ts';

/** A source's data is the matter as it is folded. */
const matterIn = (data: JsonObject): Matter => data as unknown as Matter;
const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? { zh: key, en: key };

/** 消费承诺 while they are public: the register itself says so (modules/commitments, `isPublicOn`). */
export const commitments: Source = {
  kind: 'commitment',
  rows: (today) => sql`
    select m.home_region as region, m.id, m.snapshot #>> '{facts,publishedOn}' as day, m.snapshot #>> '{facts,lastDay}' as until,
      m.home_code as authority, concat_ws(' ', m.title, m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}',
        m.snapshot #>> '{facts,firm,address}', m.snapshot #>> '{facts,shops}') as words, m.snapshot as data
    from matter m
    where m.procedure = 'commitment' and m.state <> 'struck-off' and m.snapshot #>> '{facts,publishedOn}' is not null
      and coalesce(m.snapshot #>> '{facts,lastDay}', '9999-12-31') >= ${today}`,
  present: ({ region, id, data }, today) => {
    const matter = matterIn(data);
    if (!isPublicOn(matter, today)) return undefined;
    const firm = obj(matter.facts, 'firm');
    const edition = editionOn(matter, today) ?? editionsOf(matter).findLast(({ publishedOn }) => publishedOn !== '');
    const counts = testedOn(matter, today);
    return {
      title: `${commitmentKinds[kindOf(matter)].zh}承诺：${str(firm, 'name')}`,
      ...{ firm: str(firm, 'name'), code: str(firm, 'code'), ownPath: `/commitments/${region}/${id}` },
      facts: [
        ...fact('承诺种类', 'Kind of commitment', commitmentKinds[kindOf(matter)]),
        ...fact('经营地址', 'Address', str(firm, 'address')),
        ...fact('承诺内容', 'Terms', str(edition?.promise ?? {}, 'terms')),
        ...fact('生效日期', 'In force from', edition?.from ?? ''),
        ...fact('兑现情况', 'Kept or broken', {
          zh: `检验 ${counts.tested} 次：兑现 ${counts.kept} 次，未兑现 ${counts.broken} 次`,
          en: `tested ${counts.tested} times: kept ${counts.kept}, broken ${counts.broken}`,
        }),
      ],
    };
  },
};

/** 检查结果 on display. */
export const inspections: Source = {
  kind: 'inspection',
  rows: (today) => sql`
    select m.home_region as region, m.id, m.snapshot #>> '{facts,display,on}' as day, null::text as until,
      m.home_code as authority, concat_ws(' ', m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}') as words,
      m.snapshot as data
    from matter m
    where m.procedure = 'inspection' and m.snapshot #>> '{facts,display,state}' = 'shown'
      and m.snapshot #>> '{facts,display,on}' <= ${today}`,
  present: ({ data }) => {
    const { facts } = matterIn(data);
    const [firm, shown] = [obj(facts, 'firm'), obj(facts, 'display')];
    const titles = new Map(chosenIn(facts).map(({ id, title }) => [id, title]));
    return {
      title: `检查结果：${str(firm, 'name')}`,
      ...{ firm: str(firm, 'name'), code: str(firm, 'code'), ownPath: '/inspections' },
      facts: [
        ...fact('检查事由', 'Why it was inspected', titleIn(shownGrounds, str(facts, 'ground'))),
        ...fact('检查日期', 'Inspected on', str(obj(facts, 'recorded'), 'on')),
        ...answersIn(shown).flatMap(({ item, result }) =>
          fact(titles.get(item) ?? item, titles.get(item) ?? item, titleIn(itemResults, result)),
        ),
      ],
    };
  },
};

/** 随机抽查 whose file anybody may draw again from. */
export const draws: Source = {
  kind: 'draw',
  rows: (today) => sql`
    select m.home_region as region, m.id, m.snapshot #>> '{facts,published,on}' as day, null::text as until,
      m.home_code as authority, m.title as words, m.snapshot as data
    from matter m
    where m.procedure = 'draw' and m.snapshot #>> '{facts,published,on}' <= ${today}`,
  present: ({ region, id, data }) => {
    const { title, facts } = matterIn(data);
    const frozen = obj(facts, 'frozen');
    return {
      title,
      ...{ firm: '', code: '', ownPath: `/inspections/draws/${region}/${id}` },
      facts: [
        ...fact('抽取日期', 'Drawn on', str(obj(facts, 'drawn'), 'on')),
        ...fact('名录中的主体', 'Firms on the list', String(num(frozen, 'firms'))),
        ...fact('抽取户数', 'Firms drawn', String(num(frozen, 'toDraw'))),
        ...fact('名单摘要', 'Digest of the lists', str(frozen, 'digest')),
      ],
    };
  },
};
