import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../../kernel/text.ts';
import { projectPath } from '../../../platform/paths.ts';
import { findChromium, launchChromium, NO_CHROMIUM } from './chromium.ts';
import { type Served, serve } from './serve.ts';

/** How long a step may wait for what it leads to, and a journey for its end: long, for machines that do much else. */
const PATIENCE = 25_000;
const LONGEST = 180_000;

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A person before a screen of their own: own cookies, own storage, own language. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface Stage {
  readonly served: Served;
  /** Opens a browser window for one more person. */
  enter(options?: EnterOptions): Promise<Person>;
}

export interface EnterOptions {
  readonly language?: Language;
  readonly size?: { readonly width: number; readonly height: number };
  /** A phone: touch, and a page that is laid out as one. */
  readonly phone?: boolean;
  /** A browser that runs no script: its reader switched it off. */
  readonly withoutScript?: boolean;
}

/** What pages complained of, in the order in which they did. */
export type Complaints = string[];

/** The browser logs each refused request too; a refusal is an answer like another here. */
const REFUSAL = /^Failed to load resource/;

/** Notes what a page throws, logs as an error, or is answered by a fault of the server. */
export function listen(page: Page, complaints: Complaints): void {
  page.on('pageerror', (error) => complaints.push(`uncaught on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text()))
      complaints.push(`console on ${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} of ${response.url()}`);
  });
}

/** The page's clock goes with the server's. Given to the browser as text, because a bundler would add helpers to it. */
const shiftedDate = (milliseconds: number): string => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + ${milliseconds}) : super(...given); }
    static now() { return Real.now() + ${milliseconds}; }
  };
}`;

/** English as if chosen once before; Chinese needs nothing, so that a new visitor's storage stays empty. */
const CHOSE_ENGLISH = `try { if (localStorage.getItem('qingyuan.language') === null) localStorage.setItem('qingyuan.language', 'en') } catch {}`;

/** Opens a window. Without animations: what is there stands still. */
export async function openWindow(browser: Browser, served: Served, options: EnterOptions = {}): Promise<Person> {
  const { language = 'zh', phone = false, size = phone ? PHONE : DESK } = options;
  const settings: BrowserContextOptions = {
    baseURL: served.address,
    viewport: size,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    javaScriptEnabled: options.withoutScript !== true,
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
  };
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(shiftedDate(served.shift));
  if (language === 'en') await context.addInitScript(CHOSE_ENGLISH);
  return { context, page: await context.newPage() };
}

/**
 * The server with its world and a browser, for all journeys of a file; nothing is begun where there is no browser.
 * @example
 * const stage = openStage();
 * journey('J-009 …', async () => { const { page } = await stage().enter(); … });
 */
export function openStage(): () => Stage {
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    if (findChromium() === undefined) {
      console.warn(`skipped: ${NO_CHROMIUM}`);
      return;
    }
    [served, browser] = await Promise.all([serve(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.end();
  });
  return () => {
    if (browser === undefined || served === undefined) throw new Error(NO_CHROMIUM);
    const open = browser;
    const house = served;
    return {
      served: house,
      enter: async (options) => {
        const person = await openWindow(open, house, options);
        current?.people.push(person);
        listen(person.page, current?.complaints ?? []);
        return person;
      },
    };
  };
}

interface Running {
  readonly people: Person[];
  readonly complaints: Complaints;
}

let current: Running | undefined;

/** Where many journeys run beside much else, one that fails is walked once more; the report says so (`retry x1`). */
const AGAIN = process.env.CI === 'true' ? 1 : 0;

/** Keeps what the windows showed when a journey failed; the error itself says where they stood and what could be read. */
async function keepWhatWasShown(name: string, people: readonly Person[], error: unknown): Promise<void> {
  const folder = projectPath('.build', 'browser-failures');
  mkdirSync(folder, { recursive: true });
  for (const [index, { page }] of people.entries()) {
    const path = join(folder, `${name.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 60)}-${index + 1}.png`);
    await page.screenshot({ path }).catch(() => undefined);
    const read = await page
      .evaluate(() => (document.querySelector('main') ?? document.body).textContent)
      .catch(() => '');
    const shown = `window ${index + 1} at ${page.url()} (${path}): ${read.replace(/\s+/g, ' ').slice(0, 800)}`;
    if (error instanceof Error) error.message += `\n${shown}`;
    else console.log(shown);
  }
}

/**
 * A test in a browser. Where none is installed it is named as skipped, with the package to install. Fails too when a
 * page threw, wrote an error to its console, or was answered by a fault of the server.
 */
export function journey(name: string, steps: () => Promise<void>): void {
  if (findChromium() === undefined) {
    test.skip(`${name} (${NO_CHROMIUM})`, () => undefined);
    return;
  }
  test(name, { timeout: LONGEST, retry: AGAIN }, async () => {
    const running: Running = { people: [], complaints: [] };
    current = running;
    try {
      await steps();
      expect(running.complaints, 'what the pages complained of').toEqual([]);
    } catch (error) {
      await keepWhatWasShown(name, running.people, error);
      throw error;
    } finally {
      current = undefined;
      for (const { context } of running.people) await context.close();
    }
  });
}
