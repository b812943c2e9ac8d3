import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';
import { caseProbes } from './case-probes.ts';
import { type City, city } from './city.ts';
import { askOf, probesOf } from './probes.ts';
import { elsewhere } from './routes.ts';

const allProbes = (city: City) => [...probesOf(city), ...caseProbes(city, askOf(city))];

let yunlan: City;
let routes: readonly string[];
beforeAll(async () => {
  yunlan = await city('leaks/routes');
  const document: { paths: Record<string, Record<string, unknown>> } = (
    await yunlan.app.inject({ method: 'GET', url: '/openapi.json' })
  ).json();
  routes = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.keys(byMethod).map((method) => `${method.toUpperCase()} ${path}`),
  );
});
afterAll(() => yunlan.end());

/** What a list of routes leaves open, and what it names that is not there or is said twice. */
function compare(there: readonly string[], probed: readonly string[], others: Readonly<Record<string, string>>) {
  const named = [...probed, ...Object.keys(others)];
  return {
    unanswered: there.filter((route) => !named.includes(route)),
    gone: named.filter((route) => !there.includes(route)),
    twice: Object.keys(others).filter((route) => probed.includes(route)),
  };
}

test('every route of the product is drawn for by a probe, or says why it need not be', () => {
  const probed = [...new Set(allProbes(yunlan).flatMap((probe) => probe.routes))];
  expect(routes.length).toBeGreaterThan(80);
  expect(compare(routes, probed, elsewhere)).toEqual({ unanswered: [], gone: [], twice: [] });
  for (const [route, why] of Object.entries(elsewhere)) {
    expect(why.length, route).toBeGreaterThan(10);
    for (const [file] of why.matchAll(/[\w./-]+\.test\.ts/g)) expect(existsSync(projectPath(file)), file).toBe(true);
  }
});

test('a new route without a probe is found, and so are a name that is gone and one that stands twice', () => {
  expect(compare(['GET /api/new', 'GET /a'], ['GET /a', 'GET /b'], { 'GET /a': 'no matter' })).toEqual({
    unanswered: ['GET /api/new'],
    gone: ['GET /b'],
    twice: ['GET /a'],
  });
});

test('a probe asks the routes that it names', async () => {
  const inject = yunlan.app.inject.bind(yunlan.app);
  let asked: string[] = [];
  // Method and path of every question, as it goes to the server.
  const listening = new Proxy(yunlan.app, {
    get: (app, key) =>
      key !== 'inject'
        ? Reflect.get(app, key)
        : (given: { method: 'GET'; url: string }) => {
            asked.push(`${given.method} ${given.url.replace(/\?.*/, '')}`);
            return inject(given);
          },
  });
  const [reader] = yunlan.readers;
  // A new set for each: what one has asked, the same one remembers.
  for (const { name } of allProbes(yunlan)) {
    const probe = allProbes({ ...yunlan, app: listening }).find((each) => each.name === name);
    const target = [...yunlan.targets, ...yunlan.cases].find(probe?.fits ?? (() => true));
    if (probe === undefined || reader === undefined || target === undefined) throw new Error(`${name}: nothing to ask`);
    asked = [];
    await probe.judge(reader, target);
    for (const route of probe.routes) {
      const named = new RegExp(`^${route.replace(/\{[a-z]+\}/g, '[^/]+')}$`);
      expect(asked.filter((each) => named.test(each)).length, `${name}: ${route}`).toBeGreaterThan(0);
    }
  }
});
