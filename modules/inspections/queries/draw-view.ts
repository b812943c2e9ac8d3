import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../../platform/store/types.ts';
import type { DrawPreview, DrawView } from '../contract.ts';
import { beaconValue, DRAW_FILE } from '../model/check-draw.ts';
import type { Beacon, DrawFile } from '../model/draw-file.ts';
import { drawFrom } from '../model/draw-from.ts';
import { conflictReasons, type DrawLists, problemOf, readLists } from '../model/draw-lists.ts';
import { inspection } from '../model/inspection.ts';
import { type FrozenDraw, readFrozen } from './frozen.ts';
import { licensedOfficers, populationOf } from './population.ts';

const groupSizes = (lists: DrawLists): DrawPreview['groups'] => {
  const sizes = new Map<string, number>();
  for (const { group } of lists.firms) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return lists.groups.map(({ id, draw }) => ({ id, draw, size: sizes.get(id) ?? 0 }));
};

/**
 * What would be frozen of a draw now: for who plans and approves it.
 * @throws AppError 404 `inspections.draw.none`, 409 `inspections.draw.too-many`
 */
export async function drawPreviewOf(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
): Promise<DrawPreview> {
  const found = await ledger.store.transaction(actor, (tx) => readMatters(tx, at.region, [at.id]));
  const matter = found.get(at.id)?.matter;
  if (matter === undefined || matter.procedure !== 'draw') throw new AppError('inspections.draw.none', 404);
  const { lists, capped } = await populationOf(ledger, matter);
  const today = legalDay(ledger.clock.now());
  const officers = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => licensedOfficers(tx, matter.homeCode, today));
  const nothing = lists.groups.every(({ draw }) => draw === 0) ? 'nothing' : null;
  return {
    groups: groupSizes(lists),
    officers: officers.map(({ licence, name, authority }) => ({ licence, name, authority })),
    conflicts: lists.conflicts.length,
    capped,
    problem: problemOf(lists) ?? nothing,
  };
}

async function inspectionsOf(
  ledger: LedgerDependencies,
  actor: Viewer,
  draw: string,
): Promise<ReadonlyMap<string, Matter>> {
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'inspection' and m.snapshot #>> '{facts,origin,matter}' = ${draw}`),
  );
  return new Map(rows.map(({ snapshot }) => [str(obj(snapshot.facts, 'firm'), 'code'), snapshot]));
}

async function namesOf(ledger: LedgerDependencies, licences: readonly string[]): Promise<(licence: string) => string> {
  const { rows } = await ledger.store.db.query<{ name: string; licence: string }>(sql`
    select name, licence_no as licence from person where licence_no = any(${licences})`);
  const names = new Map(rows.map(({ name, licence }) => [licence, name]));
  return (licence) => names.get(licence) ?? '';
}

/** A frozen draw, and how its result came about. @throws AppError 404 `inspections.draw.none` */
export async function drawViewOf(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
): Promise<DrawView> {
  const frozen = await readFrozen(ledger, actor, at);
  const lists = readLists(frozen.lists);
  const facts = obj(frozen.matter.facts, 'frozen');
  return {
    digest: frozen.digest,
    commitment: str(facts, 'commitment'),
    frozenAt: str(facts, 'at'),
    groups: groupSizes(lists),
    officers: lists.officers.length,
    conflicts: lists.conflicts.length,
    sealed: frozen.revealed !== null || (await isSealed(ledger, at, frozen)),
    result: frozen.revealed === null ? null : await resultOf(ledger, actor, frozen, lists, frozen.revealed),
  };
}

async function isSealed({ store }: LedgerDependencies, at: { region: string; id: string }, { freezeSeq }: FrozenDraw) {
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      select 1 from tree_leaf where home_region = ${at.region} and matter_id = ${at.id} and seq = ${freezeSeq}`),
  );
  return rows.length > 0;
}

async function resultOf(
  ledger: LedgerDependencies,
  actor: LedgerActor,
  { matter }: FrozenDraw,
  lists: DrawLists,
  body: JsonObject,
): Promise<NonNullable<DrawView['result']>> {
  const { firms } = drawFrom(lists, str(body, 'seed'));
  const byCode = new Map(lists.firms.map((firm) => [firm.code, firm]));
  const nameOf = await namesOf(
    ledger,
    lists.officers.map(({ licence }) => licence),
  );
  const opened = await inspectionsOf(ledger, actor, matter.id);
  const beacon = obj(body, 'beacon') as unknown as Beacon;
  return {
    seed: str(body, 'seed'),
    secret: str(body, 'secret'),
    contribution: str(body, 'contribution'),
    beacon: beaconValue(beacon),
    beaconSource: beacon.kind === 'public' ? beacon.source : `head ${beacon.size}`,
    revealedAt: str(obj(matter.facts, 'drawn'), 'at'),
    firms: firms.map(({ code, group, officers, passed }) => {
      const found = opened.get(code);
      return {
        ...{ code, group, name: byCode.get(code)?.name ?? '', weight: byCode.get(code)?.weight ?? 0 },
        officers: officers.map((licence) => ({ licence, name: nameOf(licence) })),
        passed: passed.map(({ licence, why }) => ({ licence, name: nameOf(licence), why: conflictReasons[why] })),
        inspection:
          found === undefined
            ? null
            : {
                ...{ region: found.homeRegion, id: found.id, state: found.state },
                stateTitle: inspection.states[found.state]?.title ?? { zh: found.state, en: found.state },
              },
      };
    }),
  };
}

/**
 * The file by which anybody draws again.
 * @throws AppError 404 `inspections.draw.none` where nothing is drawn, or `published` asks for more than there is
 */
export async function drawFileOf(
  ledger: LedgerDependencies,
  viewer: Viewer,
  at: { readonly region: string; readonly id: string },
  publicKey: string,
  nameOf: (code: string) => string,
): Promise<DrawFile> {
  const { matter, lists, digest, preimage, revealed } = await readFrozen(ledger, viewer, at);
  if (revealed === null) throw new AppError('inspections.draw.none', 404);
  const proof = obj(revealed, 'proof');
  return {
    format: DRAW_FILE,
    draw: {
      ...{ region: matter.homeRegion, id: matter.id, title: matter.title },
      ...{ authority: matter.homeCode, authorityName: nameOf(matter.homeCode) },
    },
    lists,
    digest,
    commitment: str(obj(matter.facts, 'frozen'), 'commitment'),
    secret: str(revealed, 'secret'),
    contribution: str(revealed, 'contribution'),
    beacon: obj(revealed, 'beacon') as unknown as Beacon,
    seed: str(revealed, 'seed'),
    result: drawFrom(readLists(lists), str(revealed, 'seed')) as DrawFile['result'],
    committedAt: str(obj(matter.facts, 'frozen'), 'at'),
    revealedAt: str(obj(matter.facts, 'drawn'), 'at'),
    ledger:
      str(proof, 'head') === ''
        ? null
        : {
            act: preimage,
            leaf: num(proof, 'leaf'),
            proof: Array.isArray(proof.hashes) ? proof.hashes.map(String) : [],
            head: str(proof, 'head'),
            publicKey,
          },
  };
}
