const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 1980, 0:00: the first instant that a zip can tell. */
const TIME = 0;
const DATE = 0x0021;

/**
 * Sets the time of every file of a zip to 1980, in place: a zip keeps the wall clock of the machine that wrote it, so
 * that the same files would give other bytes two seconds later and in another zone (APPNOTE.TXT 4.4.6).
 */
export function fixZipTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new TypeError('not a zip file');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new TypeError('not a zip directory');
    const local = zip.readUInt32LE(at + 42);
    for (const place of [at + 12, local + 10]) {
      zip.writeUInt16LE(TIME, place);
      zip.writeUInt16LE(DATE, place + 2);
    }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
