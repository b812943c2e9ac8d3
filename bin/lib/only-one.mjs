import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './say.mjs';

const LONGEST = 20 * 60_000;

/**
 * Runs `work` while no other process runs it in this project; waits for the other. A lock whose
 * process died, or that is older than any honest run, is taken over.
 */
export async function onlyOne(root, name, work) {
  const folder = join(root, '.build');
  const file = join(folder, `${name}.lock`);
  try {
    mkdirSync(folder, { recursive: true });
    while (!tryLock(file)) await new Promise((resolve) => setTimeout(resolve, 200));
  } catch (error) {
    throw new BootstrapError('bootstrap.folder-unwritable', { folder, detail: error.code ?? error.message });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, since: Date.now() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const { pid, since } = readLock(file);
  if (!isAlive(pid) || Date.now() - since > LONGEST) rmSync(file, { force: true });
  return false;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Being written at this moment, or just removed: look again.
    return { pid: process.pid, since: Date.now() };
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
