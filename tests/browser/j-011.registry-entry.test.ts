import { expect } from 'vitest';
import { field, focusedName, pickOption, signIn, tabTo } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

journey(
  'J-011 one call after another by keyboard: the operator is taken from the registry, the next form is there at once',
  async () => {
    const { page } = await stage().enter();
    await signIn(page, 'intake');
    // An operator that the demo world tells of, found by two of the words in its name.
    const answer = await page.request.get('/api/parties?q=%E8%B6%85%E5%B8%82&limit=1');
    const [party] = (await answer.json()).items;
    expect(party).toBeDefined();

    await page.keyboard.press('n');
    await expect.poll(() => focusedName(page)).toBe('标题');
    await page.keyboard.type('出售过期牛奶');
    await tabTo(page, '内容');
    await page.keyboard.type('牛奶过期三天仍在出售。');
    expect(await page.getByText('来文单位').count()).toBe(0);
    await tabTo(page, '名称（姓名）');
    await page.keyboard.type(party.name.slice(0, -1));
    const option = page.locator('.party-option', { hasText: party.code });
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page, '统一社会信用代码').inputValue()).not.toBe('');
    const code = await field(page, '统一社会信用代码').inputValue();
    expect(await wordsOf(page.locator('.party-note'))).toContain('件在办事项');

    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('.entry-before').waitFor();
    await expect.poll(() => focusedName(page)).toBe('标题');
    expect(await field(page, '标题').inputValue()).toBe('');

    // The same operator again: its list now has the one just registered.
    await page.locator('.entry-before a').click();
    await page.locator('.party-note').getByRole('link', { name: '查看' }).click();
    await page.getByRole('heading', { level: 1, name: '全部' }).waitFor();
    expect(new URL(page.url()).searchParams.get('respondent')).toBe(code);
    await page.locator('table.matters').getByText('出售过期牛奶').waitFor();

    // A letter brings a number of its own; free text stays what it is.
    await page.goto('/console/new/clue');
    await expect.poll(() => focusedName(page)).toBe('标题');
    await tabTo(page, '来源渠道');
    await pickOption(page, '来信来函');
    await field(page, '来文单位').fill('演示来文单位');
    await tabTo(page, '名称（姓名）');
    await page.keyboard.type('名录里没有的小摊');
    await page.keyboard.press('Tab');
    expect(await field(page, '名称（姓名）').first().inputValue()).toBe('名录里没有的小摊');
  },
);
