import pino from 'pino';
import { type Core, composeCore } from '../apps/server/core.ts';
import { type MatterId, newActId, type Region } from '../kernel/id.ts';
import { legalDay } from '../kernel/plain-date.ts';
import type { JsonObject } from '../kernel/text.ts';
import { freezeBriefing, openBriefing, previewOf } from '../modules/briefings/index.ts';
import type { Content } from '../modules/briefings/model/content.ts';
import { fromTemplate } from '../modules/briefings/model/templates.ts';
import { findDraft } from '../modules/briefings/queries/read-briefing.ts';
import { putAuthorities } from '../platform/identity/authority.ts';
import { perform, performMany } from '../platform/ledger/perform.ts';
import type { LedgerActor } from '../platform/ledger/types.ts';
import { actorAt } from './lib/actor-at.ts';
import { office } from './lib/large-offices.ts';
import { type Figure, median } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { timed } from './lib/times.ts';

/** Regions of the bulletin: a province with so many cities. */
const REGIONS = 15;
const MATTERS = Number(process.env.QY_BENCH_BRIEFING ?? 30_000);
const BATCH = 250;
const ROUNDS = 5;

const PROVINCE = '980000';
const cities = Array.from({ length: REGIONS }, (_, at) => `98${String(at + 1).padStart(2, '0')}00`);
const author = actorAt(PROVINCE, 'campaign-office');
const head = actorAt(PROVINCE, 'head');

/** A province whose cities received so many clues and reports. */
async function fill({ store, ledger }: Core): Promise<void> {
  await putAuthorities(store.db, [office(PROVINCE, null), ...cities.map((code) => office(code, PROVINCE))]);
  for (let made = 0; made < MATTERS; made += BATCH) {
    const city = cities[(made / BATCH) % cities.length] ?? '980100';
    const outcomes = await performMany(
      ledger,
      actorAt(city, 'intake'),
      Array.from({ length: BATCH }, (_, index) => ({
        actId: newActId(),
        homeRegion: city as Region,
        procedure: index % 3 === 0 ? 'report' : 'clue',
        verb: 'receive',
        body: { title: `线索${made + index}`, text: '群众反映的情况', channel: '12315', domain: 'food' },
      })),
    );
    for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
  }
}

/** A bulletin drafted, submitted and approved; what is left is its freeze. */
async function approved({ store, ledger, bulletins }: Core, content: Content) {
  const { homeRegion, matterId } = await openBriefing(bulletins, author, { actId: newActId(), content });
  const key = { region: homeRegion, id: matterId };
  const act = (actor: LedgerActor, verb: string, body: JsonObject) =>
    perform(ledger, actor, { actId: newActId(), homeRegion, matterId: matterId as MatterId, verb, body });
  const draft = await store.transaction(author, (tx) => findDraft(tx, key));
  if (draft === undefined) throw new Error('the draft was not saved');
  await act(author, 'submit', { content: draft.digest, saved: draft.version, title: content.title });
  await act(head, 'approve', {});
  return key;
}

/**
 * A weekly bulletin of 15 regions: its preview from the counts, as its author waits for it after each change, and the
 * freeze, which computes every number anew from the acts under signed heads.
 */
export async function benchBriefing(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  try {
    await fill(core);
    const today = legalDay(new Date());
    const content = {
      ...fromTemplate('weekly-clearance', today),
      period: { from: `${today.slice(0, 4)}-01-01`, to: today },
    };
    const previews = await timed(ROUNDS, () => previewOf(core.bulletins, author, content, PROVINCE));
    const freezes: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = await approved(core, content);
      const { times, answer } = await timed(1, () =>
        freezeBriefing(core.bulletins, author, key, { actId: newActId(), version: 3 }),
      );
      freezes.push(...times);
      const [received] = answer.frozen.values;
      if (received?.value !== MATTERS) throw new Error(`${received?.value} counted of ${MATTERS}`);
    }
    const [preview, freeze] = [median(previews.times), median(freezes)];
    say(
      `  preview ${preview.toFixed(0)} ms, freeze ${(freeze / 1000).toFixed(2)} s of ${MATTERS} matters in ${REGIONS} regions`,
    );
    return [
      {
        name: `bulletin for ${REGIONS} regions, composed from counts`,
        ...{ value: preview, unit: 'ms', bound: '≤ 3,000', met: preview <= 3_000 },
        detail: { rounds: previews.times.map((each) => Number(each.toFixed(1))), matters: MATTERS },
      },
      {
        name: `bulletin for ${REGIONS} regions, frozen from ${MATTERS} matters' acts`,
        ...{ value: freeze / 1000, unit: 's', bound: '≤ 3', met: freeze <= 3_000 },
        detail: { rounds: freezes.map((each) => Number(each.toFixed(0))) },
      },
    ];
  } finally {
    await core.close();
    await server.stop();
  }
}
