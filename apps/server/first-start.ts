import type { Text } from '../../kernel/text.ts';
import { sql } from '../../platform/store/sql.ts';
import { publishApproved } from '../../world/office/briefings.ts';
import { DEMO_PASSWORD, demoSignIns } from '../../world/people.ts';
import { seedSmallWorld, wantsWorld } from '../../world/seed.ts';
import { say } from './announce.ts';
import type { Composed } from './compose.ts';

/** The demo accounts, while the instance still has them. */
export interface WorldNotice {
  readonly password: string;
  readonly signIns: readonly { readonly login: string; readonly name: string; readonly post: Text }[];
}

/** Whether the demo accounts are there: then the start says how to use them. */
async function hasDemo({ store }: Composed): Promise<boolean> {
  const logins = demoSignIns.map(({ login }) => login);
  const { rowCount } = await store.db.query(sql`
    select from person p join password_credential c on c.person = p.id where p.login = any(${logins}) and p.active limit 1`);
  return rowCount > 0;
}

async function isEmpty({ store }: Composed): Promise<boolean> {
  const { rowCount } = await store.db.query(sql`select from authority limit 1`);
  return rowCount === 0;
}

/**
 * Loads the small world into an empty database (`QY_WORLD=none` keeps it empty) and gives what a newcomer needs to
 * sign in; null where there is no demo world.
 */
export async function seedOnFirstStart(composed: Composed): Promise<WorldNotice | null> {
  if (process.env.QY_WORLD !== 'none' && (await wantsWorld(composed.ledger))) {
    let said = false;
    const tell = (): void => {
      if (said) return;
      said = true;
      say('首次启动：正在写入演示数据…', 'First start: writing the demo world …');
    };
    // A world that is whole but not yet sealed is looked through again, and nothing is written.
    if (await isEmpty(composed)) tell();
    const { added, matters } = await seedSmallWorld(composed, { onProgress: tell });
    composed.directory.forget();
    await publishApproved(composed.bulletins);
    if (added) say(`演示数据就绪：${matters} 个事项`, `The demo world is ready: ${matters} matters`);
  }
  return (await hasDemo(composed)) ? { password: DEMO_PASSWORD, signIns: demoSignIns } : null;
}
