// Builds dist/: the programs (server.mjs, cli.mjs) by esbuild, the web apps (web/console, web/portal)
// by Vite. `npm run build` builds all; the start-up scripts build only what is stale.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ENTRIES, PARTS, sourceStamp, WEB_APPS } from '../bin/lib/sources.mjs';

/** Builds one part beside dist/ and moves it in when whole, so that a running system never meets half a build. */
export async function buildPart(root, part) {
  // Before the build: a file saved meanwhile makes the result stale at once, as it should.
  const stamp = sourceStamp(root, part);
  const draft = join(root, '.build', `draft-${part}-${process.pid}`);
  const dist = join(root, 'dist');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  mkdirSync(dist, { recursive: true });
  try {
    await (part === 'web' ? buildWeb(root, join(draft, 'web')) : buildPrograms(root, draft));
    rmSync(join(dist, `.stamp-${part}`), { force: true });
    for (const output of PARTS[part].outputs.flatMap((name) => [name, `${name}.map`])) {
      if (!existsSync(join(draft, output))) continue;
      rmSync(join(dist, output), { recursive: true, force: true });
      renameSync(join(draft, output), join(dist, output));
    }
    writeFileSync(join(dist, `.stamp-${part}`), stamp);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function buildPrograms(root, outdir) {
  const { build } = await import('esbuild');
  const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(join(root, file))));
  if (Object.keys(entryPoints).length === 0) return;
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

async function buildWeb(root, outdir) {
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  // Else a NODE_ENV of the caller's would put React's development version into the pages.
  process.env.NODE_ENV = 'production';
  for (const app of WEB_APPS) {
    if (!existsSync(join(root, 'apps', app, 'index.html'))) continue;
    await build({
      configFile: join(root, 'vite.config.ts'),
      mode: app,
      logLevel: 'warn',
      build: { outDir: join(outdir, app), emptyOutDir: true },
    });
  }
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  for (const part of Object.keys(PARTS)) await buildPart(root, part);
}
