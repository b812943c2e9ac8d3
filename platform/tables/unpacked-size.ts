import { AppError } from '../../kernel/error.ts';

/** Most bytes of all parts together: sheets are read as a stream. A million rows of ordinary length are half of it. */
export const LARGEST_UNPACKED = 2 ** 30;
/** Most bytes of a part that is held in memory as a whole: the texts that cells share, styles, relations. */
export const LARGEST_PART = 128 * 2 ** 20;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 65_535;
/** "The size is elsewhere" (ZIP64): no workbook within our limits needs it, but some writers always use it. */
const ELSEWHERE = 0xffffffff;

function sizeIn64(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1 && length >= 8 && at + 12 <= extra.length)
      return Number(extra.readBigUInt64LE(at + 4));
    at += 4 + length;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Refuses a workbook that would unpack to more than a machine should hold (a zip bomb), before anything is unpacked:
 * by the sizes that its directory declares. One that declares less than it has is refused by the reader, which stops
 * at the declared size. A directory that cannot be read is left to the reader's own words.
 * @throws AppError 413 `table.unpacks-too-large`
 */
export function refuseBomb(bytes: Buffer, file: string): void {
  const earliest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  let end = bytes.length - END_BYTES;
  while (end >= earliest && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < earliest) return;
  const many = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let all = 0;
  for (let n = 0; n < many && at + ENTRY_BYTES <= bytes.length && bytes.readUInt32LE(at) === ENTRY; n += 1) {
    const name = bytes.readUInt16LE(at + 28);
    const extra = bytes.readUInt16LE(at + 30);
    const path = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name);
    const told = bytes.readUInt32LE(at + 24);
    const size =
      told === ELSEWHERE ? sizeIn64(bytes.subarray(at + ENTRY_BYTES + name, at + ENTRY_BYTES + name + extra)) : told;
    all += size;
    const limit = /worksheets\/[^/]+\.xml$/i.test(path) ? LARGEST_UNPACKED : LARGEST_PART;
    // Pictures and the like are not unpacked at all.
    if (size > limit && /\.(xml|rels)$/i.test(path)) throw tooLarge(file, size, limit);
    at += ENTRY_BYTES + name + extra + bytes.readUInt16LE(at + 32);
  }
  if (all > LARGEST_UNPACKED) throw tooLarge(file, all, LARGEST_UNPACKED);
}

const tooLarge = (file: string, size: number, limit: number): AppError =>
  new AppError('table.unpacks-too-large', 413, { file, size: Number.isFinite(size) ? size : limit, limit });
