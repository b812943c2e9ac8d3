import { expect, test } from 'vitest';
import { identitySettings } from './settings.ts';

test.each([
  [{}, { openings: 1, hours: 72 }],
  [
    { QY_IDENTITY_OPENINGS: '3', QY_IDENTITY_HOURS: '24' },
    { openings: 3, hours: 24 },
  ],
  // What cannot be meant opens no wider than ours.
  [
    { QY_IDENTITY_OPENINGS: '0', QY_IDENTITY_HOURS: '-1' },
    { openings: 1, hours: 72 },
  ],
  [
    { QY_IDENTITY_OPENINGS: '11', QY_IDENTITY_HOURS: '721' },
    { openings: 1, hours: 72 },
  ],
  [
    { QY_IDENTITY_OPENINGS: '1.5', QY_IDENTITY_HOURS: 'Infinity' },
    { openings: 1, hours: 72 },
  ],
  [
    { QY_IDENTITY_OPENINGS: '', QY_IDENTITY_HOURS: 'ever' },
    { openings: 1, hours: 72 },
  ],
])('%j gives %j', (env, settings) => {
  expect(identitySettings(env)).toEqual(settings);
});
