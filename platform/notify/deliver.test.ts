import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actor, type ErrandWorld, errandWorld, openErrand } from '../../tests/support/errand.ts';
import { performMany } from '../ledger/perform.ts';
import { deliverDue } from './deliver.ts';
import { fileChannel } from './file-channel.ts';
import type { Notice } from './notice.ts';

let world: ErrandWorld;
let folder: string;
const officer = actor('510502', ['intake']);
beforeEach(async () => {
  world = await errandWorld();
  folder = await mkdtemp(join(tmpdir(), 'qy-notice-'));
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function written(): Promise<Notice[]> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line) as Notice);
}

test('each notice reaches the channel once, and says of a person nothing at all', async () => {
  const requests = Array.from({ length: 5 }, () =>
    openErrand('510502', { note: '手机 13800000000', reporter: { name: '张三' } }),
  );
  await performMany(world.deps, officer, requests);
  const channel = fileChannel(folder, () => world.clock.now());
  const sent = await Promise.all([deliverDue(world.store, channel), deliverDue(world.store, channel)]);
  expect(sent[0] + sent[1]).toBe(5);
  expect(await deliverDue(world.store, channel)).toBe(0);
  const notices = await written();
  expect(notices.map(({ actId }) => actId).sort()).toEqual(requests.map(({ actId }) => actId as string).sort());
  expect(JSON.stringify(notices)).not.toMatch(/张三|13800000000|手机|差事/);
});

test('a channel that fails leaves the notices waiting', async () => {
  await performMany(world.deps, officer, [openErrand('510502')]);
  const broken = { send: () => Promise.reject(new Error('no gateway')) };
  await expect(deliverDue(world.store, broken)).rejects.toThrow('no gateway');
  expect(
    await deliverDue(
      world.store,
      fileChannel(folder, () => world.clock.now()),
    ),
  ).toBe(1);
});
