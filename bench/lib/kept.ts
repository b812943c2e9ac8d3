/** Throws unless at least as many rows are kept as were answered; the end of a slice may cut off a few answers more. */
export function assertKept(what: string, answered: number, kept: number): void {
  if (kept < answered) throw new Error(`${what}: ${answered} were answered, ${kept} are in the database`);
}
