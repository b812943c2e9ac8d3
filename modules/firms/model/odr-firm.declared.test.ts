import { expect, test } from 'vitest';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { odrFirm } from './odr-firm.ts';
import { examples } from './testing/examples.ts';

test('the enrolment of a firm is soundly declared', () => {
  expect(defectsOf(odrFirm, examples, [])).toEqual([]);
});

test('the checker finds a state that nothing reaches', () => {
  const { verify: _, ...verbs } = odrFirm.verbs;
  expect(defectsOf({ ...odrFirm, verbs }, examples, [])).toContain('state active is not reachable');
});

test('no name and no word that somebody wrote stands outside the part that can be erased', () => {
  const written = Object.entries(examples).flatMap(([verb, body]) =>
    ['contact', 'manager', 'addressee', 'reason', 'text'].flatMap((key) => (key in body ? [[verb, key] as const] : [])),
  );
  expect(written.length).toBeGreaterThan(10);
  for (const [verb, key] of written) expect(odrFirm.verbs[verb]?.personal, verb).toContain(key);
  for (const verb of ['activate', 'appoint-staff']) expect(odrFirm.verbs[verb]?.personal).toContain('name');
});
