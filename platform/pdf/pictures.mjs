// Pictures as pages: the compressed data go into the file as they are, nothing is decoded that need not be.
import { JpegEmbedder, PDFName, PDFRawStream, PngEmbedder } from 'pdf-lib';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Above so many points a picture with transparency is not unpacked: four bytes each. */
const MOST_UNPACKED = 24_000_000;
const A4 = [595.28, 841.89];
const MARGIN = 42;

export const isJpeg = (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
export const isPng = (bytes) => bytes.length > 8 && PNG.compare(bytes, 0, 8) === 0;

/** How a camera held the picture (TIFF tag 0x0112), 1 to 8; 1 where it does not say. */
function orientationOf(bytes) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 4 <= view.length && view[at] === 0xff; ) {
    const marker = view[at + 1];
    const length = view.readUInt16BE(at + 2);
    if (marker === 0xda) return 1;
    if (marker === 0xe1 && view.toString('latin1', at + 4, at + 10) === 'Exif\0\0') {
      return tiffOrientation(view.subarray(at + 10, at + 2 + length));
    }
    at += 2 + length;
  }
  return 1;
}

function tiffOrientation(tiff) {
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < u16(first); index += 1) {
    const at = first + 2 + index * 12;
    if (u16(at) === 0x0112) return u16(at + 8) >= 1 && u16(at + 8) <= 8 ? u16(at + 8) : 1;
  }
  return 1;
}

/** Chunks of a PNG; throws where it was cut. */
function pngParts(bytes) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = { header: undefined, palette: undefined, transparent: false, data: [] };
  for (let at = 8; ; ) {
    const length = view.readUInt32BE(at);
    const kind = view.toString('latin1', at + 4, at + 8);
    const data = view.subarray(at + 8, at + 8 + length);
    if (data.length < length) throw new Error('cut');
    if (kind === 'IHDR') found.header = data;
    else if (kind === 'PLTE') found.palette = data;
    else if (kind === 'tRNS') found.transparent = true;
    else if (kind === 'IDAT') found.data.push(data);
    else if (kind === 'IEND') return found;
    at += 12 + length;
  }
}

/** The picture as an object of the context: { ref, width, height, turn }. Throws what is no picture, or 'too-large'. */
async function embed(context, bytes) {
  if (isJpeg(bytes)) {
    const jpeg = await JpegEmbedder.for(bytes);
    if (!(jpeg.width > 0 && jpeg.height > 0)) throw new Error('empty');
    const ref = await jpeg.embedIntoContext(context);
    return { ref, width: jpeg.width, height: jpeg.height, turn: orientationOf(bytes) };
  }
  const { header, palette, transparent, data } = pngParts(bytes);
  if (header === undefined || data.length === 0) throw new Error('no picture');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [bits, colour, interlaced] = [header[8], header[9], header[12]];
  if (width === 0 || height === 0) throw new Error('empty');
  if (colour >= 4 || transparent || interlaced !== 0) {
    if (width * height > MOST_UNPACKED) throw Object.assign(new Error('too large'), { reason: 'too-large' });
    const png = await PngEmbedder.for(bytes);
    return { ref: await png.embedIntoContext(context), width, height, turn: 1 };
  }
  if (colour === 3 && palette === undefined) throw new Error('no palette');
  const colours = colour === 2 ? 3 : 1;
  const space =
    colour === 3
      ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, context.register(context.flateStream(palette))]
      : colour === 2
        ? 'DeviceRGB'
        : 'DeviceGray';
  const stream = PDFRawStream.of(
    context.obj({
      ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: bits },
      ...{ ColorSpace: space, Filter: 'FlateDecode' },
      DecodeParms: { Predictor: 15, Colors: colours, BitsPerComponent: bits, Columns: width },
    }),
    Buffer.concat(data),
  );
  return { ref: context.register(stream), width, height, turn: 1 };
}

/** Unit square of the picture onto its upright place, by orientation. */
const TURNS = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** A page of A4, upright or across as the picture is, with the picture as large as the margins let it. */
export async function picturePage(context, bytes) {
  const { ref, width, height, turn } = await embed(context, bytes);
  const [wide, high] = turn >= 5 ? [height, width] : [width, height];
  const [pageWide, pageHigh] = wide > high ? [A4[1], A4[0]] : A4;
  const scale = Math.min((pageWide - 2 * MARGIN) / wide, (pageHigh - 2 * MARGIN) / high);
  const [w, h] = [wide * scale, high * scale];
  const place = [w, 0, 0, h, (pageWide - w) / 2, (pageHigh - h) / 2].map((each) => each.toFixed(3)).join(' ');
  const content = context.flateStream(`q ${place} cm ${TURNS[turn].join(' ')} cm /QyPicture Do Q`);
  const page = context.obj({
    Type: 'Page',
    MediaBox: [0, 0, pageWide, pageHigh],
    Resources: { XObject: { QyPicture: ref } },
  });
  page.set(PDFName.of('Contents'), context.register(content));
  return [{ ref: context.register(page), page }];
}
