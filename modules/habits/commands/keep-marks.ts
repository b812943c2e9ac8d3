import { addDays, legalDay } from '../../../kernel/plain-date.ts';
import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { Sealer } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { Proposer } from '../../triage/index.ts';
import { marksOf } from '../model/marks.ts';

/** Marks are kept so long after a complaint was registered. Ours: as long as the longest look back, and a year more. */
export const KEPT_DAYS = 730;

/**
 * Keeps by what the complaints of one complainant are found to be so. It proposes nothing; it stands where new matters are
 * looked at once, so that filing pays nothing. Of complaints alone: who reports a violation is never counted.
 */
export function markKeeper(sealer: Pick<Sealer, 'open'>, key: Uint8Array): Proposer {
  return {
    name: 'habits',
    async propose({ tx, matters }) {
      const complaints = new Map(
        matters.filter(({ procedure }) => procedure === 'complaint').map((matter) => [matter.id as string, matter]),
      );
      if (complaints.size === 0) return new Map();
      const { rows } = await tx.query<{ region: string; matter: string; sealed: Buffer }>(sql`
        select home_region as region, matter_id as matter, sealed from act_private p
        where home_region = any(${[...new Set([...complaints.values()].map(({ homeRegion }) => homeRegion))]}::char(6)[])
          and matter_id = any(${[...complaints.keys()]}::uuid[]) and seq = 1 and sealed is not null and not exists (select from habit_correction c
            where c.home_region = p.home_region and c.matter_id = p.matter_id)`);
      const marks = rows.flatMap(({ region, matter, sealed }) => {
        const identity = JSON.parse(sealer.open(sealed, sealContext(region, matter, 1)).toString('utf8')) as JsonObject;
        return marksOf(key, obj(identity, 'reporter')).map(({ kind, mark }) => ({
          ...{ region, matter, kind, mark: mark.toString('hex') },
          opened: complaints.get(matter)?.openedOn ?? '',
        }));
      });
      if (marks.length > 0)
        await tx.query(sql`
          insert into reporter_mark (home_region, matter_id, kind, mark, opened_on)
          select m.region, m.matter, m.kind, decode(m.mark, 'hex'), m.opened
          from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m(region text, matter uuid, kind text, mark text, opened date)
          on conflict (home_region, matter_id, kind) do nothing`);
      return new Map();
    },
  };
}

/** Removes marks that are past their time, those whose identity was erased, and those that a correction left. Gives how many. */
export function sweepMarks(store: Store, now: Date): Promise<number> {
  const until = addDays(legalDay(now), -KEPT_DAYS);
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rowCount } = await tx.query(sql`
      delete from reporter_mark r where r.opened_on < ${until} or not exists (
        select from act_private p where p.home_region = r.home_region and p.matter_id = r.matter_id and p.seq = 1
          and p.sealed is not null)
        or exists (select from habit_correction c where c.home_region = r.home_region and c.matter_id = r.matter_id)`);
    return rowCount ?? 0;
  });
}
