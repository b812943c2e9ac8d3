import { FAINT, NotAModel, packModel, unpackModel } from '../../../platform/text/model-file.ts';
import { type ClueModels, type Head, YES } from './clue-heads.ts';

const LENGTH = 4;

/** The models as bytes: length of the header, the header as JSON, and the packed heads one after another. */
export function packClues({ heads, ...about }: ClueModels): Buffer {
  // Yes or no hangs on many faint weights: without them, harmless texts raise half again as many alarms.
  const packed = heads.map(({ model }) => packModel(model, model.classes.includes(YES) ? 1 : FAINT));
  const header = {
    ...about,
    heads: heads.map(({ model: _, ...head }, at) => ({ ...head, bytes: packed[at]?.length ?? 0 })),
  };
  const words = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(words.length);
  return Buffer.concat([length, words, ...packed]);
}

/** The models of the bytes of {@link packClues}; throws `NotAModel` for other bytes. */
export function unpackClues(bytes: Buffer): ClueModels {
  if (bytes.length < LENGTH) throw new NotAModel('no header');
  let at = LENGTH + bytes.readUInt32LE();
  let header: Omit<ClueModels, 'heads'> & { heads: (Omit<Head, 'model'> & { bytes: number })[] };
  try {
    header = JSON.parse(bytes.toString('utf8', LENGTH, at)) as typeof header;
  } catch {
    throw new NotAModel('the header is not JSON');
  }
  if (typeof header.version !== 'string' || !Array.isArray(header.heads))
    throw new NotAModel('the header names no heads');
  const heads = header.heads.map(({ bytes: length, ...head }) => {
    at += length;
    return { ...head, model: unpackModel(bytes.subarray(at - length, at)) };
  });
  return { ...header, heads };
}
