import { describe, expect, test } from 'vitest';
import type { ActRecord } from './act-hash.ts';
import type { FindingKind } from './findings.ts';
import { TinyLedger } from './proof.fixture.ts';
import { remade } from './verify.fixture.ts';
import { type Report, verifyBundle } from './verify.ts';

/**
 * Fault F19: an administrator with every right on the database edits history. Each tampering starts from an honest
 * ledger of which a superior authority kept the second head.
 */
interface Tampering {
  readonly name: string;
  readonly tamper: (ledger: TinyLedger) => void;
  /** What the verifier must say, among other things. */
  readonly says: FindingKind;
  /** Where, if it can know. */
  readonly at?: { readonly matterId: string; readonly seq: number };
  readonly foundBy: 'bundle' | 'outside-checkpoint';
}

function edit(ledger: TinyLedger, matterId: string, seq: number, changes: Partial<ActRecord>): void {
  const row = ledger.row(matterId, seq);
  row.record = { ...row.record, ...changes };
}

const tamperings: readonly Tampering[] = [
  {
    name: 'edits the body of an act',
    tamper: (ledger) => edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } }),
    says: 'act.hash',
    at: { matterId: 'matter-1', seq: 3 },
    foundBy: 'bundle',
  },
  {
    name: 'edits the personal payload beside an act',
    tamper: (ledger) => {
      ledger.row('matter-1', 1).payload = { name: '李四', phone: '13800000000' };
    },
    says: 'opening.commitment',
    at: { matterId: 'matter-1', seq: 1 },
    foundBy: 'bundle',
  },
  {
    name: 'edits an act and re-hashes that one',
    tamper: (ledger) => {
      edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } });
      const next = ledger.row('matter-1', 4).record.prevHash;
      ledger.rehash('matter-1', 3);
      edit(ledger, 'matter-1', 4, { prevHash: next });
    },
    says: 'chain.link',
    at: { matterId: 'matter-1', seq: 4 },
    foundBy: 'bundle',
  },
  {
    name: 'edits an act and re-hashes the whole chain of its matter',
    tamper: (ledger) => {
      edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } });
      ledger.rehash('matter-1');
    },
    says: 'tree.root',
    foundBy: 'bundle',
  },
  {
    name: 're-hashes the chain and replaces the root in the heads without the key',
    tamper: (ledger) => {
      edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } });
      ledger.rehash('matter-1');
      for (const head of ledger.heads) {
        const root = ledger.tree().root(head.size).toString('base64');
        head.note = head.note.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${root}\n`);
      }
    },
    says: 'checkpoint.signature',
    foundBy: 'bundle',
  },
  {
    name: 'deletes the tail',
    tamper: (ledger) => {
      ledger.rows.length = 20;
    },
    says: 'tree.truncated',
    foundBy: 'bundle',
  },
  {
    name: 'deletes the tail and the heads that knew it',
    tamper: (ledger) => {
      ledger.rows.length = 9;
      ledger.heads.length = 1;
      ledger.sealed = 9;
    },
    says: 'outside.truncated',
    foundBy: 'outside-checkpoint',
  },
  {
    name: 'deletes an act from the middle',
    tamper: (ledger) => {
      ledger.rows.splice(ledger.rows.indexOf(ledger.row('matter-1', 3)), 1);
    },
    says: 'chain.gap',
    at: { matterId: 'matter-1', seq: 4 },
    foundBy: 'bundle',
  },
  {
    name: 'deletes a whole matter',
    tamper: (ledger) => {
      ledger.rows = ledger.rows.filter(({ record }) => record.matterId !== 'matter-1');
    },
    says: 'tree.root',
    foundBy: 'bundle',
  },
  {
    name: 'inserts an act into a chain and links it to the one before',
    tamper: (ledger) => {
      const forged = ledger.act('matter-1', {
        seq: 4,
        prevHash: ledger.row('matter-1', 3).hash,
        actId: 'forged',
        recordedAt: ledger.row('matter-1', 3).record.recordedAt,
      });
      ledger.rows.pop();
      ledger.rows.splice(ledger.rows.indexOf(ledger.row('matter-1', 4)), 0, forged);
    },
    says: 'chain.duplicate',
    at: { matterId: 'matter-1', seq: 4 },
    foundBy: 'bundle',
  },
  {
    name: 'inserts an act and renumbers and re-hashes what follows',
    tamper: (ledger) => {
      const later = ledger.rows.filter(({ record }) => record.matterId === 'matter-1' && record.seq > 3);
      for (const row of later) row.record = { ...row.record, seq: row.record.seq + 1 };
      const forged = ledger.act('matter-1', { seq: 4, actId: 'forged' });
      ledger.rows.pop();
      ledger.rows.splice(ledger.rows.indexOf(ledger.row('matter-1', 5)), 0, forged);
      ledger.rehash('matter-1');
    },
    says: 'tree.root',
    foundBy: 'bundle',
  },
  {
    name: 'swaps the acts of two matters',
    tamper: (ledger) => {
      const [one, other] = [ledger.row('matter-0', 5), ledger.row('matter-1', 5)];
      [one.record, other.record] = [
        { ...one.record, matterId: 'matter-1' },
        { ...other.record, matterId: 'matter-0' },
      ];
    },
    says: 'act.hash',
    at: { matterId: 'matter-1', seq: 5 },
    foundBy: 'bundle',
  },
  {
    name: 'swaps the leaves of two matters',
    tamper: (ledger) => {
      const [one, other] = [ledger.row('matter-0', 5), ledger.row('matter-1', 5)];
      const [at, there] = [ledger.rows.indexOf(one), ledger.rows.indexOf(other)];
      [ledger.rows[at], ledger.rows[there]] = [other, one];
    },
    says: 'tree.root',
    foundBy: 'bundle',
  },
  {
    name: 'back-dates an act',
    tamper: (ledger) => edit(ledger, 'matter-2', 4, { eventAt: '2026-03-01T00:00:00.000Z' }),
    says: 'act.hash',
    at: { matterId: 'matter-2', seq: 4 },
    foundBy: 'bundle',
  },
  {
    name: 'back-dates an act and re-hashes its chain',
    tamper: (ledger) => {
      edit(ledger, 'matter-2', 4, { eventAt: '2026-03-01T00:00:00.000Z' });
      ledger.rehash('matter-2');
    },
    says: 'tree.root',
    foundBy: 'bundle',
  },
  {
    name: 'records a new act today under an old time and lets the server sign it',
    tamper: (ledger) => {
      const old = ledger.row('matter-2', 4).record.recordedAt;
      ledger.act('matter-2', { recordedAt: old, eventAt: old });
      ledger.seal();
    },
    says: 'act.back-dated',
    at: { matterId: 'matter-2', seq: 9 },
    foundBy: 'bundle',
  },
  {
    name: 're-hashes everything and signs all heads again with the stolen key',
    tamper: (ledger) => {
      edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } });
      ledger.rehash('matter-1');
      ledger.resealAll();
    },
    says: 'outside.root',
    foundBy: 'outside-checkpoint',
  },
];

/** The second head, size 18, as a superior authority keeps it. */
async function verifyBoth(tamper: (ledger: TinyLedger) => void): Promise<{ withOutside: Report; without: Report }> {
  const ledger = TinyLedger.sample();
  const kept = ledger.heads[1]?.note ?? '';
  tamper(ledger);
  const lines = await ledger.full();
  const publicKeys = [ledger.vkey];
  return {
    withOutside: await verifyBundle({ lines, publicKeys, oldCheckpoints: [kept] }),
    without: await verifyBundle({ lines, publicKeys, oldCheckpoints: [] }),
  };
}

const errors = (report: Report): string[] =>
  report.findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind);

test('control: the honest ledger passes, with and without the outside head', async () => {
  const { withOutside, without } = await verifyBoth(() => {});
  expect(errors(withOutside)).toEqual([]);
  expect(withOutside).toMatchObject({
    ok: true,
    anchoredBy: 'outside-checkpoint',
    onlyOutside: false,
    checked: { acts: 24, chains: 3, openings: 3, inclusion: 24, consistency: 3, checkpoints: 3, bulletins: 1 },
    regions: [{ homeRegion: '510502', coverage: 'full', size: 24, anchoredSize: 18, pending: 0, hidden: 0 }],
  });
  expect(without).toMatchObject({ ok: true, anchoredBy: 'bundle-only', regions: [{ anchoredSize: 0 }] });
  expect(without.findings.map(({ kind }) => kind)).toEqual(['outside.none']);
});

describe.each(tamperings)('someone $name', ({ tamper, says, at, foundBy }) => {
  test('is found with the outside head, and the report says where', async () => {
    const { withOutside } = await verifyBoth(tamper);
    expect(withOutside.ok).toBe(false);
    expect(withOutside.onlyOutside).toBe(foundBy === 'outside-checkpoint');
    const said = withOutside.findings.find((found) => found.kind === says && (!at || found.matterId === at.matterId));
    expect(said, `${says} among ${errors(withOutside).join(' ')}`).toMatchObject({
      severity: 'error',
      evidence: foundBy,
      homeRegion: '510502',
      ...at,
    });
    expect(said?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(`${said?.message.zh}${said?.message.en}`).not.toMatch(/[{}]/);
  });

  test(foundBy === 'bundle' ? 'is found without it' : 'passes without it: the stated limit', async () => {
    const { without } = await verifyBoth(tamper);
    if (foundBy === 'bundle') {
      expect(errors(without)).toContain(says);
      expect(without.ok).toBe(false);
    } else {
      expect(errors(without)).toEqual([]);
      expect(without).toMatchObject({ ok: true, anchoredBy: 'bundle-only' });
      expect(without.findings.map(({ kind }) => kind)).toContain('outside.none');
    }
  });
});

test('a chosen matter alone: a re-hashed chain fails its proofs, a re-signed tree only the outside head', async () => {
  for (const [thief, expected, onlyOutside] of [
    [false, ['inclusion.invalid'], false],
    [true, ['outside.consistency'], true],
  ] as const) {
    const ledger = TinyLedger.sample();
    const honest = ledger.tree();
    const kept = ledger.heads[1]?.note ?? '';
    edit(ledger, 'matter-1', 3, { body: { text: '不予受理' } });
    ledger.rehash('matter-1');
    if (thief) ledger.resealAll();
    // Without the key the stored nodes stay as they were, or the earlier heads would not link.
    else ledger.tree = () => honest;
    if (thief) ledger.heads = ledger.heads.slice(2);
    const lines = thief ? await withConsistency(ledger, 18) : await ledger.partial('matter-1');
    const oldCheckpoints = [kept];
    const report = await verifyBundle({ lines, publicKeys: [ledger.vkey], oldCheckpoints });
    expect(new Set(errors(report))).toEqual(new Set(expected));
    expect(report.onlyOutside).toBe(onlyOutside);
    const alone = await verifyBundle({ lines, publicKeys: [ledger.vkey], oldCheckpoints: [] });
    expect(alone.ok).toBe(onlyOutside);
  }
});

/** A partial bundle of which the exporter claims that the head kept at `size` is continued. */
async function withConsistency(ledger: TinyLedger, size: number): Promise<string[]> {
  const { time } = ledger.heads[0] ?? { time: ledger.now };
  const head = { size, time, note: '' };
  ledger.heads.unshift(head);
  const lines = await ledger.partial('matter-1');
  return remade(lines.filter((line) => !line.includes('"note":""')));
}
