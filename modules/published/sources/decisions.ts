import { str } from '../../../kernel/read-json.ts';
import { parseDecision } from '../../../platform/proof/decision.ts';
import { sql } from '../../../platform/store/sql.ts';
import { readStatement } from '../../publicity/index.ts';
import { fact, type Source } from './source.ts';

/** Penalties 行政处罚信息: the case says whether exactly this is shown today (modules/cases, `publicationOn`). */
export const decisions: Source = {
  kind: 'decision',
  rows: (today) => sql`
    select d.home_region as region, d.id, d.on_day::text as day, d.until_day::text as until, d.authority,
      concat_ws(' ', d.number, d.party, d.party_code, d.words) as words, jsonb_build_object('note', d.note) as data
    from published_decision d
    join matter m on m.home_region = d.home_region and m.id = d.matter_id
    where d.ended_on is null and d.on_day <= ${today}::date and d.until_day >= ${today}::date
      and m.snapshot #>> '{facts,publication,digest}' = encode(d.sha256, 'hex')
      and m.snapshot #>> '{facts,publication,on}' <= ${today}
      and coalesce(m.snapshot #>> '{facts,publication,until}', '9999') >= ${today}
      and coalesce(m.snapshot #>> '{facts,publication,withdrawnOn}', '9999') > ${today}
      and coalesce(m.snapshot #>> '{facts,publication,stoppedOn}', '9999') > ${today}`,
  present: ({ region, id, data }) => {
    const statement = readStatement(parseDecision(str(data, 'note')));
    if (statement === undefined) return undefined;
    const { number, party, partyCode, violation, penalty, decidedOn, basis, facts, sha256 } = statement;
    return {
      title: `${party === '' ? number : party}：${violation}`,
      ...{ firm: party, code: partyCode, ownPath: `/decisions/${region}/${id}` },
      file: `/api/public/decisions/${region}/${id}/file`,
      facts: [
        ...fact('决定书文号', 'Number of the decision', number),
        ...fact('决定日期', 'Decided on', decidedOn),
        ...fact('违法行为', 'Violation', violation),
        ...fact('处罚内容', 'Penalty', penalty),
        ...fact('处罚依据', 'Basis', basis),
        ...fact('主要事实', 'Facts in short', facts),
        ...fact('公示文件摘要（SHA-256）', 'SHA-256 of the published file', sha256),
      ],
    };
  },
};
