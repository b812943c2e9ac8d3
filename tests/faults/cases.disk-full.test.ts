import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { pngOf } from '../../platform/pdf/testing.ts';
import { drained } from '../support/drained.ts';
import { type Answer, type Caller, codedFault, type Staged, signInAll, stageCases } from './support/case-desk.ts';
import { publish } from './support/case-work.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE } from './support/running-program.ts';

/** The files of a real server lie on a disk of a few megabytes, filled up before each fault and emptied after it. */
const DISK = '24m';
let instance: Instance;
let server: RunningProgram;
let officer: Caller;
let cookie = '';
let staged: Staged[];
let disk: string;
let mounted = false;

beforeAll(async () => {
  instance = await seededInstance();
  staged = await stageCases(instance, { 'open-investigating': 1, 'open-to-publish': 1, 'open-to-archive': 1 }, 'disk');
  disk = join(instance.dataDir, 'files');
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk], { stdio: 'pipe' });
    mounted = true;
  } catch (error) {
    console.warn('SKIPPED: no small disk can be mounted here, a full disk was not tried', String(error).slice(0, 200));
    return;
  }
  server = await instance.startServer();
  const [desk] = await signInAll(instance.address);
  if (desk === undefined) throw new Error('no desk');
  ({ officer } = desk);
  cookie = desk.officer.cookie;
});
afterAll(async () => {
  await killPrograms();
  if (mounted) execFileSync('umount', ['-l', disk]);
  await instance.end();
});
beforeEach((context) => {
  if (!mounted) context.skip();
});

const filler = (): string => join(disk, 'filler');
const free = (): number => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};
/** Takes all but so many bytes. */
function fillUp(leave: number): void {
  rmSync(filler(), { force: true });
  writeFileSync(filler(), Buffer.alloc(free() - leave));
  expect(free()).toBeLessThanOrEqual(leave + 8_192);
}
const makeRoom = (): void => rmSync(filler(), { force: true });
/** Everything that lies on the disk but the filler. */
const lying = (): string[] =>
  readdirSync(disk, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name !== 'filler')
    .map(({ name }) => name)
    .sort();

const target = (plan: string): Staged => {
  const found = staged.find((each) => each.plan === plan);
  if (found === undefined) throw new Error(plan);
  return found;
};

async function upload(bytes: Uint8Array, name: string, fileId = uuidv7()): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  const url = `${instance.address}${target('open-investigating').url}/evidence-files?fileId=${fileId}`;
  const response = await fetch(url, { method: 'POST', headers: { 'x-qingyuan': '1', cookie }, body: form });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text), text };
}

const noise = (size: number): Buffer => Buffer.from(Array.from({ length: size }, (_, index) => (index * 7_919) & 255));

test('while evidence is handed in: refused with a way out, nothing left, and the same upload goes through when there is room', async () => {
  const video = Buffer.concat([Buffer.from('RIFF$...WAVEfmt '), noise(2_000_000)]);
  const fileId = uuidv7();
  const before = lying();
  fillUp(400_000);
  const refused = await upload(video, '现场录音.wav', fileId);
  expect([refused.status, refused.body.code, codedFault(refused)]).toEqual([507, 'file.disk-full', undefined]);
  expect(lying()).toEqual(before);
  expect(await instance.query('select from evidence_upload where file_id = $1', [fileId])).toEqual([]);
  expect(await instance.query('select from file where id = $1', [fileId])).toEqual([]);
  // What is small still comes in: nothing is stuck.
  expect((await upload(pngOf(8, 8), '小图.png')).status).toBe(201);
  makeRoom();
  expect((await upload(video, '现场录音.wav', fileId)).status).toBe(201);
  expect(await instance.query('select from evidence_upload where file_id = $1', [fileId])).toHaveLength(1);
});

test('while a decision is published: no act, nothing shown, nothing left; published when there is room', async () => {
  const { url, id } = target('open-to-publish');
  const before = lying();
  const acts = () => instance.query(`select from act where matter_id = $1 and verb = 'publish'`, [id]);
  const actId = uuidv7();
  fillUp(0);
  const refused = await publish(officer, { url }, actId);
  expect([refused.status, refused.body.code, codedFault(refused)], server.output().slice(-1_500)).toEqual([
    507,
    'file.disk-full',
    undefined,
  ]);
  expect([await acts(), lying()]).toEqual([[], before]);
  for (const table of ['publication', 'published_decision'])
    expect(await instance.query(`select from ${table} where matter_id = $1`, [id])).toEqual([]);
  makeRoom();
  const done = await publish(officer, { url }, actId);
  expect(done.status, done.text).toBe(201);
  expect(await acts()).toHaveLength(1);
});

test('while a dossier is built: told with a way out, nothing half there, and built when there is room', async () => {
  const { url } = target('open-to-archive');
  const built = async (): Promise<Answer> => {
    const asked = await officer('POST', `${url}/dossier`, {});
    expect(asked.status, asked.text).toBe(202);
    for (;;) {
      const now = await officer('GET', `${url}/dossier`);
      if (!['waiting', 'building'].includes(now.body.dossier.state)) return now;
      await sleep(100);
    }
  };
  const before = lying();
  for (const leave of [0, 60_000]) {
    fillUp(leave);
    const failed = await built();
    expect(failed.body.dossier, JSON.stringify(failed.body.dossier.failure)).toMatchObject({
      state: 'failed',
      failure: { code: 'dossiers.disk-full' },
    });
    expect(failed.body.dossier.failure.remedy.zh).not.toBe('');
    expect(lying()).toEqual(before);
    expect((await officer('GET', `${url}/dossier/file`)).body).toMatchObject({ code: 'dossiers.not-built' });
  }
  makeRoom();
  const ready = await built();
  expect(ready.body.dossier).toMatchObject({ state: 'ready', failure: null });
  expect(lying().length).toBeGreaterThan(before.length);
  expect(lying().filter((name) => name.endsWith('.pdf'))).toEqual([]);
});

test('after all of it the ledger is whole, and nobody was told a defect', async () => {
  await drained(instance);
  expect(await examine(instance)).toEqual([]);
  expect(server.output()).not.toMatch(STACK_TRACE);
});
