import pino from 'pino';
import { composeCore } from '../apps/server/core.ts';
import { type AuthorityCode, newActId, type Region } from '../kernel/id.ts';
import { addDays, legalDay } from '../kernel/plain-date.ts';
import { createWorkCalendar } from '../kernel/work-calendar.ts';
import { performMany } from '../platform/ledger/perform.ts';
import { recomputeDeadlines } from '../platform/ledger/recompute.ts';
import { calendarYears } from '../rules/index.ts';
import { actorAt } from './lib/actor-at.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';

const MATTERS = 200_000;
const BATCH = 500;
const OFFICES = ['980101', '980102', '980103', '980201', '980202'] as AuthorityCode[];

/**
 * All open deadlines of 200,000 matters computed anew: once where nothing moves, once after a change of calendar that
 * moves every one of them, with rows, counted places and counts.
 */
export async function benchRecompute(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  try {
    const started = performance.now();
    for (let made = 0; made < MATTERS; made += BATCH) {
      const office = OFFICES[(made / BATCH) % OFFICES.length] ?? '980101';
      const actor = actorAt(office, 'intake');
      const outcomes = await performMany(
        core.ledger,
        actor,
        Array.from({ length: BATCH }, (_, index) => ({
          actId: newActId(),
          homeRegion: office.slice(0, 6) as Region,
          procedure: 'clue',
          verb: 'receive',
          body: { title: `线索${made + index}`, text: '群众反映某店销售过期食品。', channel: 'phone', domain: 'food' },
        })),
      );
      const refused = outcomes.find((outcome) => !outcome.ok);
      if (refused !== undefined) throw new Error('a matter was refused', { cause: refused });
    }
    const seeding = (performance.now() - started) / 1000;
    say(`  ${MATTERS} matters opened in ${seeding.toFixed(0)} s (${Math.round(MATTERS / seeding)}/s)`);
    // A day off more, a few days ahead, inside every running clock.
    const date = addDays(legalDay(new Date()), 3);
    const year = Number(date.slice(0, 4));
    const calendar = createWorkCalendar(
      calendarYears.map((each) =>
        each.year === year
          ? {
              ...each,
              work: each.work.filter((day) => day !== date && day !== addDays(date, 1)),
              off: [
                ...each.off,
                ...[date, addDays(date, 1)]
                  .filter((day) => !each.off.some((off) => off.date === day))
                  .map((day) => ({ date: day, name: { zh: '临时放假', en: 'Extra day off' } })),
              ],
            }
          : each,
      ),
    );
    const time = async (env: typeof core.ledger.env) => {
      const from = performance.now();
      const result = await recomputeDeadlines({ ...core.ledger, env });
      return { seconds: (performance.now() - from) / 1000, matters: result.matters, moved: result.moved.length };
    };
    const still = await time(core.ledger.env);
    const moved = await time({ ...core.ledger.env, calendar });
    say(`  nothing moves ${still.seconds.toFixed(1)} s; ${moved.moved} move ${moved.seconds.toFixed(1)} s`);
    return [
      {
        name: 'recompute 200,000 open deadlines, nothing moves',
        value: still.seconds,
        unit: 's',
        bound: '≤ 30',
        met: still.seconds <= 30 && still.matters === MATTERS && still.moved === 0,
        detail: { ...still, openedPerSecond: MATTERS / seeding },
      },
      {
        name: 'recompute 200,000 open deadlines, all move',
        value: moved.seconds,
        unit: 's',
        bound: '≤ 30',
        met: moved.seconds <= 30 && moved.moved === MATTERS,
        detail: moved,
      },
    ];
  } finally {
    await core.close();
    await server.stop();
  }
}
