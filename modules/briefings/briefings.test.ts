import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthorityCode, newActId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { putAuthorities } from '../../platform/identity/authority.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { canonicalText } from '../../platform/proof/canonical.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { person } from '../bulletins/testing.ts';
import { markRecounted, recordEditions } from '../figures/index.ts';
import { digestOfLines } from './commands/compute.ts';
import { saveDraft } from './commands/drafts.ts';
import { freezeBriefing } from './commands/freeze.ts';
import { briefingGuard } from './commands/guard.ts';
import { movedInputs, rerunBriefing } from './commands/rerun.ts';
import { settingOf } from './commands/setting.ts';
import { readSets, supersedeBriefing } from './commands/supersede.ts';
import { knownFigures } from './environment.ts';
import { valuesByCell } from './model/assemble.ts';
import { content } from './model/content.ts';
import { filled } from './model/fill.ts';
import type { Frozen } from './model/frozen.ts';
import { tableView } from './model/table-view.ts';
import { previewOf } from './queries/preview.ts';
import { type BriefingKey, findDraft, getEdition } from './queries/read-briefing.ts';
import { type BriefingStage, briefingStage, clueContent } from './testing/stage.ts';

let stage: BriefingStage;

beforeAll(async () => {
  stage = await briefingStage();
  const { work } = stage;
  // March: five received in the east, four in the north, two in the west for a campaign.
  await work('980101', 5, []);
  await work('980201', 4, []);
  await work('980102', 2, [], 'phone', 'clear-water');
});
afterAll(() => stage.close());

const cellIn = (frozen: Pick<Frozen, 'values'>, cell: string) => frozen.values.find((each) => each.cell === cell);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
const asked = (version: number) => ({ actId: newActId(), version });

describe('numbers', () => {
  it('shows in its preview what it freezes', async () => {
    const { deps, author } = stage;
    const { shown, flags } = await previewOf(deps, author, clueContent(), '980000');
    const { stored } = await stage.frozen();
    expect(flags).toEqual([]);
    const bare = ({ values }: Pick<Frozen, 'values'>) => values.map(({ digest: _, ...value }) => value);
    expect(bare(stored.frozen)).toEqual(bare(shown));
    expect(stored.frozen.tables).toEqual(shown.tables);
    expect(cellIn(stored.frozen, 'f1')).toMatchObject({ value: 11, before: 0, growth: null });
    expect(cellIn(stored.frozen, 's2.c1@980100')).toMatchObject({ value: 7 });
    expect(cellIn(stored.frozen, 's2.c1@*')).toMatchObject({ value: 11 });
    expect(cellIn(stored.frozen, 's6.c1@2026-03')).toMatchObject({ value: 11 });
    expect(cellIn(stored.frozen, 's5.c1@food')).toMatchObject({ value: 6 });
  });

  it('counts overlapping campaigns once in each row and once in the total, and says so', async () => {
    const { stored } = await stage.frozen();
    expect(cellIn(stored.frozen, 's8.c1@clear-water')).toMatchObject({ value: 2 });
    expect(cellIn(stored.frozen, 's8.c1@')).toMatchObject({ value: 9 });
    expect(cellIn(stored.frozen, 's8.c1@*')).toMatchObject({ value: 11 });
    expect(stored.frozen.notes.map(({ zh }) => zh)).toEqual(['同一事项可以计入多个专项行动，各行之和可能大于合计。']);
  });

  it('keeps the set behind each cell: its lines add up to the number and give its digest', async () => {
    const { ledger } = stage;
    const { key, stored } = await stage.frozen();
    const sets = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => readSets(tx, key, 1));
    for (const { cell, value, digest } of stored.frozen.values) {
      const lines = sets.get(cell) ?? [];
      expect([cell, digestOfLines(lines)]).toEqual([cell, digest]);
      expect([cell, lines.reduce((sum, line) => sum + Number(line.split('/')[3]), 0)]).toEqual([cell, value]);
    }
  });

  it('refuses figures that nobody knows, sums of fen and cases, and areas of others', async () => {
    const { deps, author } = stage;
    const with1 = (figures: string[], authority?: string) =>
      previewOf(deps, author, clueContent({ cells: [{ id: 'f1', figures, authority }], sections: [] }), '980100');
    expect(await codeOf(with1(['clue.nothing']))).toBe('briefing.figure-unknown');
    expect(await codeOf(with1(['clue.received', 'complaint.recovered']))).toBe('briefing.mixed-units');
    expect(await codeOf(with1(['clue.received'], '980201'))).toBe('briefing.out-of-scope');
    expect(await codeOf(with1(['clue.received'], '980101'))).toBe('done');
  });
});

