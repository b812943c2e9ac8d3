/** How far a campaign is in its days, today; 0 before, 1 after. */
export function elapsed({ from, to }: { readonly from: string; readonly to: string }, today: string): number {
  const [start, end, now] = [Date.parse(from), Date.parse(to), Date.parse(today)];
  return end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
}
