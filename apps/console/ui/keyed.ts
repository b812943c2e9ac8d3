/** Lines that may say the same, each with a key of its own: its words, and how often they stood before it. */
export function keyed(lines: readonly string[]): readonly { readonly key: string; readonly line: string }[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const before = seen.get(line) ?? 0;
    seen.set(line, before + 1);
    return { key: `${before} ${line}`, line };
  });
}
