import { expect, test } from 'vitest';
import { sql } from '../../platform/store/sql.ts';
import { demoFirms, firmStories, seedFirmAccounts } from './firms.ts';
import { FOUNDED, openWorld, rowsOf, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('firms that answer online, one that waits for its letter, one that applied, told by the real procedure', async () => {
  await tell(world(), firmStories(FOUNDED));
  expect(await statesOf(world())).toEqual({ 'odr-firm/active': 5, 'odr-firm/applied': 1 });
  const answering = await rowsOf<{ id: string }>(
    world(),
    sql`select id from matter where snapshot #>> '{facts,answersSince}' is not null order by 1`,
  );
  expect(answering.map(({ id }) => id)).toEqual(
    demoFirms.flatMap(({ stage, place }) => (stage === 'online' ? [place.id as string] : [])).sort(),
  );
});

test('their people can sign in, and a second seeding writes nothing twice', async () => {
  await seedFirmAccounts(world());
  await seedFirmAccounts(world());
  const accounts = await rowsOf<{ login: string; role: string; firm: string }>(
    world(),
    sql`select login, role, firm from firm_account where password is not null order by firm, login`,
  );
  expect(accounts).toHaveLength(7);
  expect(new Set(accounts.map(({ login, role }) => `${login} ${role}`))).toEqual(
    new Set(['manager manager', 'staff staff']),
  );
});

test('the same day gives the same acts, another day the same firms', () => {
  expect(JSON.stringify(firmStories(FOUNDED))).toBe(JSON.stringify(firmStories(FOUNDED)));
  const idsOn = (day: Date) => firmStories(day).map(({ steps }) => steps[0]?.requests[0]?.actId);
  expect(idsOn(new Date('2027-02-01T08:00:00Z'))).toEqual(idsOn(FOUNDED));
});
