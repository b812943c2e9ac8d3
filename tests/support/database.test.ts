import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('each test has a database of its own, even when several ask at once', async () => {
  const databases = await Promise.all([testDatabase(), testDatabase(), testDatabase('empty')]);
  for (const { url } of databases) await query(url, 'CREATE TABLE mine (n int)');
  await Promise.all(databases.map((database) => database.drop()));
  await expect(query(databases[0]?.url ?? '', 'SELECT 1')).rejects.toThrow(/does not exist/);
});

test('dropping goes through although somebody is still connected', async () => {
  const database = await testDatabase('empty');
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  await database.drop();
  await expect(client.query('SELECT 1')).rejects.toThrow();
});
