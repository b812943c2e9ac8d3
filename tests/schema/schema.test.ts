import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { checks, defectsOf } from './lint.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('the migrated schema keeps every rule', async () => {
  expect(await defectsOf(owner)).toEqual([]);
});

/** One slip for each rule, in the order of the rules, and the defect that must be told. */
const slips: readonly (readonly [string, string])[] = [
  ['create table forgotten (id uuid primary key)', 'forgotten'],
  ['create table bad (home_region text not null, id uuid, primary key (home_region, id))', 'bad'],
  ['create table bad (home_region char(6) not null, id uuid)', 'bad'],
  ['create unique index matter_title on matter (title)', 'matter.matter_title'],
  [
    `create function nothing() returns trigger language plpgsql as 'begin return new; end';
     create trigger slip before insert on act for each row execute function nothing()`,
    'act.slip',
  ],
  ['alter table stat add column n2 bigserial', 'stat.n2'],
  ['alter table matter add constraint slip foreign key (assignee) references totp_credential (person)', 'matter.slip'],
  ['create table bad (home_region char(6) not null primary key)', 'bad'],
  ['alter table act no force row level security', 'act'],
  ['create policy slip on act using (exists (select from person where id = actor))', 'act.slip'],
  ['create policy slip on act to qingyuan_app using (true)', 'act.slip'],
  ['grant update on tree_leaf to qingyuan_app', 'tree_leaf: update'],
  ['grant update (body) on act to qingyuan_app', 'act.body'],
  ['grant truncate on job to qingyuan_app', 'job: truncate'],
  ['grant select on matter to public', 'matter: SELECT'],
  ['alter table job owner to qingyuan_app', 'job'],
  ['alter role qingyuan_app createdb', 'qingyuan_app'],
  [`create function slip() returns int language sql security definer as 'select 1'`, 'slip()'],
  ['create view slip as select * from matter', 'slip'],
];

test('every rule has its slip', () => expect(slips).toHaveLength(checks.length));

test.each(slips.map(([slip, told], index) => [checks[index]?.rule ?? '', slip, told] as const))(
  'is found: %s',
  async (rule, slip, told) => {
    // Undone again with the transaction, roles included.
    await owner.query('begin');
    try {
      await owner.query(slip);
      expect(await defectsOf(owner)).toContain(`${rule}: ${told}`);
    } finally {
      await owner.query('rollback');
    }
  },
);
