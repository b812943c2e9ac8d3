/**
 * Where the fine departs from the benchmark, the reason stands in the reasons of the proposal as a paragraph of its own:
 * it is printed in the decision, and the next form finds it there again. In Chinese, as the document is.
 */
const MARK = '偏离裁量基准的理由：';

/** The reasons with the paragraph; without one where there is nothing to say. */
export function withDeparture(reasons: string, reason: string): string {
  const own = withoutDeparture(reasons).text;
  return reason.trim() === ''
    ? own
    : `${own}${own === '' ? '' : '\n'}${MARK}${reason.trim().replace(/\s*\n\s*/g, ' ')}`;
}

/** The reasons without the paragraph, and what stood in it. */
export function withoutDeparture(reasons: string): { readonly text: string; readonly reason: string } {
  const lines = reasons.split('\n');
  const found = lines.find((line) => line.startsWith(MARK));
  return {
    text: lines
      .filter((line) => line !== found)
      .join('\n')
      .trim(),
    reason: found?.slice(MARK.length) ?? '',
  };
}
