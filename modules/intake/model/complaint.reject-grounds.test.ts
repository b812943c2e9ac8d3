import { expect, test } from 'vitest';
import { consumptionFactors, rejectionGrounds, terminationGrounds } from '../../../rules/index.ts';
import { complaint } from './complaint.ts';

const accepts = (verb: string, body: object): boolean => complaint.verbs[verb]?.body.safeParse(body).success === true;
const text = '理由见附页。';

test.each(rejectionGrounds.map(({ code }) => code))(
  '%s is a ground; R3, and only R3, names factors of art 17',
  (ground) => {
    expect(accepts('reject', { ground, text })).toBe(ground !== 'R3');
    expect(accepts('reject', { ground, factors: ['F1'], text })).toBe(ground === 'R3');
  },
);

test('every factor of art 17 can be named, an unknown one or none cannot', () => {
  expect(accepts('reject', { ground: 'R3', factors: consumptionFactors.map(({ code }) => code), text })).toBe(true);
  expect(accepts('reject', { ground: 'R3', factors: ['F9'], text })).toBe(false);
  expect(accepts('reject', { ground: 'R3', factors: [], text })).toBe(false);
  expect(accepts('reject', { ground: 'R8', text })).toBe(false);
});

test.each(terminationGrounds.map(({ code }) => code))(
  '%s: T6 says what came to light, T5 is the verb lapse',
  (ground) => {
    expect(accepts('terminate', { ground, text })).toBe(ground !== 'T5' && ground !== 'T6');
    expect(accepts('terminate', { ground, because: 'art42', text })).toBe(ground === 'T6');
    expect(accepts('terminate', { ground, recoveredFen: 100, text })).toBe(ground === 'T1');
  },
);
