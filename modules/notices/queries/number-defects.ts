import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/**
 * What is wrong with the numbers of notices, in words; empty when every run goes from 1 to its last number without gap
 * and each number stands in the act that it was given to. Asked as the system.
 */
export async function numberDefects(tx: Db): Promise<readonly string[]> {
  const gaps = await tx.query<{ series: string }>(sql`
    select concat_ws(' ', s.authority, s.form, s.year) as series
    from notice_series s
    left join (
      select home_region, authority, form, year, number from notice_number
      union all
      -- Taken beforehand: used ones must stand in the register, of the others it is known what became of them.
      select home_region, authority, form, year, number from notice_block_number
      group by home_region, authority, form, year, number having bool_and(state <> 'used')
    ) n using (home_region, authority, form, year)
    group by s.home_region, s.authority, s.form, s.year, s.last
    having count(n.number) <> s.last or coalesce(min(n.number), 1) <> 1 or coalesce(max(n.number), 0) <> s.last`);
  const strays = await tx.query<{ number: string }>(sql`
    select concat_ws(' ', n.authority, n.form, n.year, n.number) as number
    from notice_number n
    left join act a on a.home_region = n.matter_region and a.act_id = n.act_id
    where a.body ->> n.field is null or a.body ->> n.field not like '%' || n.form || '〔' || n.year || '〕' || n.number || '号'`);
  const unnumbered = await tx.query<{ act: string }>(sql`
    select a.act_id::text as act from act a
    left join notice_number n on n.matter_region = a.home_region and n.act_id = a.act_id
    where a.verb = 'issue-notice' and n.number is null`);
  return [
    ...gaps.rows.map(({ series }) => `gap in ${series}`),
    ...strays.rows.map(({ number }) => `number without its act: ${number}`),
    ...unnumbered.rows.map(({ act }) => `act without a number: ${act}`),
  ];
}
