import { expect, test } from 'vitest';
import { assertKept } from '../../bench/lib/kept.ts';
import { peerBody } from '../../bench/peer/collection.ts';
import { installFailure, peerVersion } from '../../bench/peer/install.ts';

test('a registry that does not answer is told apart from packages that cannot be installed', () => {
  for (const words of [
    'npm error code ECONNREFUSED',
    'npm error getaddrinfo ENOTFOUND somewhere',
    'npm error code E503',
  ]) {
    expect(installFailure('ci', words).code).toBe('bench.peer.registry-unreachable');
  }
  const broken = installFailure('rebuild isolated-vm', 'gyp ERR! not found: make\n');
  expect(broken.code).toBe('bench.peer.install-failed');
  expect(broken.message).toContain('not found: make');
});

test('a rate whose answers are not in the database is refused', () => {
  expect(() => assertKept('the revisions of the peer', 100, 0)).toThrow(/100 were answered, 0/);
  expect(() => assertKept('the peer', 100, 132)).not.toThrow();
});

test('the peer is pinned to one version and gets every field of our clue', () => {
  expect(peerVersion()).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.keys(JSON.parse(peerBody()) as object).sort()).toEqual(
    [
      ...['title', 'text', 'channel', 'domain', 'status', 'due_date'],
      ...['respondent_name', 'respondent_address', 'reporter_name', 'reporter_phone'],
    ].sort(),
  );
});