describe('drafts', () => {
  it('are never written over by somebody who opened an earlier one', async () => {
    const { deps, author } = stage;
    const { saved: _, ...key } = await stage.drafted();
    const other = clueContent({ title: '另一个标题' });
    expect(await saveDraft(deps, author, key, { version: 1, content: other })).toMatchObject({ version: 2 });
    expect(await codeOf(saveDraft(deps, author, key, { version: 1, content: clueContent() }))).toBe('briefing.stale');
    // The same words again, after an answer that was lost: no conflict and no new version.
    expect(await saveDraft(deps, author, key, { version: 1, content: other })).toMatchObject({ version: 2 });
  });

  it('are seen and written in their authority alone, not above it and not below', async () => {
    const { deps, ledger } = stage;
    const city = person('980100', 'campaign-office');
    const { saved: _, ...key } = await stage.drafted(clueContent(), city);
    const seen = (actor: LedgerActor) => ledger.store.transaction(actor, (tx) => findDraft(tx, key));
    expect(await seen(city)).toMatchObject({ version: 1 });
    for (const code of ['980000', '980101', '980200', '980201']) {
      expect([code, await seen(person(code, 'head', 'campaign-office'))]).toEqual([code, undefined]);
    }
    const above = person('980000', 'head', 'campaign-office');
    expect(await codeOf(saveDraft(deps, above, key, { version: 1, content: clueContent() }))).toBe('briefing.unknown');
    const clerk = person('980100', 'intake');
    expect(await codeOf(saveDraft(deps, clerk, key, { version: 1, content: clueContent() }))).toBe('http.forbidden');
  });

  it('stand still while they are reviewed', async () => {
    const { deps, author, act } = stage;
    const { saved, ...key } = await stage.drafted();
    await act(author, key, 'submit', saved);
    expect(await codeOf(saveDraft(deps, author, key, { version: 1, content: clueContent({ title: '改了' }) }))).toBe(
      'briefing.not-draft',
    );
    await act(stage.head, key, 'send-back', { reason: '补充排名' });
    expect(await saveDraft(deps, author, key, { version: 1, content: clueContent({ title: '改了' }) })).toMatchObject({
      version: 2,
    });
  });

  it('are approved by somebody who wrote none of them, with no comment open', async () => {
    const { deps, ledger, author, head, act } = stage;
    const { saved, ...key } = await stage.drafted();
    // A head who saved once is an author, though no act says so.
    await saveDraft(deps, head, key, { version: 1, content: clueContent({ title: '负责人改过' }) });
    const guard = briefingGuard(ledger.store);
    const told = { actId: newActId(), homeRegion: key.region, matterId: key.id, body: {} };
    expect(await codeOf(Promise.resolve(guard.seen?.(head, { ...told, verb: 'approve' })))).toBe('briefing.own-draft');
    const asksBefore = (verb: string, body: JsonObject) =>
      ledger.store.transaction(author, async (tx) => guard.before?.(tx, { ...told, verb, body }));
    // What is submitted is what is saved: another digest or version is refused.
    expect(await codeOf(asksBefore('submit', saved))).toBe('briefing.other-content');
    const draft = await ledger.store.transaction(author, (tx) => findDraft(tx, key));
    const named = { content: draft?.digest ?? '', saved: 2, title: '负责人改过' };
    expect(await codeOf(asksBefore('submit', named))).toBe('done');
    expect(await codeOf(asksBefore('freeze', {}))).toBe('briefing.own-way');
    await act(author, key, 'submit', named);
    await act(author, key, 'comment', { text: '排名口径？', section: 's3' });
    expect(await codeOf(act(person('980000', 'head'), key, 'approve'))).toBe('procedure.refused');
    await act(author, key, 'resolve-comment', { comment: 'n1', answer: '已说明' });
    expect(await codeOf(act(author, key, 'approve'))).toBe('procedure.refused');
    expect(await codeOf(act(person('980000', 'head'), key, 'approve'))).toBe('done');
  });
});

