import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { type AuthorityCode, newActId, newPersonId, type Region } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest, Sealer } from '../../platform/ledger/types.ts';
import type { Matter, Measure, Procedure } from '../../platform/procedure/types.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** A small procedure that knows no bureau: opened, handed about, extended, done. For tests of the platform. */
const body = (shape: z.ZodRawShape): z.ZodType<JsonObject> => z.strictObject(shape) as unknown as z.ZodType<JsonObject>;
const none = body({});

const measure = (id: string, cells: Measure['cells']): Measure => ({
  id,
  title: { zh: id, en: id },
  unit: { zh: '件', en: 'matters' },
  definition: { zh: id, en: id },
  cells,
});

const clockOf = (matter: Matter) => matter.clocks.verify;

export const errand: Procedure = {
  id: 'errand',
  title: { zh: '差事', en: 'Errand' },
  states: {
    open: { title: { zh: '待办', en: 'Open' } },
    working: { title: { zh: '在办', en: 'Working' } },
    done: { title: { zh: '办结', en: 'Done' }, final: true },
    void: { title: { zh: '作废', en: 'Void' }, final: true },
  },
  verbs: {
    open: {
      title: { zh: '登记', en: 'Open' },
      from: [],
      by: ['officer', 'intake'],
      place: 'anywhere',
      basis: ['test.open'],
      body: body({
        title: z.string(),
        note: z.string().optional(),
        reporter: z.record(z.string(), z.string()).optional(),
        fen: z.number().int().optional(),
        campaigns: z.array(z.string()).optional(),
      }),
      personal: ['note', 'reporter'],
      sealed: ['reporter'],
      topics: ['notice'],
      fold: (_, act) => ({
        state: 'open',
        title: String(act.body.title),
        channel: 'phone',
        domain: 'food',
        facts: { note: act.personal.note ?? '', fen: act.body.fen ?? 0, campaigns: act.body.campaigns ?? [] },
        clocks: [{ clock: 'verify', do: 'start', rule: 'report-verify' }],
      }),
    },
    take: {
      title: { zh: '领办', en: 'Take' },
      from: ['open', 'working'],
      by: ['officer'],
      basis: ['test.take'],
      body: none,
      fold: (_, act) => ({ state: 'working', assignee: act.actor }),
    },
    hand: {
      title: { zh: '转办', en: 'Hand over' },
      from: ['open', 'working'],
      by: ['officer', 'intake'],
      basis: ['test.hand'],
      body: body({ to: z.string() }),
      fold: (_, act) => ({ state: 'open', handlingCode: String(act.body.to), assignee: null }),
    },
    extend: {
      title: { zh: '延期', en: 'Extend' },
      from: ['working'],
      by: ['head'],
      basis: ['test.extend'],
      body: body({ reason: z.string() }),
      conditions: [
        {
          rule: 'errand.extend.once',
          text: { zh: '只能延期一次', en: 'Only once' },
          holds: (matter) => (clockOf(matter)?.extensions.length ?? 0) === 0,
        },
      ],
      fold: (_, act) => ({
        clocks: [
          {
            clock: 'verify',
            do: 'extend',
            limit: { amount: 15, unit: 'wd' },
            approver: act.actor,
            reason: String(act.body.reason),
          },
        ],
      }),
    },
    join: {
      title: { zh: '列入专项', en: 'Join campaigns' },
      from: ['open', 'working', 'done'],
      by: ['officer'],
      basis: ['test.join'],
      body: body({ campaigns: z.array(z.string()) }),
      fold: (_, act) => ({ facts: { campaigns: act.body.campaigns ?? [] } }),
    },
    finish: {
      title: { zh: '办结', en: 'Finish' },
      from: ['open', 'working'],
      by: ['officer'],
      basis: ['test.finish'],
      body: none,
      fold: () => ({ state: 'done', clocks: [{ clock: 'verify', do: 'end' }] }),
    },
    seal: {
      title: { zh: '定密', en: 'Seal off' },
      from: ['open', 'working'],
      by: ['officer'],
      basis: ['test.seal'],
      body: none,
      fold: () => ({ sensitivity: 5 }),
    },
  },
  words: ({ title, facts }) => [title, String(facts.note ?? '')],
  campaigns: ({ facts }) => (Array.isArray(facts.campaigns) ? facts.campaigns.map(String) : []),
  measures: [
    measure('errand.received', (matter) =>
      matter.state === 'void'
        ? []
        : [{ day: matter.openedOn, authority: matter.handlingCode, amount: Number(matter.facts.fen ?? 0) }],
    ),
    measure('errand.open', (matter) => {
      const clock = clockOf(matter);
      return matter.closedOn === null && clock !== undefined
        ? [{ day: clock.due, authority: matter.handlingCode }]
        : [];
    }),
    measure('errand.done', (matter) =>
      matter.closedOn === null ? [] : [{ day: matter.closedOn, authority: matter.handlingCode }],
    ),
  ],
};

/** A sealer that only marks: the ledger must not care what the seal is. */
export const plainSealer: Sealer = {
  seal: (plaintext, aad) => Buffer.from(`${aad}\n${Buffer.from(plaintext).toString('base64')}`),
  open: (sealed, aad) => {
    const [bound, text] = Buffer.from(sealed).toString().split('\n');
    if (bound !== aad) throw new Error('sealed for another act');
    return Buffer.from(text ?? '', 'base64');
  },
};

export interface ErrandWorld {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly deps: LedgerDependencies;
  readonly clock: Clock & { set(to: Date): void; advance(ms: number): void };
  close(): Promise<void>;
}

/** A migrated database with the errand procedure on it; time stands at 2026-04-15 10:00 in China. */
export async function errandWorld(): Promise<ErrandWorld> {
  const database = await testDatabase();
  const store = openStore({ url: database.url, poolSize: 8 });
  const clock = manualClock(new Date('2026-04-15T02:00:00Z'));
  const deps: LedgerDependencies = {
    store,
    procedures: { errand },
    env: { rules: ruleBook, calendar: chinaCalendar },
    clock,
    sealer: plainSealer,
  };
  return {
    database,
    store,
    deps,
    clock,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

export function actor(authority: string, roles: readonly string[] = ['officer'], clearance = 0): LedgerActor {
  const scope = `${authority.replace(/(00)+$/, '')}%`;
  return { personId: newPersonId(), authority: authority as AuthorityCode, roles, onBehalfOf: null, scope, clearance };
}

export const systemViewer = SYSTEM_VIEWER;

export function openErrand(region: string, extra: JsonObject = {}): PerformRequest {
  return {
    actId: newActId(),
    homeRegion: region as Region,
    procedure: 'errand',
    verb: 'open',
    body: { title: '一件差事', ...extra },
  };
}
