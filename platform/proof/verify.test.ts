import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BundleLine } from './bundle.ts';
import { splitLines } from './bundle-read.ts';
import { verifyChain } from './chain.ts';
import type { FindingKind } from './findings.ts';
import { formatVkey } from './note.ts';
import { TinyLedger } from './proof.fixture.ts';
import { edited, remade } from './verify.fixture.ts';
import { type Report, verifyBundle } from './verify.ts';

const ledger = TinyLedger.sample();
ledger.act('matter-0');
const full = await ledger.full();
const partial = await ledger.partial('matter-1');
const [early, middle, last] = ledger.heads.map(({ note }) => note) as [string, string, string];

const check = (
  lines: readonly string[],
  oldCheckpoints: readonly string[] = [],
  keys = [ledger.vkey],
): Promise<Report> => verifyBundle({ lines, publicKeys: keys, oldCheckpoints });
const kinds = (report: Report): FindingKind[] => report.findings.map(({ kind }) => kind);
const typeOf = (line: string): BundleLine['type'] => (JSON.parse(line) as BundleLine).type;

describe('honest bundles', () => {
  test('an act not yet sealed is a notice, not a fault', async () => {
    const report = await check(full, [early, middle, last]);
    expect(kinds(report)).toEqual(['tree.pending']);
    expect(report).toMatchObject({
      ok: true,
      anchoredBy: 'outside-checkpoint',
      regions: [{ size: 24, anchoredSize: 24, pending: 1 }],
    });
  });

  test('a chosen matter passes with proofs only, against an earlier, the same, or a later outside head', async () => {
    for (const old of [early, middle, last]) {
      const report = await check(partial, [old]);
      expect(report).toMatchObject({
        ok: true,
        anchoredBy: 'outside-checkpoint',
        checked: { acts: 8, chains: 1, inclusion: 8 },
      });
    }
    const older = await laterHead();
    expect(await check(older.lines, [last], older.keys)).toMatchObject({
      ok: true,
      regions: [{ size: 18, anchoredSize: 18 }],
    });
    expect(kinds(await check(older.unlinked, [last], older.keys))).toContain('outside.unlinked');
  });

  test('an export is not wrong for what was sealed after it: a newer outside head is a notice', async () => {
    const growing = TinyLedger.sample();
    const export1 = await growing.full();
    growing.act('matter-0');
    growing.seal();
    const newer = growing.heads.at(-1)?.note ?? '';
    const report = await check(export1, [newer], [growing.vkey]);
    expect(kinds(report)).toContain('outside.newer');
    expect(report).toMatchObject({ ok: true, anchoredBy: 'bundle-only' });
  });

  test('acts that may not be shown leave their hash, and the tree is still recomputed', async () => {
    const hiddenLines = remade(
      full.flatMap((source) => {
        const line = JSON.parse(source) as BundleLine;
        if (line.type === 'header') return [source.replace('"acts":25', '"acts":16')];
        if (line.type === 'opening' && line.actId.startsWith('matter-0')) return [];
        if (line.type !== 'act' || line.record.matterId !== 'matter-0') return [source];
        if (line.leaf === null) return [];
        return [`{"hash":"${line.hash}","homeRegion":"510502","leaf":${line.leaf},"type":"leaf"}`];
      }),
    );
    const report = await check(hiddenLines, [last]);
    expect(kinds(report)).toEqual(['tree.hidden']);
    expect(report).toMatchObject({ ok: true, regions: [{ hidden: 8, pending: 0 }], checked: { acts: 16, chains: 2 } });
  });
});

