import type { Signed } from '../model/signed.ts';
import { bytesOfPicture } from '../model/signed.ts';

const WIDTH = 720;
const ROW = 230;

const load = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('picture'));
    image.src = address;
  });

/** All drawn signatures one under the other, each with its page: one picture, kept as evidence. Undefined without any. */
export async function picturesTogether(
  pages: readonly Signed[],
  head: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const drawn = pages.flatMap((page, index) =>
    page.how === 'drawn' && page.picture !== '' ? [{ ...page, no: index + 1 }] : [],
  );
  if (drawn.length === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = 50 + drawn.length * ROW;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#101820';
  pen.font = '18px sans-serif';
  pen.fillText(head, 16, 32);
  for (const [index, page] of drawn.entries()) {
    const top = 50 + index * ROW;
    pen.fillText(`第${page.no}页 ${page.name}`, 16, top + 24);
    const image = await load(page.picture);
    const scale = Math.min((WIDTH - 32) / image.width, (ROW - 40) / image.height);
    pen.drawImage(image, 16, top + 34, image.width * scale, image.height * scale);
  }
  return bytesOfPicture(canvas.toDataURL('image/png'));
}
