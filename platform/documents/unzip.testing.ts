import { inflateRawSync } from 'node:zlib';

/** The files of a zip by path, in its order; the time of each as its two 16-bit numbers. */
export function unzip(zip: Buffer): Map<string, { readonly text: string; readonly time: readonly [number, number] }> {
  const files = new Map<string, { text: string; time: readonly [number, number] }>();
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const text = (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8');
    files.set(name, { text, time: [zip.readUInt16LE(local + 10), zip.readUInt16LE(at + 14)] });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
