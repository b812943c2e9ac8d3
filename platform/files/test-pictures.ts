// Pictures built by hand for the tests: every place where a JPEG hides something holds a known word.

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A TIFF block with an orientation, a maker's note and a GPS directory (position as text: GPSSECRET). */
export function exifWithGps(orientation: number): Buffer {
  const tiff = Buffer.alloc(100);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(3, 8);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, 0x010f, 2, 11, 72);
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x8825, 4, 1, 52);
  tiff.writeUInt16LE(1, 52);
  entry(54, 0x001c, 7, 9, 84);
  tiff.write('MAKERSECRET', 72, 'latin1');
  tiff.write('GPSSECRET', 84, 'latin1');
  return tiff;
}

/** Tables, frame and scan of an 8×8 grey picture, to the end mark: what must not change by a byte. */
export const JPEG_PICTURE = Buffer.concat([
  segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
  segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
  segment(0xc4, Buffer.concat([Buffer.from([0, 0, 1]), Buffer.alloc(14), Buffer.from([0])])),
  segment(0xc4, Buffer.concat([Buffer.from([0x10, 0, 1]), Buffer.alloc(14), Buffer.from([0])])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
  Buffer.from([0xff, 0xd9]),
]);

export function jpegWithMetadata(orientation: number): Buffer {
  const latin = (value: string): Buffer => Buffer.from(value, 'latin1');
  // JFIF with a thumbnail of 2×2 pixels (12 bytes).
  const jfif = Buffer.concat([latin('JFIF\0\x01\x02\x00\x00\x48\x00\x48\x02\x02'), latin('THUMBSECRET.')]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, jfif),
    segment(0xe1, Buffer.concat([latin('Exif\0\0'), exifWithGps(orientation)])),
    segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x>XMPSECRET</x>')),
    segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile')),
    segment(0xe2, latin('MPF\0THUMBSECRET')),
    segment(0xed, latin('Photoshop 3.0\x008BIM IPTCSECRET')),
    segment(0xee, latin('Adobe\0\x64\0\0\0\0\0')),
    segment(0xfe, latin('COMSECRET')),
    JPEG_PICTURE,
    latin('TRAILSECRET'),
  ]);
}
