// Writes docs/openapi.json from the routes themselves; `--check` writes nothing and fails when the file is stale.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../apps/server/compose.ts';
import { projectPath } from '../platform/paths.ts';

const FILE = projectPath('docs/openapi.json');

/** Never connected to: only the routes are asked. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

async function describe(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qy-openapi-'));
  try {
    const composed = await compose({ databaseUrl: NO_DATABASE, dataDir, logLevel: 'silent' });
    await composed.app.ready();
    const document = composed.app.swagger();
    await composed.close();
    return `${JSON.stringify(document, null, 2)}\n`;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const text = await describe();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
  console.log(`docs/openapi.json: ${Object.keys(JSON.parse(text).paths).length} paths`);
} else {
  let stored = '';
  try {
    stored = readFileSync(FILE, 'utf8');
  } catch {
    // No file is a stale one.
  }
  if (stored !== text) {
    console.error('docs/openapi.json is stale: run  npx tsx scripts/generate-openapi.ts  and commit it.');
    process.exitCode = 1;
  }
}
// Metrics timers and the like must not keep this short program alive.
process.exit(process.exitCode ?? 0);
