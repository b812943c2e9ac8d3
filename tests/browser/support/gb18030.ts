/** Bytes of a text as spreadsheets on Chinese office computers save it; two-byte characters and ASCII only. */
export function gb18030(text: string): Buffer {
  const bytesOf = table();
  const bytes = Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const found = code < 0x80 ? [code] : bytesOf.get(character);
    if (found === undefined) throw new Error(`no two bytes stand for ${character}`);
    return found;
  });
  return Buffer.from(bytes);
}

/** Read backwards out of the decoder, because the platform has no encoder. */
function table(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return bytesOf;
}
