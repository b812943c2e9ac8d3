import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newActId, type PersonId, type Region, uuidv7 } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { closed } from '../../modules/cases/model/case/testing/finishing.ts';
import { type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { pdfOf } from '../../platform/pdf/testing.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { people } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { drawer, field, signIn, submitVerb } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const REGION = '980102' as Region;
/** The stories happen in June; the stage opens before. */
const EARLIER = -49;

/** The story's own people and days as those of the demo county. */
function here(steps: readonly Step[], number: string): readonly Step[] {
  let text = JSON.stringify(steps)
    .replaceAll('江阳市监立〔2026〕12号', number)
    .replaceAll('510502', REGION)
    .replaceAll(/2026-\d\d-\d\d/g, (day) => addDays(day as PlainDate, EARLIER));
  for (const name of ['officer', 'head'] as const) {
    const id = people.find((each) => each.login === name)?.id ?? '';
    text = text.replaceAll(staff[name].personId.replaceAll('510502', REGION), id);
  }
  return JSON.parse(text) as Step[];
}

const openedBy = (verb: string): string => (verb === 'decide-on-spot' ? 'summary-case' : 'case');

/** Tells steps of a story; gives the case's id. `into` goes on with one told before. */
async function tell({ served }: Stage, steps: readonly Step[], number: string, into?: string): Promise<string> {
  let matterId = into;
  for (const [n, [on, actor, verb, body]] of here(steps, number).entries()) {
    const at = new Date(`${on}T02:${String(n).padStart(2, '0')}:00Z`);
    const act = { ...{ actId: newActId(), homeRegion: REGION, verb }, body: (body ?? {}) as JsonObject };
    const [outcome] = await performMany(
      { ...served.composed.ledger, clock: { now: () => at }, backdating: 'allowed' },
      { ...actor, personId: actor.personId as PersonId, scope: `${REGION}%`, clearance: 0 },
      [matterId === undefined ? { ...act, procedure: openedBy(verb) } : { ...act, matterId: matterId as never }],
    );
    if (outcome === undefined || !outcome.ok) throw new Error(`${on} ${verb}`, { cause: outcome });
    matterId = outcome.matterId;
  }
  return matterId ?? '';
}

const addressOf = (id: string): string => `/console/cases/${REGION}/${id}/dossier`;
const button = (name: string | RegExp) => ({ name, exact: typeof name === 'string' }) as const;
/** Two letters of a button stand apart on the screen. */
const MAKE_UP = /^立\s?卷$/;
const ARCHIVE = /^归\s?档$/;

journey(
  'J-021 A dossier is built, a late paper bound in, archived by another, held, and disposed of by two who approve',
  async () => {
    const number = '听泉市监立〔2026〕121号';
    const id = await tell(stage(), closed, number);
    const { page } = await stage().enter();
    await signIn(page, 'officer', addressOf(id));
    await page.getByText('卷内文件齐全').waitFor();
    await page.getByRole('button', button('生成卷宗')).click();
    await page.getByRole('heading', { name: /^卷内文件目录/ }).waitFor();
    expect(await wordsOf(page.locator('.dossier-contents'))).toMatch(/正卷[\s\S]*行政处罚决定书[\s\S]*副卷/);
    expect(await violationsOn(page)).toEqual([]);
    // Through the papers by key: the one that is shown is marked in the list.
    const shown = page.locator('.dossier-contents a[aria-current]');
    const first = await wordsOf(shown.first().or(page.locator('.dossier-contents a').first()));
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await shown.count()).toBe(1);
    expect(await wordsOf(shown)).not.toBe(first);
    await page.getByRole('button', button(MAKE_UP)).click();
    await page.locator('.matter-sub .mark', { hasText: '立卷' }).waitFor();
    // What was made up is not offered again; whoever made it up does not check it.
    expect(await page.getByRole('button', button(MAKE_UP)).count()).toBe(0);
    await page.getByText('检查归档人员应当是立卷人以外的人员。').waitFor();

    // A paper comes late: it is bound in before anything goes to the archive.
    const late: Step = [
      '2026-07-02',
      staff.officer,
      'withdraw-publication',
      { ground: 'error', document: '撤公1号', reason: '摘要有误。' },
    ];
    await tell(stage(), [late], number, id);
    await page.reload();
    await page.getByText('立卷后案件又有新的文书或者记录').waitFor();
    const again = page.getByRole('button', button('重新立卷'));
    expect(await again.isDisabled()).toBe(true);
    await page.getByRole('button', button('重新生成')).click();
    await page.getByText('立卷后案件又有新的文书或者记录').waitFor({ state: 'detached' });
    await again.click();
    await page.getByText('检查归档人员应当是立卷人以外的人员。').waitFor();

    const { page: chief } = await stage().enter();
    await signIn(chief, 'head', addressOf(id));
    await field(chief, '存放位置（库房、架号）').fill('一库3架2层');
    await chief.getByRole('button', button(ARCHIVE)).click();
    await chief.locator('.matter-sub .mark', { hasText: '归档' }).waitFor();

    await chief.getByRole('button', button('冻结处置')).click();
    await field(drawer(chief), '文件、文号').fill('冻〔2026〕1号');
    await field(drawer(chief), '理由').fill('另案需要。');
    await submitVerb(chief);
    await chief.getByText('冻结中').waitFor();
    expect(await violationsOn(chief)).toEqual([]);

    // Thirty years later.
    await stage().served.composed.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        update matter set snapshot = jsonb_set(snapshot, '{facts,closing,keepUntil}', '"2026-06-01"') where id = ${id}`),
    );
    await chief.goto('/console/dossiers/retention');
    const line = chief.locator('tr', { hasText: number });
    await line.getByText('冻结中').waitFor();
    await line.getByRole('link').click();
    await chief.getByRole('button', button('解除冻结处置')).click();
    await field(drawer(chief), '文件、文号').fill('解冻〔2026〕1号');
    await submitVerb(chief);
    await chief.getByText('已解除').waitFor();
    const approve = async (by: typeof chief): Promise<void> => {
      await by.getByRole('button', button('批准销毁案卷')).click();
      await field(drawer(by), '文件、文号').fill('销〔2026〕1号');
      await submitVerb(by);
    };
    await approve(chief);
    await chief.getByText('销毁已由1人批准，共需2人').waitFor();
    expect(await chief.getByRole('button', button('批准销毁案卷')).count()).toBe(0);

    const { page: second } = await stage().enter();
    await signIn(second, 'reviewer', '/console/dossiers/retention');
    await second.locator('tr', { hasText: number }).getByText('销毁已由1人批准').waitFor();
    expect(await violationsOn(second)).toEqual([]);
    await second.getByRole('link', { name: number }).click();
    await approve(second);
    await second.getByText('销毁已由2人批准').waitFor();

    await page.reload();
    await page.getByRole('button', button('销毁案卷')).click();
    await field(drawer(page), '清单').fill('销册1号');
    await field(drawer(page), '监销人').fill('监销人王某');
    await submitVerb(page);
    await page.getByText('销毁日期').waitFor();
  },
);

/** A dossier of so many papers, as its row and file would be. */
async function keepDossier({ served }: Stage, id: string, papers: number): Promise<void> {
  const { files, store } = served.composed;
  const pdf = await pdfOf(Array.from({ length: papers }, (_, at) => `page ${at + 1}`));
  const digest = createHash('sha256').update(pdf).digest('hex');
  const path = join(files.incoming, `${digest}.pdf`);
  await writeFile(path, pdf);
  await files.working.put(digest, path, pdf.length);
  const contents = Array.from({ length: papers }, (_, at) => ({
    ...{ key: `form:${at + 1}:9`, volume: at < papers - 20 ? 'main' : 'secondary', section: 'evidence', kind: 'form' },
    ...{ no: 9, seq: at + 1, title: `现场笔录之${at + 1}`, number: '', on: '2026-05-01' },
    ...{ from: at + 1, to: at + 1, page: at + 1, slip: null, sha256: digest },
  }));
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    await tx.openMatters([id]);
    await tx.query(sql`
      insert into dossier (home_region, id, matter_id, version, state, asked_by, asked_at, retention, accounts, done, total,
        sha256, size, pages, main_sha256, main_size, main_pages, contents, missing, built_at)
      select ${REGION}, ${uuidv7()}, id, version, 'ready', ${uuidv7()}, now(), '30-years', '{}', ${papers}, ${papers},
        decode(${digest}, 'hex'), ${pdf.length}, ${papers}, decode(${digest}, 'hex'), ${pdf.length}, ${papers - 20},
        ${JSON.stringify(contents)}, '[]', now() from matter where id = ${id}`);
  });
}

journey(
  'J-021 Of three hundred papers one is found by a word and shown at its page, on a desk and on a phone',
  async () => {
    const id = await tell(stage(), closed, '听泉市监立〔2026〕122号');
    await keepDossier(stage(), id, 300);
    const { page } = await stage().enter();
    await signIn(page, 'officer', addressOf(id));
    const papers = page.locator('.dossier-contents a');
    await papers.first().waitFor();
    expect(await papers.count()).toBe(300);
    await page.keyboard.press('/');
    await page.keyboard.type('之250');
    await page.getByText('找到1件').waitFor();
    await papers.click();
    expect(await page.locator('iframe').getAttribute('src')).toContain('#page=250&');
    await page.locator('h1').focus();
    await page.keyboard.press('k');
    expect(await page.locator('iframe').getAttribute('src')).toContain('#page=249&');
    await page.getByLabel('按题名、文号查找').fill('没有这样的');
    await page.getByText('没有这样的文件。').waitFor();
    expect(await violationsOn(page)).toEqual([]);

    const { page: phone } = await stage().enter({ phone: true });
    await signIn(phone, 'officer', addressOf(id));
    await phone.locator('.dossier-contents a').first().waitFor();
    const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  },
);

journey('J-021 A simple case has one volume and is filed in one step', async () => {
  const on = '2026-07-10';
  const spot: Step = [
    on,
    staff.officer,
    'decide-on-spot',
    {
      number: '听泉市监当罚〔2026〕88号',
      ...{ title: '某便利店未明码标价案', cause: '未按规定明码标价', violation: 'price-not-marked', domain: 'price' },
      ...{
        channel: 'inspection',
        party: { kind: 'organisation', name: '某便利店' },
        place: '城西路8号',
        campaigns: [],
      },
      sources: [{ kind: 'inspection', region: '510502' }],
      officers: [staff.officer, staff.partner].map(({ personId }) => ({ person: personId, licence: '川0502001' })),
      ...{ certain: true, facts: '现场三种商品没有标价。', told: true, defence: { made: false } },
      penalties: [{ kind: 'fine', fen: 30_000, citation: '《价格违法行为行政处罚规定》第十三条' }],
      signature: { how: 'signed', name: '店主李某', on },
    },
  ];
  const id = await tell(stage(), [spot], '');
  const { page } = await stage().enter();
  await signIn(page, 'officer', addressOf(id));
  await page.getByText('先生成最新的卷宗，再备案归档。').waitFor();
  await page.getByRole('button', button('生成卷宗')).click();
  await page.getByRole('heading', { name: /^卷内文件目录/ }).waitFor();
  const words = await wordsOf(page.locator('.dossier-contents'));
  expect(words).toContain('当场行政处罚决定书');
  expect(words).not.toContain('副卷');
  await field(page, '存放位置（库房、架号）').fill('二库1架');
  await page.getByRole('button', button('备案归档')).click();
  await page.locator('.matter-sub .mark', { hasText: '归档' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
});