describe('freezing', () => {
  it('refuses while a typed number stands unbound, or contradicts its figure', async () => {
    const { deps, author } = stage;
    const words = (text: string, reasons: { section: string; number: string; reason: string }[] = []) =>
      clueContent({
        sections: content.shape.sections.parse([{ id: 's1', kind: 'text', heading: '情况', text }]),
        reasons,
      });
    const freeze = async (what: ReturnType<typeof words>) => {
      const key = await stage.approved(what);
      return codeOf(freezeBriefing(deps, author, key, asked(3)));
    };
    expect(await freeze(words('收到线索12件'))).toBe('briefing.contradiction');
    expect(await freeze(words('走访45家'))).toBe('briefing.contradiction');
    expect(await freeze(words('走访45家', [{ section: 's1', number: '45', reason: '督导组手工统计' }]))).toBe('done');
  });

  it('numbers in turn by authority and year, without a gap, also when many freeze at once', async () => {
    const { deps, ledger, author } = stage;
    const city = person('980100', 'campaign-office');
    const chief = person('980100', 'head');
    const keys: BriefingKey[] = [];
    for (let each = 0; each < 4; each += 1) {
      const { saved, ...key } = await stage.drafted(clueContent({ cells: [], sections: [] }), city);
      await stage.act(city, key, 'submit', saved);
      await stage.act(chief, key, 'approve');
      keys.push(key);
    }
    const stored = await Promise.all(keys.map((key) => freezeBriefing(deps, city, key, asked(3))));
    expect(stored.map(({ frozen }) => frozen.number.number).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(stored.map(({ frozen }) => frozen.number.text)).size).toBe(4);
    const { rows } = await ledger.store.transaction(author, (tx) =>
      tx.query<{ last: number; n: number }>(sql`
        select max(number)::int as last, count(distinct number)::int as n from briefing_edition where authority = '980000'`),
    );
    expect(rows[0]?.last).toBe(rows[0]?.n);
  });

  it('done twice is done once', async () => {
    const { deps, author } = stage;
    const key = await stage.approved();
    const request = asked(3);
    const [one, two] = await Promise.all([
      freezeBriefing(deps, author, key, request),
      freezeBriefing(deps, author, key, request),
    ]);
    expect(one.document).toBe(two.document);
    expect((await freezeBriefing(deps, author, key, asked(9))).document).toBe(one.document);
  });

  it('never changes whatever is done afterwards, and runs again to the same bytes', async () => {
    const { deps, author, work } = stage;
    const { key, stored } = await stage.frozen();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('980101', '980102', '980201'),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (office, n, cleared) => {
          await work(office, n, cleared ? ['accept'] : []);
          const again = await getEdition(deps, author, key, 1);
          expect(again.document).toBe(stored.document);
          expect(await rerunBriefing(deps, again)).toMatchObject({ identical: true, cells: [], moved: [] });
        },
      ),
      { numRuns: 6 },
    );
    expect((await previewOf(deps, author, clueContent(), '980000')).shown.values[0]?.value).toBeGreaterThan(11);
  });

  it('says which inputs moved where a run again differs', async () => {
    const { deps, ledger } = stage;
    const { stored } = await stage.frozen();
    const { rules } = ledger.env;
    const clue = ledger.procedures.clue;
    if (clue === undefined) throw new Error('no clue');
    const measures = clue.measures.map((measure) =>
      measure.id === 'clue.received'
        ? { ...measure, definition: { zh: '改了口径', en: 'redefined' }, cells: () => [] }
        : measure,
    );
    const changed = {
      ...deps,
      ledger: {
        ...ledger,
        procedures: { ...ledger.procedures, clue: { ...clue, measures } },
        env: { ...ledger.env, rules: Object.assign(Object.create(rules), { version: 'other' }) as typeof rules },
      },
    };
    const rerun = await rerunBriefing(changed, stored);
    expect(rerun.identical).toBe(false);
    expect(rerun.cells.find(({ cell }) => cell === 'f1')).toMatchObject({
      frozen: cellIn(stored.frozen, 'f1')?.value,
      now: 0,
    });
    expect(rerun.moved.map(({ en }) => en)).toEqual([
      `Rules: ${rules.version} then, other now`,
      expect.stringContaining('is defined otherwise now'),
    ]);
    // With nothing moved but the bytes, somebody touched the acts: said too.
    expect(movedInputs(deps, stored.frozen)).toEqual([]);
    const forged = { ...stored, frozen: { ...stored.frozen, day: '2026-03-09' }, document: `${stored.document} ` };
    expect((await rerunBriefing(deps, forged)).moved[0]?.en).toContain('acts may have been changed');
  });
});