describe('files changed after export', () => {
  test('any one character changed in any line is found, even with a fitting trailer', async () => {
    for (const lines of [full, partial]) {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: lines.length - 2 }), fc.nat(), async (at, position) => {
          const line = lines[at] ?? '';
          const index = position % line.length;
          const changed = line.slice(0, index) + (line[index] === '1' ? '2' : '1') + line.slice(index + 1);
          expect((await check(remade(lines.with(at, changed)))).ok, changed).toBe(false);
        }),
        { numRuns: 150 },
      );
    }
  });

  test('any line lost, doubled or moved is found by the trailer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: full.length - 1 }), fc.boolean(), async (at, lose) => {
        expect((await check(full.toSpliced(at, 1, ...(lose ? [] : [full[at] ?? '', full[at] ?? ''])))).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(kinds(await check(full.slice(0, 10)))).toContain('bundle.trailer');
  });

  test.each<[string, (lines: readonly string[]) => readonly string[], FindingKind]>([
    ['no header', (lines) => lines.slice(1), 'bundle.header'],
    ['nothing', () => [], 'bundle.header'],
    ['no JSON', (lines) => remade(lines.toSpliced(9, 0, '{')), 'bundle.line'],
    ['a second header', (lines) => remade(lines.toSpliced(9, 0, lines[0] ?? '')), 'bundle.order'],
    ['a line after the trailer', (lines) => [...lines, lines[5] ?? ''], 'bundle.order'],
    ['a late checkpoint', (lines) => remade([...lines, lines[1] ?? '']), 'bundle.order'],
    [
      'a repeated member',
      (lines) => remade(lines.map((l) => l.replace('{"hash"', '{"hash":"0","hash"'))),
      'bundle.line-form',
    ],
    ['white space', (lines) => remade(lines.map((l) => l.replace('{"hash"', '{ "hash"'))), 'bundle.line-form'],
    ['fewer acts than announced', (lines) => remade(lines.filter((l) => !l.includes('"leaf":null'))), 'bundle.counts'],
    [
      'an unhashed member beside hashed ones',
      (lines) =>
        edited(lines, 'act', (line) => ({ ...line, record: { ...line.record, note: '已办结' } }) as BundleLine),
      'bundle.line',
    ],
    [
      'another region',
      (lines) => edited(lines, 'checkpoint', (line) => ({ ...line, homeRegion: '510503' })),
      'bundle.region',
    ],
    [
      'an origin that is not the region',
      (lines) =>
        edited(lines, 'header', (line) => ({
          ...line,
          regions: line.regions.map((region) => ({ ...region, homeRegion: '510503' })),
        })),
      'checkpoint.origin',
    ],
    [
      'a doubled act',
      (lines) => remade(lines.toSpliced(5, 0, lines.find((l) => typeOf(l) === 'act') ?? '')),
      'act.duplicate',
    ],
    [
      'leaf numbers moved',
      (lines) => edited(lines, 'act', (l) => ({ ...l, leaf: l.leaf === 5 ? 7 : l.leaf })),
      'tree.order',
    ],
    [
      'an opening of nothing',
      (lines) => edited(lines, 'opening', (line) => ({ ...line, actId: 'x' })),
      'opening.unknown',
    ],
    [
      'another salt',
      (lines) => edited(lines, 'opening', (line) => ({ ...line, salt: '0'.repeat(64) })),
      'opening.commitment',
    ],
    [
      'a changed bulletin',
      (lines) => edited(lines, 'bulletin', (line) => ({ ...line, bulletin: { ...line.bulletin, cleared: 4 } })),
      'bulletin.signature',
    ],
    ['no checkpoint', (lines) => remade(lines.filter((line) => typeOf(line) !== 'checkpoint')), 'checkpoint.missing'],
    [
      'an unsigned checkpoint',
      (lines) => edited(lines, 'checkpoint', (l) => ({ ...l, note: 'x' })),
      'checkpoint.malformed',
    ],
  ])('%s', async (_name, change, expected) => {
    const report = await check(change(full));
    expect(report.ok).toBe(false);
    expect(kinds(report)).toContain(expected);
  });

  test.each<[string, (lines: readonly string[]) => readonly string[], FindingKind]>([
    ['a missing proof', (lines) => remade(lines.filter((l) => typeOf(l) !== 'inclusion')), 'inclusion.missing'],
    ['a proof of another size', (lines) => edited(lines, 'inclusion', (l) => ({ ...l, size: 18 })), 'inclusion.size'],
    ['another leaf', (lines) => edited(lines, 'act', (l) => ({ ...l, leaf: (l.leaf ?? 0) + 1 })), 'inclusion.invalid'],
    [
      'a shortened proof',
      (lines) => edited(lines, 'inclusion', (l) => ({ ...l, hashes: l.hashes.slice(1) })),
      'inclusion.invalid',
    ],
    [
      'no link between heads',
      (lines) => remade(lines.filter((l) => typeOf(l) !== 'consistency')),
      'consistency.missing',
    ],
    [
      'a false link',
      (lines) => edited(lines, 'consistency', (l) => ({ ...l, hashes: l.hashes.slice(1) })),
      'consistency.invalid',
    ],
  ])('chosen matter with %s', async (_name, change, expected) => {
    const report = await check(change(partial));
    expect(report.ok).toBe(false);
    expect(kinds(report)).toContain(expected);
  });
});

