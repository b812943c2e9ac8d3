/** `npm run bench [-- SECTION…]`, all sections when none is named: measures, prints, and writes bench/results/<date>.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../platform/paths.ts';
import { benchBriefing } from './briefing.ts';
import { benchCases } from './cases.ts';
import { benchCluesClassify } from './clues-classify.ts';
import { benchCluesDuplicates } from './clues-duplicates.ts';
import { benchCluesEntities } from './clues-entities.ts';
import { benchCluesEvents } from './clues-events.ts';
import { benchCluesIntake } from './clues-intake.ts';
import { benchCluesMerge } from './clues-merge.ts';
import { benchCluesNames } from './clues-names.ts';
import { benchCluesReading } from './clues-reading.ts';
import { benchCluesScreening } from './clues-screening.ts';
import { benchCluesShipped } from './clues-shipped.ts';
import { benchDocuments } from './documents.ts';
import { benchDossier } from './dossier.ts';
import { benchFigures } from './figures.ts';
import { benchFilingLoad } from './filing-load.ts';
import { benchHttp } from './http.ts';
import { benchImport } from './import.ts';
import { benchImportFile } from './import-file.ts';
import { describeMachine, type Figure } from './lib/machine.ts';
import { SectionSkipped } from './lib/skipped.ts';
import { benchOdr } from './odr.ts';
import { benchPeer } from './peer.ts';
import { benchRecompute } from './recompute.ts';
import { benchRegistry } from './registry.ts';
import { benchScale } from './scale.ts';
import { benchStart } from './start.ts';

const wanted = new Set(process.argv.slice(2));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

type Section = (say: (line: string) => void) => Promise<Figure[]>;

/** In the order in which they are measured. */
const SECTIONS: Readonly<Record<string, Section>> = {
  http: async (tell) => (await benchHttp(tell)).figures,
  'filing-load': benchFilingLoad,
  peer: benchPeer,
  import: async (tell) => [...(await benchImport(tell)), ...(await benchImportFile(tell))],
  recompute: benchRecompute,
  briefing: benchBriefing,
  registry: benchRegistry,
  scale: benchScale,
  cases: benchCases,
  figures: benchFigures,
  dossier: benchDossier,
  documents: benchDocuments,
  odr: benchOdr,
  start: benchStart,
  'clues-intake': benchCluesIntake,
  'clues-entities': benchCluesEntities,
  'clues-duplicates': benchCluesDuplicates,
  'clues-classify': benchCluesClassify,
  'clues-shipped': benchCluesShipped,
  'clues-events': benchCluesEvents,
  'clues-merge': benchCluesMerge,
  'clues-names': benchCluesNames,
  'clues-screening': benchCluesScreening,
  'clues-reading': benchCluesReading,
};

const figures: Figure[] = [];
const skipped: string[] = [];
const unknown = [...wanted].filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  say(`! no such section: ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}

for (const [name, measure] of Object.entries(SECTIONS)) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  say(name);
  try {
    figures.push(...(await measure(say)));
  } catch (error) {
    // What cannot be measured on this machine is named as skipped, and nothing is written for it.
    if (!(error instanceof SectionSkipped)) throw error;
    skipped.push(`! ${name} SKIPPED, not measured [${error.code}]: ${error.message}`);
  }
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
