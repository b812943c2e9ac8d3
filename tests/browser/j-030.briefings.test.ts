import { expect } from 'vitest';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { Looks } from './support/axe.ts';
import { signIn, signOut } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };

journey(
  'J-030 a bulletin is written with bound numbers, approved by somebody else, frozen, and opened number by number',
  async () => {
    const { page } = await stage().enter(DESK);
    const looks = new Looks(page);
    await signIn(page, 'officer', '/console/briefings');
    await page.getByRole('heading', { level: 1, name: '通报编制' }).waitFor();
    await looks.at('list');

    await page.getByRole('button', { name: '起草通报' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('线索清零周报').waitFor();
    await looks.at('new');
    await page.getByRole('button', { name: '开始起草' }).click();
    const preview = page.locator('.briefing-preview');
    await preview.locator('.briefing-table').first().waitFor();
    await preview.getByText('数字全部绑定').waitFor();
    await looks.at('composer');

    // A number that is typed is flagged; bound, it is the figure's own.
    const words = page.getByLabel('s1 正文');
    const received = /收到线索([\d,]+)件/.exec(await wordsOf(preview.locator('.briefing-words').first()))?.[1] ?? '';
    expect(received).not.toBe('');
    await words.fill(`收到线索${Number(received.replace(',', '')) + 1}件，走访市场9家。`);
    await page.getByText('与指标不符').waitFor();
    await looks.at('flags');
    await page.getByRole('button', { name: '绑定 f1' }).click();
    await expect.poll(() => words.inputValue()).toBe('收到线索{{f1}}，走访市场9家。');
    await page.getByLabel('保留“9”的理由').fill('督导组走访记录');
    await page.getByRole('button', { name: '保留', exact: true }).click();
    await preview.getByText('数字全部绑定').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('第 2 稿').waitFor();

    // A map of the stations, saved with the rest.
    await page.getByRole('button', { name: '增加一部分' }).click();
    await page.getByRole('menuitem', { name: '分布图' }).click();
    await preview.getByRole('img', { name: /按辖区分档着色/ }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('第 3 稿').waitFor();
    await looks.at('composer with a map');

    const address = page.url();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await page.getByText('审核中').waitFor();
    await signOut(page);

    // Somebody else approves and freezes.
    await signIn(page, 'head', address);
    await page.getByRole('button', { name: '审定' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '审定' }).click();
    await page.getByRole('button', { name: '编号定稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '编号定稿' }).click();
    await page
      .getByText(/通〔2026〕1号/)
      .first()
      .waitFor();
    await looks.at('frozen');

    // Each number opens as many matters as it says.
    const number = page.locator('.briefing-words .briefing-number').first();
    expect(await wordsOf(number)).toBe(`${received}件`);
    await number.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText(`数值 ${received}，由 ${received} 件事项构成`).waitFor();
    await looks.at('behind a number');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });

    // An area of its map opens what is behind it too; the address says which.
    await page.locator('.region-map a').first().focus();
    await page.keyboard.press('Enter');
    await drawer.getByText(/^数值 \d+，由 \d+ 件事项构成/).waitFor();
    expect(new URL(page.url()).searchParams.get('cell')).toMatch(/^s\d+\.c1@980102\d{3}$/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');

    await page.getByRole('button', { name: '复算核对' }).click();
    await page.getByText('复算结果与定稿逐字节相同').waitFor();

    await page.getByRole('button', { name: '下载' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'PDF 文件' }).click();
    const stream = await (await download).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    expect(pdfText(Buffer.concat(pieces)).join('').replace(/\s/gu, '')).toContain(`收到线索${received}件`);

    await page.getByRole('button', { name: '印发' }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: '向社会公开' }).check();
    await page.getByRole('dialog').getByRole('button', { name: '印发' }).click();
    await page.getByText(/印发$/).first().waitFor();
    await signOut(page);

    // It went to the public too: anybody finds it, with its file.
    await page.goto('/');
    await page.getByRole('link', { name: '工作通报' }).click();
    await page.getByLabel('通报标题').fill('线索清零周通报');
    await page.getByRole('button', { name: '查找' }).click();
    const bulletin = page.locator('.card', { hasText: '通〔2026〕1号' });
    await bulletin.waitFor();
    await looks.at('list of the public');
    const opened = page.waitForEvent('download');
    await bulletin.getByRole('link', { name: '下载通报（PDF）' }).click();
    expect((await opened).suggestedFilename()).toMatch(/\.pdf$/);

    // Whoever stands above reads it and changes nothing.
    await signIn(page, 'cityhead', address);
    await page
      .getByText(/通〔2026〕1号/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '印发' }).count()).toBe(0);
    expect(looks.found).toEqual({});
  },
);