describe('keys and heads', () => {
  test('a bundle proves nothing to one who has another key, or none', async () => {
    const stranger = formatVkey('qingyuan/luzhou', generateKeyPairSync('ed25519').publicKey);
    for (const keys of [[stranger], []]) {
      const report = await check(full, [], keys);
      expect(report.ok).toBe(false);
      expect(kinds(report)).toEqual(
        expect.arrayContaining(['checkpoint.key', 'checkpoint.missing', 'bulletin.signature']),
      );
    }
    expect(await check(full, [], [stranger, ledger.vkey])).toMatchObject({ ok: true });
    await expect(check(full, [], ['nonsense'])).rejects.toMatchObject({ code: 'proof.key.malformed' });
  });

  test('an outside head that cannot be used is named, one of another region is not used', async () => {
    expect(kinds(await check(full, ['nonsense']))).toContain('outside.refused');
    expect(kinds(await check(full, [middle.replace('\n18\n', '\n17\n')]))).toContain('outside.refused');
    const other = await check(full, [middle.replace('/510502\n', '/510503\n')]);
    expect(kinds(other)).toEqual(expect.arrayContaining(['outside.other-region', 'outside.none']));
    expect(other).toMatchObject({ ok: true, anchoredBy: 'bundle-only' });
  });

  test('two histories shown to two people are a fork', async () => {
    const forged = ledger.forkedNotes();
    expect(kinds(await check(full, [forged[2] ?? '']))).toContain('outside.fork');
    const both = remade(full.toSpliced(1, 0, checkpointLine(forged[2] ?? '')));
    expect(kinds(await check(both))).toContain('checkpoint.fork');
  });

  test('the list of findings is bounded, the count is not', async () => {
    const lines = edited(full, 'act', (line) => ({ ...line, record: { ...line.record, verb: 'forged' } }));
    const report = await verifyBundle({ lines, publicKeys: [ledger.vkey], oldCheckpoints: [], maxFindings: 5 });
    expect(report.findings).toHaveLength(5);
    expect(report.omitted).toBeGreaterThan(19);
    expect(report.ok).toBe(false);
  });
});

test('lines are split at newlines only, wherever the chunks are cut', async () => {
  const bytes = Buffer.from(`${full.join('\n')}\n`);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (step) => {
      const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
        bytes.subarray(i * step, (i + 1) * step),
      );
      const lines: string[] = [];
      for await (const line of splitLines(chunks)) lines.push(line);
      expect(lines).toEqual(full);
    }),
    { numRuns: 30 },
  );
});

test('verifyChain alone: unbroken rows pass, and each break is named', () => {
  const rows = TinyLedger.sample().rows;
  expect(verifyChain(rows)).toEqual([]);
  const of = (changed: typeof rows): FindingKind[] => verifyChain(changed).map(({ kind }) => kind);
  expect(of(rows.slice(3))).toEqual(['chain.first', 'chain.first', 'chain.first']);
  expect(of(rows.toSpliced(6, 1))).toEqual(['chain.gap']);
  expect(of(rows.toReversed())).toContain('chain.duplicate');
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  expect(of([{ ...first, record: { ...first.record, seq: 0 } }])).toContain('act.malformed');
  expect(of([...rows, { ...first, record: { ...first.record, homeRegion: '510503' } }])).toContain('chain.region');
});

/** A bundle of size 18, to be held against the later head of size 24, with and without the linking proof. */
async function laterHead(): Promise<{ lines: string[]; unlinked: string[]; keys: string[] }> {
  const young = TinyLedger.sample();
  young.heads = ledger.heads.slice(1, 2);
  young.sealed = 18;
  const source = await young.partial('matter-1');
  const hashes = young
    .tree()
    .consistency(18, 24)
    .map((hash) => `"${hash.toString('hex')}"`);
  const proof = `{"hashes":[${hashes.join(',')}],"homeRegion":"510502","size1":18,"size2":24,"type":"consistency"}`;
  return { lines: remade(source.toSpliced(2, 0, proof)), unlinked: source, keys: [ledger.vkey, young.vkey] };
}

function checkpointLine(note: string): string {
  return `{"homeRegion":"510502","note":${JSON.stringify(note)},"type":"checkpoint"}`;
}
