import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';
import { exifWithGps, JPEG_PICTURE, jpegWithMetadata, segment } from './test-pictures.ts';
import { readOrientation } from './tiff-orientation.ts';

const text = (bytes: Buffer): string => bytes.toString('latin1');
const SECRETS = ['GPSSECRET', 'XMPSECRET', 'IPTCSECRET', 'COMSECRET', 'TRAILSECRET', 'THUMBSECRET', 'MAKERSECRET'];

/** Our stripping must give something: a failure here is a failure of the test. */
function stripped(strip: (bytes: Buffer) => Buffer | undefined, bytes: Buffer): Buffer {
  const copy = strip(bytes);
  if (copy === undefined) throw new Error('the picture could not be walked');
  return copy;
}

describe('jpeg', () => {
  const original = jpegWithMetadata(6);
  const copy = stripped(stripJpeg, original);

  it('loses position, names, comments, thumbnails and what follows the end', () => {
    for (const secret of SECRETS) {
      expect(text(original)).toContain(secret);
      expect(text(copy)).not.toContain(secret);
    }
  });

  it('keeps the coded picture byte for byte, with its colours', () => {
    expect(copy.includes(JPEG_PICTURE)).toBe(true);
    expect(copy.subarray(-JPEG_PICTURE.length)).toEqual(JPEG_PICTURE);
    for (const kept of ['ICC_PROFILE', 'Adobe', 'JFIF']) expect(text(copy)).toContain(kept);
  });

  it('keeps the orientation and nothing else of Exif', () => {
    const at = copy.indexOf('Exif\0\0', 0, 'latin1');
    expect(readOrientation(copy.subarray(at + 6))).toBe(6);
    expect(copy.indexOf('Exif\0\0', at + 1, 'latin1')).toBe(-1);
    expect(text(stripped(stripJpeg, jpegWithMetadata(1)))).not.toContain('Exif');
  });

  it('gives the same again when there is nothing left to take', () => {
    expect(stripped(stripJpeg, copy)).toEqual(copy);
  });

  it('walks several scans and leaves restart marks alone', () => {
    const scan = Buffer.concat([
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3]),
    ]);
    const secret = segment(0xfe, Buffer.from('COMSECRET'));
    const progressive = Buffer.concat([Buffer.from([0xff, 0xd8]), scan, secret, scan, Buffer.from([0xff, 0xd9])]);
    expect(stripped(stripJpeg, progressive)).toEqual(
      Buffer.concat([Buffer.from([0xff, 0xd8]), scan, scan, Buffer.from([0xff, 0xd9])]),
    );
  });

  it('makes no copy of a picture that it cannot walk to the end', () => {
    for (let length = 0; length < original.length - 'TRAILSECRET'.length; length += 7)
      expect(stripJpeg(original.subarray(0, length))).toBeUndefined();
  });
});

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([bytes.subarray(0, 4), body, bytes.subarray(4)]);
}

describe('png', () => {
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const header = pngChunk('IHDR', Buffer.from('00000001000000010800000000', 'hex'));
  const pixels = pngChunk('IDAT', deflateSync(Buffer.from([0, 128])));
  const end = pngChunk('IEND', Buffer.alloc(0));
  const secrets = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX'].map((type) => pngChunk(type, Buffer.from('COMSECRET')));
  const exif = pngChunk('eXIf', exifWithGps(3));
  const scale = pngChunk('pHYs', Buffer.alloc(9));
  const original = Buffer.concat([signature, header, ...secrets, scale, exif, pixels, end, Buffer.from('TRAILSECRET')]);

  it('keeps picture, scale and orientation, and nothing else', () => {
    const copy = stripped(stripPng, original);
    for (const secret of SECRETS) expect(text(copy)).not.toContain(secret);
    expect(copy.includes(Buffer.concat([pixels, end]))).toBe(true);
    expect(copy.includes(scale)).toBe(true);
    expect(readOrientation(copy.subarray(copy.indexOf('eXIf') + 4))).toBe(3);
    expect(stripped(stripPng, copy)).toEqual(copy);
  });

  it('has the check value that the standard gives for the empty last chunk', () => {
    expect(end.toString('hex')).toBe('0000000049454e44ae426082');
  });

  it('makes no copy of a damaged picture', () => {
    const flipped = Buffer.from(original);
    flipped[flipped.indexOf('IDAT') + 6] = (flipped[flipped.indexOf('IDAT') + 6] ?? 0) ^ 1;
    expect(stripPng(flipped)).toBeUndefined();
    expect(stripPng(original.subarray(0, original.indexOf('IEND')))).toBeUndefined();
  });
});

function riff(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.write(type, 'latin1');
  bytes.writeUInt32LE(data.length, 4);
  return Buffer.concat([bytes, data, Buffer.alloc(data.length & 1)]);
}

function webp(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return riff('RIFF', body);
}

describe('webp', () => {
  const frame = riff('VP8L', Buffer.from('2f00000000112233', 'hex'));
  const features = (bits: number): Buffer => riff('VP8X', Buffer.from([bits, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const still = webp(
    features(0x2c),
    riff('ICCP', Buffer.from('profile')),
    frame,
    riff('EXIF', exifWithGps(8)),
    riff('XMP ', Buffer.from('XMPSECRET')),
    riff('QQQQ', Buffer.from('COMSECRET')),
  );

  it('keeps picture, colours and orientation, and corrects sizes and promises', () => {
    const copy = stripped(stripWebp, Buffer.concat([still, Buffer.from('TRAILSECRET')]));
    for (const secret of SECRETS) expect(text(copy)).not.toContain(secret);
    expect(copy.includes(frame)).toBe(true);
    expect(copy.readUInt32LE(4)).toBe(copy.length - 8);
    expect(copy[20]).toBe(0x28);
    expect(readOrientation(copy.subarray(copy.indexOf('EXIF') + 8))).toBe(8);
    expect(stripped(stripWebp, copy)).toEqual(copy);
  });

  it('looks into the frames of an animation', () => {
    const moving = webp(
      features(0x02),
      riff('ANIM', Buffer.alloc(6)),
      riff('ANMF', Buffer.concat([Buffer.alloc(16), frame, riff('QQQQ', Buffer.from('COMSECRET'))])),
    );
    const copy = stripped(stripWebp, moving);
    expect(text(copy)).not.toContain('COMSECRET');
    expect(copy.includes(frame)).toBe(true);
  });

  it('makes no copy of a container that it cannot walk', () => {
    expect(stripWebp(still.subarray(0, still.length - 4))).toBeUndefined();
    expect(stripWebp(webp(riff('QQQQ', Buffer.alloc(4))))).toBeUndefined();
  });
});

describe('hostile pictures', () => {
  it.each([
    ['jpeg', stripJpeg, jpegWithMetadata(6)],
    ['png', stripPng, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['webp', stripWebp, webp(riff('VP8X', Buffer.alloc(10)), riff('EXIF', exifWithGps(2)))],
  ])('never break the %s walk', (_, strip, seed) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(seed.length),
        (edits, cut) => {
          const bytes = Buffer.from(seed);
          for (const [at, value] of edits) bytes[at] = value;
          const copy = strip(bytes.subarray(0, cut));
          expect(copy === undefined || copy.length <= bytes.length + 64).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
