import { expect } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { drawer, field, openVerb, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };
const FIRM = '晚风街鞋城';
const TERMS = '本店售出的鞋，七日内可无理由退货。';

journey(
  'J-045 an officer registers a promise, another checks it; a consumer reads it on a small phone and complains',
  async () => {
    const { page: officer } = await stage().enter(DESK);
    await signIn(officer, 'officer', '/console/office/new/commitment');
    const main = officer.locator('#main');
    await field(main, '名称').fill(FIRM);
    await field(main, '经营地址').fill('听泉区晚风街12号');
    await main.getByRole('radio', { name: '线下无理由退货' }).check();
    await field(main, '承诺内容（照承诺书原文）').fill(TERMS);
    await field(main, '消费者联系处（服务台、岗位、电话）').fill('收银台');
    await field(main, '适用商品').fill('鞋类');
    await field(main, '退货天数').fill('7');
    await field(main, '退货条件').fill('未穿出店外，凭小票');
    await field(main, '退款方式').fill('原路退回');
    await field(main, '生效日期').fill('2026-06-01');
    // The calendar lies over what comes next.
    await officer.keyboard.press('Escape');
    await field(main, '承诺书编号').fill('听泉消诺〔2026〕9号');
    await field(main, '纸质承诺书存放处（未上传文件时）').fill('所档案柜');
    expect(await violationsOn(officer)).toEqual([]);
    await officer.keyboard.press('Control+Enter');
    await waitForState(officer, '待核对公示');
    const address = new URL(officer.url()).pathname;

    const { page: consumer } = await stage().enter({ phone: true, size: { width: 320, height: 640 } });
    await consumer.goto('/commitments');
    await consumer.getByRole('heading', { level: 1, name: '商家消费承诺' }).waitFor();
    await consumer.getByLabel('商家名称或者地址').fill('晚风街 鞋');
    await consumer.getByRole('button', { name: '查找' }).click();
    await consumer.getByText('没有找到').waitFor();

    const { page: head } = await stage().enter(DESK);
    await signIn(head, 'head', address);
    await openVerb(head, '核对承诺书并公示');
    await drawer(head).getByRole('checkbox').check();
    await submitVerb(head);
    await waitForState(head, '公示中');

    await officer.reload();
    await waitForState(officer, '公示中');
    const form = await openVerb(officer, '登记兑现');
    await field(form, '消费者提出（检查）日期').fill('2026-06-08');
    await field(form, '来源').focus();
    await officer.keyboard.type('检查');
    await officer.keyboard.press('Enter');
    await field(form, '文号').fill('听泉检查〔2026〕3号');
    await field(form, '情况').fill('抽查三笔退货，均已办理。');
    await submitVerb(officer);
    await officer.getByRole('heading', { name: '兑现情况' }).waitFor();
    expect(await violationsOn(officer)).toEqual([]);

    // The filter keeps the words that were searched for.
    await consumer.getByRole('button', { name: '线下无理由退货' }).click();
    await consumer.getByRole('link', { name: FIRM }).waitFor();
    await consumer.getByText('检验 1 次：兑现 1 次，未兑现 0 次').waitFor();
    expect(await violationsOn(consumer)).toEqual([]);
    const sideways = () => consumer.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await consumer.getByRole('link', { name: FIRM }).click();
    await consumer.getByRole('heading', { level: 1, name: FIRM }).waitFor();
    const words = await wordsOf(consumer.locator('#main'));
    expect(words).toContain(TERMS);
    expect(words).toContain('7 天内可退');
    expect(words).not.toMatch(/档案柜|听泉检查/);
    expect(await violationsOn(consumer)).toEqual([]);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await consumer.getByRole('button', { name: '投诉这家商家' }).click();
    await consumer.getByRole('heading', { level: 1 }).waitFor();
    const text = consumer.locator('textarea').first();
    await expect.poll(() => text.inputValue()).toContain(TERMS);
    expect(new URL(consumer.url()).pathname).toBe('/file/complaint');
    expect(await violationsOn(consumer)).toEqual([]);
  },
);
