/** Bytes of a text as spreadsheets on Chinese office computers save it; ASCII, two-byte characters, and those beyond U+FFFF. */
export function gb18030(text: string): Buffer {
  bytesOf ??= table();
  const known = bytesOf;
  const bytes = Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const found = code < 0x80 ? [code] : code > 0xffff ? fourBytes(code - 0x10000) : known.get(character);
    if (found === undefined) throw new Error(`no two bytes stand for ${character}`);
    return found;
  });
  return Buffer.from(bytes);
}

let bytesOf: ReadonlyMap<string, readonly number[]> | undefined;

/** All beyond U+FFFF stand in their order behind 90 30 81 30. */
const fourBytes = (at: number): readonly number[] => [
  0x90 + Math.floor(at / 12_600),
  0x30 + (Math.floor(at / 1_260) % 10),
  0x81 + (Math.floor(at / 10) % 126),
  0x30 + (at % 10),
];

/** Read backwards out of the decoder, because the platform has no encoder. */
function table(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return bytesOf;
}
