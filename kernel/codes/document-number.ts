/** A 文书文号: `泸市监处罚〔2021〕12号` is organ 泸市监, form 处罚, year 2021, number 12. */
export interface DocumentNumber {
  /** 机关代字, ending in 市监. */
  readonly organ: string;
  /** 文书类型, e.g. 处罚, 不立; may be empty. */
  readonly form: string;
  readonly year: number;
  /** Runs per authority, form and year without gaps. */
  readonly number: number;
}

const STRICT = /^(\p{Script=Han}*市监)(\p{Script=Han}*)〔(\d{4})〕([1-9]\d*)号$/u;

/**
 * Writes a number by GB/T 9704-2012: six-corner brackets, four-digit year, no 第, no leading zeros.
 * Throws RangeError for parts that cannot be written so.
 */
export function formatDocumentNumber(parts: DocumentNumber): string {
  const text = `${parts.organ}${parts.form}〔${parts.year}〕${parts.number}号`;
  if (parseDocumentNumber(text) === undefined) throw new RangeError(`not a document number: ${text}`);
  return text;
}

/** Reads a number that is written right; undefined for anything else. The organ ends at the last 市监. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const match = STRICT.exec(text);
  if (match === null) return undefined;
  const [, organ = '', form = '', year, number] = match;
  if (!Number.isSafeInteger(Number(number))) return undefined;
  return { organ, form, year: Number(year), number: Number(number) };
}

/** Puts right what old files get wrong: other brackets, 第, leading zeros, spaces, full-width digits. */
export function tidyDocumentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【〔](\d{4})[\])】〕]/u, '〔$1〕')
    .replace(/〕第?0*(\d+)号$/u, '〕$1号');
}
