import { createReadStream } from 'node:fs';
import { connect } from 'node:net';

export type ScanResult = 'not-scanned' | 'passed' | 'infected' | 'failed';

/** Looks for malware in a file; never throws. */
export type Scanner = (path: string) => Promise<ScanResult>;

/** Without a scanner the state says so; nothing is called clean that nobody looked at. */
export const noScanner: Scanner = () => Promise.resolve('not-scanned');

const TIMEOUT_MS = 60_000;

/**
 * A scanner that asks clamd by its INSTREAM command. `address` is a Unix socket's path or `host:port` (CLAMD_SOCKET).
 * What clamd cannot judge (too large, gone, slow) is `failed`, never `passed`.
 */
export function clamdScanner(address: string): Scanner {
  const tcp = /^([^/]+):(\d+)$/.exec(address);
  return async (path) => {
    const socket = tcp === null ? connect(address) : connect(Number(tcp[2]), tcp[1]);
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('clamd is silent')));
    let answer = '';
    const closed = new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
    });
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const send = (bytes: Uint8Array | string): Promise<void> =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
    try {
      await send('zINSTREAM\0');
      for await (const chunk of createReadStream(path)) {
        const bytes = chunk as Buffer;
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        await send(Buffer.concat([length, bytes]));
      }
      await send(Buffer.alloc(4));
    } catch {
      // clamd closes the stream when the file is beyond its limit: its answer says so.
    }
    await Promise.race([closed, new Promise<void>((resolve) => socket.once('end', resolve))]);
    socket.destroy();
    if (/ FOUND\0?$/.test(answer)) return 'infected';
    return /^stream: OK\0?$/.test(answer) ? 'passed' : 'failed';
  };
}

/** The scanner that the environment asks for. */
export const scannerFrom = (clamdSocket: string | undefined): Scanner =>
  clamdSocket === undefined || clamdSocket === '' ? noScanner : clamdScanner(clamdSocket);
