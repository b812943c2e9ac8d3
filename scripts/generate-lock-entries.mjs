// Completes package-lock.json with the packages for other machines that a registry mirror does not
// carry. npm leaves such a package out when it writes the lock, and `npm ci` then refuses the lock
// everywhere ("Missing: … from lock file"). Run it after every change of dependencies:
//   node scripts/generate-lock-entries.mjs          completes the lock
//   node scripts/generate-lock-entries.mjs --check  fails if something is missing
// The entries have no integrity, since it cannot be known here; npm fills it in where it can.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The entries that a lock lacks: optional dependencies, of an exact version, for other machines. */
export function missingEntries(packages) {
  const missing = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isThere(packages, path, name)) continue;
      const words = name.split(/[/-]/);
      const os = words.filter((word) => SYSTEMS.includes(word));
      const cpu = words.filter((word) => PROCESSORS.includes(word));
      if (!/^\d+\.\d+\.\d+/.test(version) || os.length !== 1 || cpu.length !== 1) {
        throw new Error(`${name}@${version}, wanted by ${path}, is not in the lock and its machine cannot be told`);
      }
      const libc = words.some((word) => word.startsWith('musl'))
        ? ['musl']
        : words.includes('gnu')
          ? ['glibc']
          : undefined;
      missing[`node_modules/${name}`] = {
        version,
        cpu,
        ...(dev ? { dev } : {}),
        ...(libc ? { libc } : {}),
        optional: true,
        os,
      };
    }
  }
  return missing;
}

/** Looks where Node would look: beside the package, then in each node_modules above. */
function isThere(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingEntries(lock.packages);
const names = Object.keys(missing);
if (process.argv.includes('--check')) {
  for (const name of names) console.error(`not in package-lock.json: ${name}`);
  if (names.length > 0) console.error('run: node scripts/generate-lock-entries.mjs');
  process.exitCode = names.length > 0 ? 1 : 0;
} else if (names.length > 0) {
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`added ${names.length} entries`);
}
