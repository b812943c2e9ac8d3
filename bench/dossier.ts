import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from 'pdf-lib';
import pino from 'pino';
import { composeCore } from '../apps/server/core.ts';
import { CASE_REGION, tellCase } from '../apps/server/testing/case-story.ts';
import { type AuthorityCode, newPersonId } from '../kernel/id.ts';
import { told } from '../modules/cases/model/case/testing/gathering.ts';
import { filed, type Step, staff } from '../modules/cases/model/case/testing/story.ts';
import { receiveEvidence, settleEvidence } from '../modules/evidence/index.ts';
import { projectPath } from '../platform/paths.ts';
import { pngOf } from '../platform/pdf/testing.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';

/** Items of evidence, each with its sheet (form 11); orders to correct (form 33); two forms of the filing. */
const ITEMS = 100;
const ORDERS = 98;
const ON = '2026-06-01';

/** A scan: so many pages, each a picture of about 1.5 MB that no compressor makes smaller. */
async function scanOf(pages: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const picture = await doc.embedPng(pngOf(800, 640, 2, true));
  for (let page = 0; page < pages; page += 1)
    doc.addPage([595, 842]).drawImage(picture, { x: 40, y: 300, width: 500, height: 400 });
  return doc.save();
}

/** The same bytes under a hash of their own. */
const marked = (bytes: Uint8Array, mark: number): Buffer => Buffer.concat([bytes, Buffer.from(`\n%${mark}\n`)]);

interface Built {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly restingMiB: number;
  readonly documents: number;
  readonly slips: number;
  readonly pages: number;
  readonly sizeMiB: number;
  readonly loopDelayP99Ms: number;
}

/** A case of 300 papers: 200 documents typeset while it is built, 40 scans, 60 pictures of some megabytes. */
async function tellLargeCase(core: ReturnType<typeof composeCore>): Promise<{ id: string; person: string }> {
  const people = { officer: newPersonId(), second: newPersonId(), chief: newPersonId(), clerk: newPersonId() };
  const server = { ledger: core.ledger, people };
  const actor = {
    personId: people.officer,
    authority: CASE_REGION as string as AuthorityCode,
    roles: ['officer'] as const,
    onBehalfOf: null,
    scope: `${CASE_REGION}%`,
    clearance: 0,
  };
  const id = await tellCase(server, [filed(ON)]);
  const sources = [
    await scanOf(2),
    await scanOf(12),
    pngOf(1_100, 900, 2, true),
    pngOf(1_600, 1_200, 0, true),
  ] as const;
  const context = { ledger: core.ledger, directory: core.directory, files: core.files, nearWorkdays: 3, catalogue: {} };
  const steps: Step[] = [];
  for (let item = 0; item < ITEMS; item += 1) {
    const bytes = marked(sources[item % 5 === 0 ? 1 : item % 5 === 1 ? 0 : item % 5 === 2 ? 3 : 2], item);
    const name = item % 5 < 2 ? `扫描件${item}.pdf` : `照片${item}.png`;
    const received = await receiveEvidence(context, actor, {
      ...{ region: CASE_REGION, matterId: id, name },
      content: (async function* () {
        yield bytes;
      })(),
    });
    const file = { id: received.fileId, sha256: received.sha256, size: received.size, name };
    steps.push([ON, staff.officer, 'extract-evidence', told('extract-evidence', ON, { file, title: name })]);
  }
  for (let order = 0; order < ORDERS; order += 1) {
    steps.push([
      ON,
      staff.officer,
      'order-correction',
      told('order-correction', ON, { documentNo: `责改〔2026〕${order}号` }),
    ]);
  }
  await tellCase(server, steps, id);
  await settleEvidence(core.store);
  return { id, person: people.officer };
}

/** The dossier of a case of 300 papers, built by the running product: seconds, and the most memory of its process. */
export async function benchDossier(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  try {
    const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
    const { id, person } = await tellLargeCase(core).finally(() => core.close());
    const { stdout } = await promisify(execFile)(
      projectPath(join('node_modules', '.bin', 'tsx')),
      [projectPath('bench/dossier-server.ts'), server.url, server.folder, CASE_REGION, id, person],
      { cwd: projectPath('.') },
    );
    const built = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Built;
    const { seconds, peakMiB, documents, pages, sizeMiB, slips } = built;
    say(
      `  ${documents} papers, ${pages} pages, ${sizeMiB.toFixed(0)} MiB: ${seconds.toFixed(1)} s, ${peakMiB.toFixed(0)} MiB at most`,
    );
    const whole = documents >= 300 && slips === 0;
    return [
      {
        name: 'dossier of 300 documents built',
        value: seconds,
        unit: 's',
        bound: '≤ 60',
        met: seconds <= 60 && whole,
        detail: { ...built },
      },
      {
        name: 'dossier of 300 documents, most memory of the server',
        value: peakMiB,
        unit: 'MiB',
        bound: '≤ 1,024',
        met: peakMiB <= 1_024 && whole,
        detail: { restingMiB: built.restingMiB },
      },
    ];
  } finally {
    await server.stop();
  }
}