describe('editions', () => {
  it('a corrected fact makes a new edition with its differences; the old one stays', async () => {
    const { deps, head, author, work, act } = stage;
    const { key, stored } = await stage.frozen();
    expect(await codeOf(supersedeBriefing(deps, head, key, { ...asked(4), reason: '无变化' }))).toBe(
      'briefing.nothing-moved',
    );
    await act(head, key, 'publish', { area: true, authorities: [], public: false });
    const ids = await work('980201', 2, []);
    const request = { ...asked(5), reason: '北县补报两件' };
    const next = await supersedeBriefing(deps, head, key, request);
    // The answer was lost, and it is asked again.
    expect((await supersedeBriefing(deps, head, key, request)).document).toBe(next.document);
    expect(next.frozen).toMatchObject({ edition: 2, number: stored.frozen.number });
    const moved = next.frozen.supersedes?.differences.find(({ cell }) => cell === 'f1');
    const was = cellIn(stored.frozen, 'f1')?.value ?? 0;
    expect(moved).toEqual({
      cell: 'f1',
      before: was,
      after: was + 2,
      moved: ids.map((id) => `980201/${id}`).sort(),
    });
    expect(next.frozen.supersedes).toMatchObject({ edition: 1, digest: stored.digest, reason: '北县补报两件' });
    expect((await getEdition(deps, author, key, 1)).document).toBe(stored.document);
    expect(await rerunBriefing(deps, next)).toMatchObject({ identical: true });
    expect(canonicalText(next.frozen as unknown as JsonObject)).toBe(next.document);
  });

  it('goes to its audience and nobody else', async () => {
    const { deps, ledger } = stage;
    const { key } = await stage.frozen();
    const reads = async (actor: Pick<LedgerActor, 'scope' | 'clearance'>) =>
      codeOf(getEdition(deps, actor as LedgerActor, key));
    const publish = async (to: JsonObject) => {
      const guard = briefingGuard(ledger.store);
      const told = { actId: newActId(), homeRegion: key.region, matterId: key.id, verb: 'publish', body: to };
      const write = guard.beside?.(told, '2026-03-31' as never);
      await ledger.store.transaction(stage.head, async (tx) => write?.(tx));
    };
    const county = person('980201', 'officer');
    const other = person('970000', 'head');
    const nobody = { scope: '00%', clearance: 0 };
    expect(await Promise.all([county, other, nobody].map(reads))).toEqual(Array(3).fill('briefing.unknown'));
    await publish({ area: false, authorities: ['980201'], public: false });
    expect(await reads(county)).toBe('done');
    expect(await reads(person('980101', 'officer'))).toBe('briefing.unknown');
    await publish({ area: true, authorities: [], public: false });
    expect(await reads(person('980101', 'officer'))).toBe('done');
    expect(await reads(other)).toBe('briefing.unknown');
    expect(await reads(nobody)).toBe('briefing.unknown');
    await publish({ area: false, authorities: [], public: true });
    expect(await reads(nobody)).toBe('done');
  });
});

