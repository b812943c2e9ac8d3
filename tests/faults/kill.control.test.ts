import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../apps/server/core.ts';
import { newActId, type Region } from '../../kernel/id.ts';
import { perform } from '../../platform/ledger/perform.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import type { LedgerDependencies, Performed, PerformRequest } from '../../platform/ledger/types.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { actorFor, people } from '../../world/people.ts';
import type { Account, Acknowledged, Asked } from './support/client.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { workOff } from './support/work-off.ts';

/**
 * The controls of the kill tests: systems that are broken in one way each, struck by the same kind of fault. The same
 * examination must find it, or it would prove nothing where it finds none.
 */
let instance: Instance;
let core: Core;
beforeAll(async () => {
  instance = await seededInstance();
});
afterAll(() => instance.end());
beforeEach(async () => {
  core = await instance.core();
  return () => core.close().catch(() => undefined);
});

const REGION = '980100' as Region;
const clerk = people.find(({ login }) => login === 'intake');

class Diary implements Account {
  readonly asked: Asked[] = [];
  readonly acknowledged: Acknowledged[] = [];

  request(title: string): PerformRequest {
    const actId = newActId();
    this.asked.push({ actId, verb: 'receive', title });
    const body = { title, text: '群众反映的情况。', channel: 'phone', domain: 'food' };
    return { actId, homeRegion: REGION, procedure: 'clue', verb: 'receive', body };
  }

  told(done: Performed, title: string): void {
    const { actId, homeRegion, matterId, version } = done;
    this.acknowledged.push({ actId, homeRegion, matterId, version, verb: 'receive', title });
  }
}

async function open(ledger: LedgerDependencies, diary: Diary, title: string): Promise<void> {
  if (clerk === undefined) throw new Error('the world has no intake clerk');
  diary.told(await perform(ledger, actorFor(clerk), diary.request(title)), title);
}

const kinds = (findings: readonly { readonly wrong: string }[]): string[] =>
  [...new Set(findings.map(({ wrong }) => wrong))].sort();

/** A store that answers before it commits; what it holds back is committed by `later`, if it lives that long. */
function hastyStore(store: Store): Store & { later(): Promise<void> } {
  let commit: () => void = () => undefined;
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const pending: Promise<unknown>[] = [];
  return {
    ...store,
    transaction: (viewer, work, options) =>
      new Promise((resolve, reject) => {
        const whole = store.transaction(
          viewer,
          async (tx) => {
            // The commit goes out with the last statement where nobody holds it back.
            resolve(await work({ ...tx, finish: tx.query }));
            await mayCommit;
            return undefined;
          },
          options,
        );
        pending.push(whole.then(() => undefined, reject));
      }),
    later: async () => {
      commit();
      await Promise.all(pending);
    },
  };
}

describe('the examination', () => {
  test('finds nothing in an honest system after a kill of the database', async () => {
    const diary = new Diary();
    for (let n = 1; n <= 3; n += 1) await open(core.ledger, diary, `对照 ${n}`);
    await instance.killDatabase();
    core = await instance.core();
    await workOff(core);
    expect(await examine(instance, diary)).toEqual([]);
  });

  test('finds what was acknowledged before it was committed, and only then', async () => {
    const diary = new Diary();
    const hasty = hastyStore(core.ledger.store);
    await open({ ...core.ledger, store: hasty }, diary, '先答复后提交 1');
    await hasty.later();
    const struck = hastyStore(core.ledger.store);
    await open({ ...core.ledger, store: struck }, diary, '先答复后提交 2');
    await instance.killDatabase();
    await struck.later();
    core = await instance.core();
    await workOff(core);
    expect(await examine(instance, diary)).toEqual([
      { wrong: 'lost', detail: 'receive of 先答复后提交 2 was acknowledged and is not there' },
    ]);
  });

  test('finds an act that was repeated under a new id because its answer was lost', async () => {
    const diary = new Diary();
    await open(core.ledger, diary, '换号重发');
    await open(core.ledger, diary, '换号重发');
    await workOff(core);
    expect(await examine(instance, diary)).toEqual([{ wrong: 'repeated', detail: '换号重发 was opened 2 times' }]);
  });

  test('finds an act that is there and nobody asked for', async () => {
    const diary = new Diary();
    await open(core.ledger, diary, '无人办理');
    await workOff(core);
    expect(kinds(await examine(instance, { ...diary, asked: [{ actId: '', verb: '', title: '无人办理' }] }))).toEqual([
      'unasked',
    ]);
  });

  test('finds work that still waits', async () => {
    await open(core.ledger, new Diary(), '尚未封存');
    expect(kinds(await examine(instance))).toEqual(['tree', 'waiting']);
    await workOff(core);
    expect(await examine(instance)).toEqual([]);
  });
});

/** Each leaves its damage behind: the last tests, each in front of what the one before has broken. */
describe('the examination finds, beside what was broken before,', () => {
  test('counts taken and added in two transactions, killed between', async () => {
    await open(core.ledger, new Diary(), '两次提交的统计');
    await sealDue(core.ledger.store, core.bulletins.signHead, core.ledger.clock.now());
    await core.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query({ text: `delete from stat_delta where home_region = $1`, values: [REGION] }),
    );
    await instance.killDatabase();
    core = await instance.core();
    await workOff(core);
    const findings = await examine(instance);
    expect(kinds(findings)).toEqual(['board', 'check']);
    expect(findings.find(({ wrong }) => wrong === 'check')?.detail).toMatch(/^counts: clue\.received\|/);
  });

  test('acts taken from the queue and sealed in two transactions, killed between', async () => {
    await open(core.ledger, new Diary(), '两次提交的封存');
    await core.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query({ text: `delete from outbox where home_region = $1 and topic = 'seal'`, values: [REGION] }),
    );
    await instance.killDatabase();
    core = await instance.core();
    await workOff(core);
    const findings = await examine(instance);
    // Not by the board: the act missing there makes up for the one lost before, which is why each is asked apart.
    expect(kinds(findings)).toEqual(['check', 'tree']);
    expect(findings.map(({ detail }) => detail)).toContain('unsealed: act 1 is neither in the tree nor waiting for it');
  });

  test('a notice taken from the queue and never sent', async () => {
    await instance.query(`insert into outbox (home_region, act_id, topic, payload, available_at)
      select home_region, act_id, 'notice', '{}', now() from act where verb = 'clear' limit 1 on conflict do nothing`);
    await workOff(core);
    rmSync(join(instance.dataDir, 'notices'), { recursive: true });
    const findings = await examine(instance);
    expect(findings.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/^notice of /));
  });

  test('an act without its projection, and a projection without its act', async () => {
    const diary = new Diary();
    await open(core.ledger, diary, '只有投影');
    await workOff(core);
    await instance.query(`delete from act where act_id = $1`, [diary.asked[0]?.actId]);
    const findings = await examine(instance, diary);
    expect(kinds(findings)).toEqual(expect.arrayContaining(['board', 'check', 'lost', 'proof', 'version']));
  });
});
