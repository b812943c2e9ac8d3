import { expect } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { type Complaints, journey, listen } from './support/stage.ts';

journey('a journey notices a page that throws, logs an error or meets a fault of the server', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const complaints: Complaints = [];
    listen(page, complaints);
    await page.route('http://nowhere.test/*', (route) =>
      route.fulfill({ status: route.request().url().endsWith('/fault') ? 503 : 404, body: '<p>…</p>' }),
    );
    await page.goto('http://nowhere.test/refusal');
    expect(complaints, 'a refusal is an answer').toEqual([]);
    await page.goto('http://nowhere.test/fault');
    await page.evaluate(() => console.error('an answer breaks its contract'));
    const thrown = page.waitForEvent('pageerror');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown late');
      });
    });
    await thrown;
    expect(complaints.map((each) => each.split(' ')[0])).toEqual(['503', 'console', 'uncaught']);
  } finally {
    await browser.close();
  }
});
