import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectPath } from '../../platform/paths.ts';
import { type BusinessRecord, businessRecords, openLexicon } from './business-records.ts';
import type { Found } from './entity-data.ts';
import type { Resolved } from './match-records.ts';

/** Pairs of records in one group, compared with those of one firm. */
export function foundPairs(groups: ArrayLike<number>, truth: ArrayLike<number>): Found {
  const pairsIn = (keyOf: (record: number) => number): number => {
    const sizes = new Map<number, number>();
    for (let record = 0; record < truth.length; record += 1) {
      const key = keyOf(record);
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const all = pairsIn((record) => truth[record] ?? 0);
  const told = pairsIn((record) => groups[record] ?? 0);
  const right = pairsIn((record) => (groups[record] ?? 0) * 2 ** 21 + (truth[record] ?? 0));
  return { right, wrong: told - right, missed: all - right };
}

/** What a query could do: records are one firm when the text is the same; those without it stand alone. */
function groupedBy(records: readonly BusinessRecord[], textOf: (record: BusinessRecord) => string): Uint32Array {
  const first = new Map<string, number>();
  return Uint32Array.from(records, (record, at) => {
    const text = textOf(record);
    if (text === '') return at;
    const known = first.get(text) ?? at;
    first.set(text, known);
    return known;
  });
}

/** Makes the records, resolves them in a process of two threads, and compares. */
export async function resolveMillion(
  count: number,
  seed: number,
): Promise<{
  readonly resolved: Resolved;
  readonly found: Found;
  readonly peers: Readonly<Record<string, Found>>;
  readonly firms: number;
}> {
  const { records, truth } = businessRecords(count, openLexicon(), seed);
  const folder = mkdtempSync(join(tmpdir(), 'qingyuan-match-'));
  try {
    const [file, out] = [join(folder, 'records.tsv'), join(folder, 'groups')];
    const lineOf = ({ name, code, region, address, phone, person }: BusinessRecord): string =>
      `${[name, code, region, address, phone, person].join('\t')}\n`;
    writeFileSync(file, records.map(lineOf).join(''));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...process.execArgv, projectPath('bench/lib/match-records.ts'), file, String(count), out],
      { maxBuffer: 1 << 24 },
    );
    const groups = new Uint32Array(new Uint8Array(readFileSync(out)).buffer);
    return {
      resolved: JSON.parse(stdout) as Resolved,
      found: foundPairs(groups, truth),
      firms: new Set(truth).size,
      peers: {
        'same code': foundPairs(
          groupedBy(records, ({ code }) => code),
          truth,
        ),
        'same name and county': foundPairs(
          groupedBy(records, ({ name, region }) => name + region),
          truth,
        ),
        'same code, or else same name and county': foundPairs(
          groupedBy(records, ({ code, name, region }) => (code === '' ? name + region : code)),
          truth,
        ),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
