import type { Page } from 'playwright-core';
import { en } from '../../../apps/portal/i18n/en.ts';
import { type Messages, zh } from '../../../apps/portal/i18n/zh.ts';
import type { Language } from '../../../kernel/text.ts';

/** Steps of citizens in the portal. Fields are found by the words on screen, in the language of the page. */

const WORDS: Readonly<Record<Language, Messages>> = { zh, en };

type Step = keyof Messages['filing']['steps'];

async function press(page: Page, button: string, heading: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Goes on to a step, and waits for its heading. */
export async function goOnTo(page: Page, step: Step, language: Language = 'zh'): Promise<void> {
  const { filing } = WORDS[language];
  await press(page, filing.next, filing.steps[step]);
}

/** Sends what was filled in, and waits for the receipt. */
export async function send(page: Page, language: Language = 'zh'): Promise<void> {
  const { filing, receipt } = WORDS[language];
  await press(page, filing.send, receipt.title);
}

/** The first step as all three kinds have it. */
export async function fillWhat(page: Page, title: string, text: string, language: Language = 'zh'): Promise<void> {
  const { labels } = WORDS[language].filing;
  await page.getByLabel(labels.title).fill(title);
  await page.getByLabel(labels.text).fill(text);
}

/** 青梧市 → 听泉区, a list each. */
export async function chooseDistrict(page: Page): Promise<void> {
  const lists = page.locator('.region-level select');
  await lists.last().selectOption('980100');
  await lists.last().selectOption('980102');
  await page.locator('.region-to:not(:empty)').waitFor();
}

/** A complaint through all four steps, up to its receipt; `onStep` is called on each step once it is filled in. */
export async function fileComplaint(
  page: Page,
  language: Language = 'zh',
  onStep: (step: Step) => Promise<void> = async () => undefined,
): Promise<void> {
  const { labels } = WORDS[language].filing;
  await page.goto('/file/complaint');
  await fillWhat(
    page,
    '新买的电饭煲漏电，商家不退款',
    '6月6日在听泉路商场花299元买了一个电饭煲，当晚做饭时外壳带电。次日找商家，商家说拆封不退。',
    language,
  );
  await page.getByLabel(labels.demand).fill('退款299元。');
  await page.getByLabel(labels.claim).fill('299');
  await page.getByLabel(labels.occurredOn).fill('2026-06-06');
  await onStep('what');
  await goOnTo(page, 'where', language);
  await page.getByLabel(labels.respondentName).fill('听泉路演示商场');
  await page.getByLabel(labels.respondentAddress).fill('听泉区听泉路100号');
  await chooseDistrict(page);
  await onStep('where');
  await goOnTo(page, 'contact', language);
  await page.getByLabel(labels.name).fill('演示用户');
  await page.getByLabel(labels.phone).fill('13800000000');
  await page.getByLabel(labels.address).fill('青梧市听泉区听泉路1号');
  await onStep('contact');
  await goOnTo(page, 'check', language);
  await onStep('check');
  await send(page, language);
}

/** The receipt code as a person copies it off the screen. */
export async function codeFrom(page: Page): Promise<string> {
  return (await codesFrom(page))[0] ?? '';
}

/** All codes of the receipt: a mixed letter has two. */
export async function codesFrom(page: Page): Promise<readonly string[]> {
  const codes = await page.locator('.receipt-code > span[aria-hidden]').all();
  return Promise.all(codes.map(async (code) => (await code.locator('> span').allInnerTexts()).join('-')));
}

/** An anonymous report through all four steps, up to its receipt; `anew` false: in the form that is open. */
export async function fileReport(page: Page, language: Language = 'zh', anew = true): Promise<void> {
  const { labels, anonymous } = WORDS[language].filing;
  if (anew) await page.goto('/file/report');
  await fillWhat(
    page,
    '某饭店使用过期食材',
    '6月8日中午在后厨看到他们把过期的冻肉解冻后使用，生产日期被撕掉了。',
    language,
  );
  await goOnTo(page, 'where', language);
  await page.getByLabel(labels.respondentName).fill('听泉路演示饭店');
  await chooseDistrict(page);
  await goOnTo(page, 'contact', language);
  await page.getByRole('radio', { name: new RegExp(`^${anonymous}`) }).check();
  await goOnTo(page, 'check', language);
  await send(page, language);
}

/** Leaves a message on the status page that is open, and waits until it stands there. */
export async function leaveMessage(page: Page, text: string, language: Language = 'zh'): Promise<void> {
  const { talk } = WORDS[language];
  await page.getByLabel(talk.label).fill(text);
  await page.getByRole('button', { name: talk.send, exact: true }).click();
  await page.locator('.said-person', { hasText: text }).waitFor();
}

/** Asks how the filing of a receipt code stands. */
export async function lookUp(page: Page, code: string, language: Language = 'zh'): Promise<void> {
  const { status } = WORDS[language];
  await page.goto('/status');
  await page.getByLabel(status.label).fill(code);
  await page.getByRole('button', { name: status.submit, exact: true }).click();
}
