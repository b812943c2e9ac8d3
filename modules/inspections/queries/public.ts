import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { likeText } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { DoorView, PublicDraw, PublicInspection } from '../contract.ts';
import { tidyDoorCode } from '../model/door-code.ts';
import { answersIn, chosenIn, isApproved } from '../model/inspection-rules.ts';
import { isProblem, itemResults, shownGrounds, visitPurposes } from '../model/results.ts';

/** The public sees what a matter itself says is published; what is withdrawn is gone with the act. */
type Context = Pick<OfficeContext, 'ledger' | 'directory'>;
type Names = (code: string) => Text;
const PAGE = 20;
const none: Text = { zh: '', en: '' };
const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? none;

function presentDraw(matter: Matter, names: Names): PublicDraw {
  const frozen = obj(matter.facts, 'frozen');
  const drawn = obj(matter.facts, 'drawn');
  const isDrawn = str(drawn, 'on') !== '';
  return {
    ...{ region: matter.homeRegion, id: matter.id, title: matter.title },
    ...{ authority: matter.homeCode, authorityName: names(matter.homeCode) },
    state: matter.state === 'abandoned' ? 'abandoned' : isDrawn ? 'drawn' : 'committed',
    frozenAt: str(frozen, 'at'),
    digest: str(frozen, 'digest'),
    commitment: str(frozen, 'commitment'),
    ...{ firms: num(frozen, 'firms'), officers: num(frozen, 'officers'), toDraw: num(frozen, 'toDraw') },
    drawnOn: isDrawn ? (str(drawn, 'on') as PlainDate) : null,
    published: isPublishedDraw(matter),
    reason: str(obj(matter.facts, 'abandoned'), 'reason'),
  };
}

/** Whether the file by which anybody draws again was published. */
export const isPublishedDraw = (matter: Pick<Matter, 'facts'>): boolean =>
  str(obj(matter.facts, 'published'), 'on') !== '';

/** Draws from their commitment on, also those that were abandoned after it; the latest first. */
export async function listPublicDraws({ ledger, directory }: Context): Promise<readonly PublicDraw[]> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'draw' and m.snapshot #>> '{facts,frozen,at}' is not null
      order by m.snapshot #>> '{facts,frozen,at}' desc, m.id desc limit 100`),
  );
  const names = await directory.names();
  return rows.map(({ snapshot }) => presentDraw(snapshot, names));
}

/** One of them. @throws AppError 404 `inspections.draw.none` */
export async function publicDrawOf(
  { ledger, directory }: Context,
  at: { readonly region: string; readonly id: string },
): Promise<PublicDraw> {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.home_region = ${at.region} and m.id = ${at.id} and m.procedure = 'draw'
        and m.snapshot #>> '{facts,frozen,at}' is not null`),
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('inspections.draw.none', 404);
  return presentDraw(row.snapshot, await directory.names());
}

function presentInspection(matter: Matter, names: Names): PublicInspection {
  const { facts } = matter;
  const shown = obj(facts, 'display');
  const firm = obj(facts, 'firm');
  const titles = new Map(chosenIn(facts).map(({ id, title }) => [id, title]));
  return {
    ...{ region: matter.homeRegion, id: matter.id, firm: str(firm, 'name'), code: str(firm, 'code') },
    authorityName: names(matter.homeCode),
    ground: titleIn(shownGrounds, str(facts, 'ground')),
    inspectedOn: str(obj(facts, 'recorded'), 'on'),
    publishedOn: str(shown, 'on'),
    edition: num(shown, 'edition'),
    reason: str(shown, 'reason'),
    results: answersIn(shown).map(({ item, result }) => ({
      item: titles.get(item) ?? item,
      result: titleIn(itemResults, result),
      problem: isProblem(result),
    })),
  };
}

/** Results on display, the latest first, by firm. */
export async function listPublicInspections(
  { ledger, directory }: Context,
  { q = '', before }: { readonly q?: string | undefined; readonly before?: string | undefined },
): Promise<{ items: PublicInspection[]; next: string | null }> {
  // Shorter words stand in nearly every row.
  if (q !== '' && q.length < 2) return { items: [], next: null };
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = before?.split(' ') ?? [];
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'inspection' and m.snapshot #>> '{facts,display,state}' = 'shown'
        and (m.snapshot #>> '{facts,display,on}', m.id) < (${day}, ${id}::uuid)
        and (${q} = '' or matter_firm(m.snapshot) = ${tidyUscc(q)} or m.snapshot #>> '{facts,firm,name}' ilike ${likeText(q)})
      order by m.snapshot #>> '{facts,display,on}' desc, m.id desc limit ${PAGE + 1}`),
  );
  const names = await directory.names();
  const items = rows.slice(0, PAGE).map(({ snapshot }) => presentInspection(snapshot, names));
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last !== undefined ? `${last.publishedOn} ${last.id}` : null };
}

/**
 * What the code at the door stands for: so that a firm knows that whoever stands there was sent.
 * @throws AppError 404 `inspections.door.unknown`
 */
export async function doorOf({ ledger, directory }: Context, code: string): Promise<DoorView> {
  const tidy = tidyDoorCode(code);
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'inspection' and m.snapshot #>> '{facts,doorCode}' = ${tidy}
        and m.state = any(array['approved', 'on-site', 'recorded']) limit 1`),
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('inspections.door.unknown', 404);
  const { facts, homeCode } = row.snapshot;
  const licences = await ledger.store.db.query<{ licence: string }>(sql`
    select licence_no as licence from person where id = any(${listOf(facts.officers)}::uuid[]) and licence_no is not null`);
  const period = obj(facts, 'period');
  return {
    firm: str(obj(facts, 'firm'), 'name'),
    authorityName: (await directory.names())(homeCode),
    purpose: titleIn(visitPurposes, str(facts, 'purpose')),
    approved: isApproved(row.snapshot),
    from: str(period, 'from'),
    to: str(period, 'to'),
    items: chosenIn(facts).map(({ title }) => title),
    licences: licences.rows.map(({ licence }) => licence),
  };
}
