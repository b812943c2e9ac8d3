import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { AppError } from '../../kernel/error.ts';
import { detectEncoding } from '../tables/encoding.ts';

/** Kinds that people mix up harmlessly: a messenger saves a PNG as .jpg. */
type Family = 'picture' | 'sound' | 'video' | 'document' | 'archive';

interface Accepted {
  readonly family: Family;
  readonly endings: readonly string[];
}

const picture = (...endings: string[]): Accepted => ({ family: 'picture', endings });
const document = (...endings: string[]): Accepted => ({ family: 'document', endings });

const OOXML = 'application/vnd.openxmlformats-officedocument';
/** What is taken in, by the type that its content shows. Programs, scripts and web pages are not here. */
const ACCEPTED: Readonly<Record<string, Accepted>> = {
  'image/jpeg': picture('jpg', 'jpeg', 'jfif'),
  'image/png': picture('png'),
  'image/apng': picture('png', 'apng'),
  'image/webp': picture('webp'),
  'image/gif': picture('gif'),
  'image/bmp': picture('bmp'),
  'image/tiff': picture('tif', 'tiff'),
  'image/heic': picture('heic', 'heif'),
  'image/heif': picture('heic', 'heif'),
  'image/avif': picture('avif'),
  'application/pdf': document('pdf'),
  [`${OOXML}.wordprocessingml.document`]: document('docx'),
  [`${OOXML}.spreadsheetml.sheet`]: document('xlsx'),
  [`${OOXML}.presentationml.presentation`]: document('pptx'),
  'application/x-cfb': document('doc', 'xls', 'ppt', 'wps', 'et', 'dps', 'msg'),
  'application/zip': { family: 'archive', endings: ['zip', 'ofd'] },
  'audio/mpeg': { family: 'sound', endings: ['mp3'] },
  'audio/wav': { family: 'sound', endings: ['wav'] },
  'audio/amr': { family: 'sound', endings: ['amr'] },
  'audio/x-m4a': { family: 'sound', endings: ['m4a'] },
  'video/mp4': { family: 'video', endings: ['mp4', 'm4v'] },
  'video/quicktime': { family: 'video', endings: ['mov'] },
  'video/3gpp': { family: 'video', endings: ['3gp'] },
};

/** Texts have no mark in their bytes: the ending names them, and every byte must be text. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
};

/** Half a line of a page or script at the start of a "text" would run when somebody opens it in a browser. */
const MARKUP = /^\s*<(!doctype|html|head|body|script|svg|\?xml|iframe)/i;

async function isPlainText(path: string): Promise<boolean> {
  const encoding = await detectEncoding(path).catch(() => undefined);
  if (encoding === undefined || encoding.damaged) return false;
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(1_024);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return !MARKUP.test(new TextDecoder(encoding.name).decode(head.subarray(0, bytesRead)));
  } finally {
    await file.close();
  }
}

/**
 * The media type of a received file, by its content. Its name may leave the ending out or name another type of the
 * same family, nothing else.
 * @throws AppError `file.type-refused`
 */
export async function fileKind(path: string, name: string): Promise<string> {
  const ending = extname(name).slice(1).toLowerCase();
  const sniffed = (await fileTypeFromFile(path))?.mime;
  // "BM" is all that marks a BMP, and a text may begin with it.
  const found = sniffed === 'image/bmp' && ending in TEXTS ? undefined : sniffed;
  const refuse = (): never => {
    throw new AppError('file.type-refused', 415, { name: ending === '' ? '?' : `.${ending}`, found: found ?? '?' });
  };
  if (found === undefined) {
    const text = TEXTS[ending];
    return text !== undefined && (await isPlainText(path)) ? text : refuse();
  }
  const accepted = ACCEPTED[found];
  if (accepted === undefined) return refuse();
  if (ending === '' || accepted.endings.includes(ending)) return ending === 'ofd' ? 'application/ofd' : found;
  const named = Object.values(ACCEPTED).find((each) => each.endings.includes(ending));
  const alike = accepted.family !== 'document' && accepted.family !== 'archive' && named?.family === accepted.family;
  return alike ? found : refuse();
}
