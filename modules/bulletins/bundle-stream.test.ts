import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { bundleStream } from './bundle-stream.ts';

/** Writes for ever, and tells how it ended. */
function endless(): { write: (line: (text: string) => Promise<void>) => Promise<void>; ended: Promise<unknown> } {
  let settle: (how: unknown) => void = () => undefined;
  const ended = new Promise((resolve) => {
    settle = resolve;
  });
  return {
    ended,
    write: async (line) => {
      try {
        for (;;) await line('x'.repeat(10_000));
      } catch (error) {
        settle(error);
        throw error;
      }
    },
  };
}

describe('a bundle that streams', () => {
  test('is whole where it is read to its end', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `line ${index}\n`);
    const stream = bundleStream(async (line) => {
      for (const each of lines) await line(each);
    });
    expect(await text(stream)).toBe(lines.join(''));
  });

  test('ends its writer when the reader goes away: the connection behind it must not wait for ever', async () => {
    const { write, ended } = endless();
    const stream = bundleStream(write);
    await once(stream, 'data');
    stream.pause();
    stream.destroy();
    expect(await ended).toBeInstanceOf(Error);
  });

  test('ends its writer when the reader takes nothing more', async () => {
    const { write, ended } = endless();
    const stream = bundleStream(write, 20);
    const failed = once(stream, 'error');
    expect(await ended).toBeInstanceOf(Error);
    await failed;
    expect(stream.destroyed).toBe(true);
  });

  test('is cut off where its writer fails', async () => {
    const stream = bundleStream(async (line) => {
      await line('begun');
      throw new Error('no database');
    });
    await expect(text(stream)).rejects.toThrow('no database');
  });
});
