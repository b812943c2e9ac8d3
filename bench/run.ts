/** `npm run bench [-- documents dossier http peer import recompute registry scale cases start]`: measures, prints, and writes bench/results/<date>.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../platform/paths.ts';
import { benchCases } from './cases.ts';
import { benchDocuments } from './documents.ts';
import { benchDossier } from './dossier.ts';
import { benchHttp } from './http.ts';
import { benchImport } from './import.ts';
import { benchImportFile } from './import-file.ts';
import { describeMachine, type Figure } from './lib/machine.ts';
import { SectionSkipped } from './lib/skipped.ts';
import { benchPeer } from './peer.ts';
import { benchRecompute } from './recompute.ts';
import { benchRegistry } from './registry.ts';
import { benchScale } from './scale.ts';
import { benchStart } from './start.ts';

const wanted = new Set(process.argv.slice(2));
const want = (name: string): boolean => wanted.size === 0 || wanted.has(name);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const figures: Figure[] = [];
const skipped: string[] = [];

/** A section that cannot be measured on this machine is named as skipped, and nothing is written for it. */
async function orSkipped(section: string, measured: Promise<Figure[]>): Promise<Figure[]> {
  try {
    return await measured;
  } catch (error) {
    if (!(error instanceof SectionSkipped)) throw error;
    skipped.push(`! ${section} SKIPPED, not measured [${error.code}]: ${error.message}`);
    return [];
  }
}

if (want('http')) {
  say('http');
  figures.push(...(await benchHttp(say)).figures);
}
if (want('peer')) {
  say('peer');
  figures.push(...(await orSkipped('peer', benchPeer(say))));
}
if (want('import')) {
  say('import');
  figures.push(...(await benchImport(say)), ...(await benchImportFile(say)));
}
if (want('recompute')) {
  say('recompute');
  figures.push(...(await benchRecompute(say)));
}
if (want('registry')) {
  say('registry');
  figures.push(...(await benchRegistry(say)));
}
if (want('scale')) {
  say('scale');
  figures.push(...(await benchScale(say)));
}
if (want('cases')) {
  say('cases');
  figures.push(...(await benchCases(say)));
}
if (want('dossier')) {
  say('dossier');
  figures.push(...(await benchDossier(say)));
}
if (want('documents')) {
  say('documents');
  figures.push(...(await benchDocuments(say)));
}
if (want('start')) {
  say('start');
  figures.push(...(await benchStart(say)));
}

const machine = describeMachine('18.4 (embedded)');
for (const { name, value, unit, bound, met } of figures) {
  say(`${met ? '✓' : '✗'} ${name}: ${Number(value.toPrecision(4))} ${unit} (${bound})`);
}
for (const line of skipped) say(line);
mkdirSync(projectPath('bench/results'), { recursive: true });
const file = projectPath(`bench/results/${machine.date}.json`);
// A run of some sections keeps the others of that day.
const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { figures: Figure[] }).figures : [];
const measured = new Set(figures.map(({ name }) => name));
const all = [...kept.filter(({ name }) => !measured.has(name)), ...figures];
// All skipped: nothing measured on this machine, nothing to say about it.
if (figures.length > 0) writeFileSync(file, `${JSON.stringify({ machine, figures: all }, null, 2)}\n`);
// Who asked for a section by name is told by the status too that it was not measured.
process.exitCode = figures.every(({ met }) => met) && (skipped.length === 0 || wanted.size === 0) ? 0 : 1;
