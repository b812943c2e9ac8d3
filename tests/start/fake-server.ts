import { createServer, type Server, type Socket } from 'node:net';

/** A message of the PostgreSQL wire protocol: type, length, content. */
function message(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const INT4 = 23;
const TEXT = 25;
const TEXT_ARRAY = 1009;

/** What a server of that version answers to the question about itself, whatever it is asked. */
function answer(version: number): Buffer {
  const columns: readonly (readonly [name: string, type: number, value: string | null])[] = [
    ['version', INT4, String(version)],
    ['encoding', TEXT, 'UTF8'],
    ['ctype', TEXT, 'C.UTF-8'],
    ['provider', TEXT, 'c'],
    ['locale', TEXT, null],
    ['missing', TEXT_ARRAY, '{}'],
  ];
  const fields = columns.map(([name, type]) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)]),
  );
  const values = columns.map(([, , value]) =>
    value === null ? int32(-1) : Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]),
  );
  return Buffer.concat([
    message('1'),
    message('2'),
    message('T', int16(columns.length), ...fields),
    message('D', int16(columns.length), ...values),
    message('C', text('SELECT 1')),
    message('Z', Buffer.from('I')),
  ]);
}

function talk(socket: Socket, version: number): void {
  let started = false;
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    if (!started) {
      started = true;
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      return;
    }
    // Simple statements (the migrations) are beyond it: it hangs up. A sync ends each question, a terminate the talk.
    if (bytes[0] === 'Q'.charCodeAt(0)) socket.destroy();
    else if (bytes.at(-5) === 'S'.charCodeAt(0)) socket.write(answer(version));
    else if (bytes[0] === 'X'.charCodeAt(0)) socket.end();
  });
}

/** Something that speaks like a PostgreSQL of that major version: its address. */
export function fakeServer(version: number): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((socket) => talk(socket, version));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ url: `postgres://officer:secret@127.0.0.1:${port}/qingyuan`, server });
    });
  });
}
