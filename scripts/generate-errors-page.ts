// Writes docs/errors.md from the error catalogues; `--check` writes nothing and fails when the page is stale, when a
// catalogue is missing from it, or when the code throws a code that no catalogue explains.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues as collected } from '../apps/server/error-catalogue.ts';
import type { ErrorCatalogue } from '../kernel/error-catalogue.ts';
import { projectPath } from '../platform/paths.ts';

const FILE = projectPath('docs/errors.md');
const LAYERS = ['kernel', 'rules', 'platform', 'modules', 'apps', 'world', 'bench'];

function sources(folder: string): string[] {
  if (!existsSync(projectPath(folder))) return [];
  return readdirSync(projectPath(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = LAYERS.flatMap(sources);

/** The command line has failures of its own, which the server never answers with. */
async function ownCatalogue(file: string): Promise<Record<string, ErrorCatalogue>> {
  if (!existsSync(projectPath(file))) return {};
  const loaded: Record<string, ErrorCatalogue> = await import(projectPath(file));
  return Object.fromEntries(Object.values(loaded).map((catalogue) => [file, catalogue]));
}

const catalogues: Readonly<Record<string, ErrorCatalogue>> = {
  ...collected,
  ...(await ownCatalogue('apps/cli/errors.ts')),
};
const known = new Set(Object.values(catalogues).flatMap((catalogue) => Object.keys(catalogue)));

/** Files that declare a catalogue, and codes thrown in the code. */
function findings(): string[] {
  const problems: string[] = [];
  const owners = new Map<string, string>();
  for (const [file, catalogue] of Object.entries(catalogues)) {
    for (const code of Object.keys(catalogue)) {
      if (owners.has(code)) problems.push(`${code} is declared in ${owners.get(code)} and in ${file}`);
      owners.set(code, file);
    }
  }
  for (const file of files) {
    const text = readFileSync(projectPath(file), 'utf8');
    if (/defineErrors\(\{/.test(text) && !(file in catalogues) && file !== 'kernel/error-catalogue.ts') {
      problems.push(`${file} declares failures that apps/server/error-catalogue.ts does not collect`);
    }
    for (const [, code = ''] of text.matchAll(/new AppError\(\s*'([a-z0-9.-]+)'/g)) {
      if (!known.has(code)) problems.push(`${file} throws ${code}, which no catalogue explains`);
    }
  }
  return problems;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function section(file: string, catalogue: ErrorCatalogue): string[] {
  return [
    `## ${file.replace(/\/?errors\.ts$/, '')}`,
    '',
    '| 代码 code | HTTP | 说明 text | 解决办法 way out |',
    '| --- | --- | --- | --- |',
    ...Object.entries(catalogue)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([code, { status, zh, en, remedy }]) =>
          `| \`${code}\` | ${status} | ${cell(zh)}<br>${cell(en)} | ${cell(remedy.zh)}<br>${cell(remedy.en)} |`,
      ),
    '',
  ];
}

function page(): string {
  const sections = Object.entries(catalogues).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '# 错误代码 Errors',
    '',
    '本页由 `scripts/generate-errors-page.ts` 根据各目录的 `errors.ts` 生成，请勿手工修改。接口返回的 `Problem` 与命令行、启动时的提示都出自这里；',
    '`{名称}` 处填入具体数值。',
    '',
    'Generated from the `errors.ts` of each folder; do not edit by hand. The API’s `Problem`, the command line and the start',
    'speak from here; `{name}` is filled in with the value at hand. Status 500 is a defect: the API tells only code and trace id.',
    '',
    `${known.size} codes.`,
    '',
    ...sections.flatMap(([file, catalogue]) => section(file, catalogue)),
  ].join('\n');
}

const problems = findings();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
const text = page();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
  console.log(`docs/errors.md: ${known.size} codes`);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error('docs/errors.md is stale: run  npx tsx scripts/generate-errors-page.ts  and commit it.');
  process.exitCode = 1;
}
