import { str } from '../../../kernel/read-json.ts';
import { sql } from '../../../platform/store/sql.ts';
import { typicalLevels } from '../../cases/model/case/typical.ts';
import { fact, type Source } from './source.ts';

const titleOf = (level: string) =>
  Object.hasOwn(typicalLevels, level) ? typicalLevels[level as keyof typeof typicalLevels] : { zh: level, en: level };

/**
 * 典型案例 that were exposed: the masked text that an upper authority selected, without a name. Where it is withdrawn, or
 * the decision fell, it is gone. The case's id leads to nothing that the public may read.
 */
export const typicalCases: Source = {
  kind: 'typical-case',
  rows: (today) => sql`
    select m.home_region as region, m.id, t.shown as day, null::text as until, t.authority,
      concat_ws(' ', m.snapshot #>> '{facts,typical,heading}', m.snapshot #>> '{facts,typical,batch}', a.body ->> 'masked') as words,
      jsonb_build_object('heading', m.snapshot #>> '{facts,typical,heading}', 'batch', m.snapshot #>> '{facts,typical,batch}',
        'level', m.snapshot #>> '{facts,typical,level}', 'masked', a.body ->> 'masked') as data
    from matter m
    cross join lateral (
      select coalesce(m.snapshot #>> '{facts,typical,selectedBy}', m.home_code) as authority,
        (select min(each ->> 'on') from jsonb_array_elements(m.snapshot #> '{facts,typical,exposures}') each) as shown
    ) t
    join act a on a.home_region = m.home_region and a.matter_id = m.id
      and a.seq = (m.snapshot #>> '{facts,typical,textSeq}')::int
    where m.procedure = 'case' and m.snapshot #>> '{facts,typical,state}' = 'selected' and t.shown <= ${today}`,
  present: ({ data }) => ({
    title: str(data, 'heading'),
    ...{ firm: '', code: '', ownPath: '' },
    facts: [
      ...fact('级别', 'Level', titleOf(str(data, 'level'))),
      ...fact('批次', 'Batch', str(data, 'batch')),
      ...fact('案情', 'The case', str(data, 'masked')),
    ],
  }),
};
