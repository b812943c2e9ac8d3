import { uuidv7 } from '../../../../../kernel/id.ts';
import { sha256Of } from '../keep/seal.ts';
import { hasRoomFor, RoomError, type Vault } from '../keep/vault.ts';
import { blobOf, type Shot } from './model.ts';

/** Longest side of the small picture that is shown here. */
const PREVIEW = 420;

/** A small JPEG to look at; '' where the browser cannot read the picture, which is kept all the same. */
async function previewOf(file: Blob): Promise<string> {
  try {
    const image = await createImageBitmap(file, { resizeWidth: PREVIEW, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    image.close();
    return canvas.toDataURL('image/jpeg', 0.7);
  } catch {
    return '';
  }
}

/**
 * Takes a picture in: its bytes are hashed and kept as they came, before anything else is done with it.
 * @throws RoomError when there is no room; then it is not taken in
 */
export async function takeIn(vault: Vault, file: File, title: string, proves: string): Promise<Shot> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!(await hasRoomFor(bytes.byteLength))) throw new RoomError('no room');
  const id = uuidv7();
  const sha256 = await sha256Of(bytes);
  await vault.write([{ put: blobOf(id), bytes }]);
  const type = file.type || 'image/jpeg';
  return {
    ...{ id, name: file.name || '现场照片.jpg', type, size: bytes.byteLength, sha256, title, proves },
    ...{ preview: await previewOf(file), takenAt: new Date().toISOString() },
  };
}
