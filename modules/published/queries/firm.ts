import { addDays, legalDay } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { outcomes } from '../../disclosures/model/labels.ts';
import { domains } from '../../intake/model/labels.ts';
import type { PublishedContext } from '../context.ts';
import type { FirmRecord } from '../contract.ts';
import { complaintInformation } from '../sources/disclosures.ts';

/** What is counted back from today. */
const DAYS = 365;
const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? { zh: key, en: key };

interface Counted {
  readonly firm: string;
  readonly outcome: string;
  readonly problem: string;
  readonly count: number;
}

/**
 * The complaint information of one firm that is on display, by outcome and kind of problem, with the period and what is
 * counted. Complaints that are not published are in no number: nobody can count them here.
 */
export async function firmRecordOf({ ledger }: Pick<PublishedContext, 'ledger'>, code: string): Promise<FirmRecord> {
  const today = legalDay(ledger.clock.now());
  const from = addDays(today, -DAYS);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Counted>(sql`
      select max(s.data #>> '{facts,firm,name}') as firm, s.data #>> '{facts,outcome}' as outcome,
        s.data #>> '{facts,problem}' as problem, count(*)::int as count
      from (${complaintInformation.rows(today)}) s
      where s.data #>> '{facts,firm,code}' = ${code} and s.data #>> '{facts,endedOn}' >= ${from}
      group by 2, 3`),
  );
  const sum = (of: readonly Counted[]): number => of.reduce((all, { count }) => all + count, 0);
  const by = (list: Readonly<Record<string, Text>>, key: 'outcome' | 'problem') =>
    [...new Set(rows.map((row) => row[key]))]
      .sort()
      .map((id) => ({ id, title: titleIn(list, id), count: sum(rows.filter((row) => row[key] === id)) }));
  return {
    ...{ code, firm: rows[0]?.firm ?? '', from, until: today, total: sum(rows) },
    outcomes: by(outcomes, 'outcome'),
    problems: by(domains, 'problem'),
  };
}
