import { type BundleLine, LineDigest, lineText } from './bundle.ts';

/** What a forger of the file does after editing lines: a fitting trailer. For tests only. */
export function remade(lines: readonly string[]): string[] {
  const digest = new LineDigest();
  const body = lines.filter((line) => !line.includes('"type":"trailer"'));
  for (const line of body) digest.add(line);
  return [...body, lineText({ type: 'trailer', lines: digest.lines, digest: digest.value() })];
}

/** Edits the lines of one type and gives the bundle a fitting trailer. */
export function edited<T extends BundleLine['type']>(
  lines: readonly string[],
  type: T,
  change: (line: Extract<BundleLine, { type: T }>) => BundleLine,
): string[] {
  return remade(
    lines.map((line) => {
      const parsed = JSON.parse(line) as BundleLine;
      return parsed.type === type ? lineText(change(parsed as Extract<BundleLine, { type: T }>)) : line;
    }),
  );
}