describe('boundaries and definitions that changed', () => {
  it('tells no growth of an area founded since, keeps the row of one that ended, and says both', async () => {
    const { deps, ledger, author } = stage;
    const area = (code: string, validFrom: string, validTo: string | null) => ({
      code: code as AuthorityCode,
      parentCode: '980000' as AuthorityCode,
      nameZh: code === '980300' ? '新市局' : '旧市局',
      nameEn: code,
      shortZh: '',
      validFrom: validFrom as PlainDate,
      validTo: validTo as PlainDate | null,
      powers: [],
    });
    await putAuthorities(ledger.store.db, [
      area('980300', '2026-02-20', null),
      area('980400', '2020-01-01', '2026-02-19'),
    ]);
    const { shown } = await previewOf(deps, author, clueContent(), '980000');
    expect(shown.incomparable.areas).toEqual(['980300', '980400']);
    expect(shown.notes.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('新市局自2026-02-20起单列'),
        expect.stringContaining('旧市局于2026-02-19后不再单列'),
      ]),
    );
    // The new one has its row, with nothing in it; the old one only where it still counts anything.
    const rows = shown.tables.find(({ section }) => section === 's2')?.rows.map(({ key }) => key);
    expect(rows).toContain('980300');
    expect(rows).not.toContain('980400');
    expect(cellIn(shown, 's2.c1@980300')).toMatchObject({ value: 0, growth: null });
  });

  it('counts by the definition of today and says where a campaign fixed another one', async () => {
    const { ledger, author } = stage;
    const known = knownFigures(ledger);
    const fixed = (definition: string) =>
      ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
        const campaign = {
          query: (statement: Parameters<typeof tx.query>[0]) =>
            statement.text.includes("procedure = 'campaign'")
              ? Promise.resolve({
                  rows: [
                    {
                      code: 'clear-water',
                      title: '清水行动',
                      edition: 2,
                      measures: [{ id: 'clue.received', definition }],
                    },
                  ],
                  rowCount: 1,
                })
              : tx.query(statement),
        } as Db;
        const what = clueContent({
          cells: [{ id: 'f1', figures: ['clue.received'], campaign: 'clear-water' }],
          sections: [],
        });
        return settingOf(campaign, known, what, author.authority, '2026-03-31' as PlainDate);
      });
    const same = await fixed(known.get('clue.received')?.digest ?? '');
    expect(same.incomparable.figures).toEqual([]);
    const other = await fixed('0'.repeat(64));
    expect(other.incomparable.figures).toEqual(['clue.received']);
    expect(other.notes.map(({ zh }) => zh).join()).toContain('“清水行动”（第2版方案）启动时确定的口径不同');
  });

  it('says beside the growth that a definition changed since the period compared with, until all was counted anew', async () => {
    const { deps, ledger, author } = stage;
    const { db } = ledger.store;
    const known = knownFigures(ledger);
    const received = known.get('clue.received');
    if (received === undefined) throw new Error('no figure');
    const what = clueContent({ compare: 'year', sections: clueContent().sections.slice(0, 2) });
    const markIn = async () => {
      const { shown } = await previewOf(deps, author, what, '980000');
      const section = what.sections[1];
      const view = section === undefined ? undefined : tableView(shown, section, 'zh');
      return { shown, marks: view?.rows.map(({ cells }) => cells[2]?.text) };
    };
    await recordEditions(db, known, '2025-01-01' as PlainDate);
    expect((await markIn()).marks?.at(-1)).toBe('—');
    const other = new Map([...known, ['clue.received', { ...received, digest: '0'.repeat(64) }]]);
    await recordEditions(db, other, '2025-06-01' as PlainDate);
    const { shown, marks } = await markIn();
    expect(shown.incomparable.figures).toEqual(['clue.received']);
    expect(shown.notes.map(({ zh }) => zh).join()).toContain('口径自2025-06-01起有变化');
    expect(new Set(marks)).toEqual(new Set(['不可比']));
    expect(filled('{{f1.growth}}', valuesByCell(shown), 'zh')).toBe('（口径或区划有变，不可比）');
    // What compares nothing has nothing to say of it.
    const alone = await previewOf(deps, author, { ...what, compare: 'none' }, '980000');
    expect(alone.shown.incomparable.figures).toEqual([]);
    await markRecounted(db, '2026-03-31' as PlainDate);
    expect((await markIn()).shown.incomparable.figures).toEqual([]);
  });
});
