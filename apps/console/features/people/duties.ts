/** Who looks after people or audits them; everybody else does the bureau's business. */
const APART: ReadonlySet<string> = new Set(['administrator', 'auditor']);

/**
 * Whether one person would both do the business and administer or audit it, or administer and audit. The server lets it
 * (a station of three has no choice); the screen says so before it is done.
 */
export function mixesDuties(held: readonly string[], added: string): boolean {
  if (APART.has(added)) return held.some((role) => role !== added);
  return held.some((role) => APART.has(role));
}
