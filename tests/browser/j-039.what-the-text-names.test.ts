import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();
const TEXT =
  '6月1日我在听泉区临江路88号好又多超市花三千五百元买酒，是假的。店家电话13812345678，也在淘宝店“好又多名酒”卖。再打13812345678就不接，联系人：王大明，要求退还三千五百元。';

journey('J-039 an officer sees what the text of a report names, and where', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer', '/console/');
  const matter = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-qingyuan': '1' };
      const answer = await fetch('/api/matters', { method: 'POST', headers, body });
      const { homeRegion, matterId } = await answer.json();
      return `${homeRegion}/${matterId}`;
    },
    JSON.stringify({
      ...{ actId: randomUUID(), procedure: 'report', verb: 'receive' },
      body: {
        ...{ title: '举报超市卖假酒', text: TEXT, channel: 'phone' },
        respondent: { name: '好又多超市', region: '980102' },
        reporter: { name: '周某', phone: '13900001111' },
      },
    }),
  );
  await page.goto(`/console/matters/${matter}`);
  const named = page.locator('section.reading', { has: page.getByRole('heading', { name: '文中要素' }) });
  const kind = (title: string) => named.locator('dl > div', { has: page.locator('dt', { hasText: title }) });
  await named.waitFor();
  expect(await kind('金额').getByRole('button').allInnerTexts()).toEqual(['3,500元\n×2']);
  expect(await kind('日期').getByRole('button').allInnerTexts()).toEqual(['2026年6月1日']);
  expect(await kind('地址').getByRole('button').allInnerTexts()).toEqual(['听泉区临江路88号']);
  expect(await kind('企业、店铺').getByRole('button').allInnerTexts()).toEqual(['好又多超市']);
  expect(await kind('网店').getByRole('button').allInnerTexts()).toEqual(['好又多名酒（淘宝）']);

  // By keyboard: the first place, the second, and none.
  const shown = page.locator('.matter-text mark.picked');
  const phone = kind('电话').getByRole('button');
  await phone.focus();
  await page.keyboard.press('Enter');
  expect(await shown.allInnerTexts()).toEqual(['13812345678']);
  expect(await phone.getAttribute('aria-pressed')).toBe('true');
  const look = new Looks(page);
  await look.at('what the text names');
  expect(look.found).toEqual({});
  await page.keyboard.press('Enter');
  expect(await shown.evaluate((mark) => mark.previousSibling?.textContent ?? '')).toMatch(/再打$/);
  await page.keyboard.press('Enter');
  expect(await shown.count()).toBe(0);
});
