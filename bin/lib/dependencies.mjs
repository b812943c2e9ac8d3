import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlyOne } from './only-one.mjs';
import { BootstrapError, progress } from './say.mjs';

/**
 * Makes node_modules hold exactly what package-lock.json says, by `npm ci`; nothing is done if it
 * already does. Never `npm install`: that may choose other versions.
 * @throws bootstrap.npm-missing, bootstrap.install-failed
 */
export async function ensureDependencies(root) {
  if (isFresh(root)) return;
  await onlyOne(root, 'install', () => {
    if (isFresh(root)) return;
    if (matchesLock(root)) return writeStamp(root);
    progress('正在安装依赖（首次约需一分钟）……', 'Installing dependencies (about a minute the first time) …');
    const script = process.env.npm_execpath;
    // The build needs the development packages too, whatever NODE_ENV says.
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const [file, list] = script?.endsWith('.js') ? [process.execPath, [script, ...args]] : ['npm', args];
    const shell = process.platform === 'win32' && file === 'npm';
    // npm's report goes to stderr: stdout belongs to the command that was asked for.
    const { status, error } = spawnSync(file, list, { cwd: root, stdio: ['ignore', 2, 2], shell });
    if (error?.code === 'ENOENT') throw new BootstrapError('bootstrap.npm-missing');
    if (status !== 0) throw new BootstrapError('bootstrap.install-failed', { status });
    writeStamp(root);
  });
}

const stampFile = (root) => join(root, 'node_modules', '.qingyuan-stamp');

function isFresh(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp(root);
}

function writeStamp(root) {
  writeFileSync(stampFile(root), stamp(root));
}

/** Native packages differ by machine, so a folder copied to another kind of machine is stale. */
function stamp(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name)));
  return `${hash.digest('hex')}\n`;
}

/**
 * True if somebody ran `npm ci` themselves: npm leaves its own account of what it installed. A
 * package for other machines may be absent from it.
 */
function matchesLock(root) {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = read(join(root, 'package-lock.json'));
  const installed = read(account);
  const all = new Set([...Object.keys(wanted), ...Object.keys(installed)].filter((path) => path !== ''));
  return [...all].every((path) => {
    if (installed[path] === undefined) return wanted[path].optional === true && !suits(wanted[path]);
    return installed[path].version === wanted[path]?.version && existsSync(join(root, path));
  });
}

/** Whether a package is meant for this machine; one that only belongs to such a package counts as foreign too. */
function suits({ os, cpu, libc }) {
  const within = (list, value) => list === undefined || list.includes(value);
  if (os === undefined && cpu === undefined) return false;
  return within(os, process.platform) && within(cpu, process.arch) && within(libc, libcName());
}

function libcName() {
  if (process.platform !== 'linux') return undefined;
  return existsSync('/lib/ld-musl-x86_64.so.1') || existsSync('/lib/ld-musl-aarch64.so.1') ? 'musl' : 'glibc';
}
