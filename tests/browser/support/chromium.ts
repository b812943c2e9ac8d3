import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Where the browser lies: CHROMIUM_PATH, else the first usual place; undefined where there is none. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return given;
  return PLACES.find((path) => existsSync(path));
}

/** What a person reads who ran the tests on a machine without it. */
export const NO_CHROMIUM =
  'no Chromium: install the package `chromium` (and `fonts-noto-cjk`) or set CHROMIUM_PATH · 未安装浏览器';

/** The installed browser, quiet: it asks nobody for updates and keeps nothing. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  return chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env, LANGUAGE: 'en_US' },
    args: [
      // Chromium's own sandbox refuses to run as root, as CI does.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Fields for days are typed in the order of the browser's own language, not of the page's.
      '--lang=en-US',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
    ],
  });
}
