import { type Severity, severities } from './check.ts';

const ORDER = Object.keys(severities) as Severity[];

/** 1 urgent, 2 serious, 3 minor, as the table keeps it. */
export const rankOf = (severity: Severity): number => ORDER.indexOf(severity) + 1;
export const severityOf = (rank: number): Severity => ORDER[rank - 1] ?? 'minor';
