import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { FieldProblem, type ImportKind, type ImportRow } from '../../platform/import/index.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { clueFields } from './import-fields.ts';

const text = (row: ImportRow, key: string): string => (typeof row[key] === 'string' ? row[key] : '');

/** The named parts that the row has, under the names that the body gives them; undefined when it has none. */
function part(row: ImportRow, names: Readonly<Record<string, string>>): JsonObject | undefined {
  const found = Object.entries(names).flatMap(([key, name]) => {
    const value = row[key];
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

const DEFAULT_SYSTEM = '批量导入';
const FIRST_WORDS = 30;

/** By characters: half of a pair of code units can be neither stored nor hashed. */
const firstWords = (content: string): string => Array.from(content.replace(/\s+/g, ' ')).slice(0, FIRST_WORDS).join('');

function bodyOf(row: ImportRow, digest: string): JsonObject {
  const content = text(row, 'text');
  const source =
    row.externalId === undefined
      ? undefined
      : {
          system: text(row, 'system') || DEFAULT_SYSTEM,
          externalId: text(row, 'externalId'),
          ...part(row, { submittedAt: 'submittedAt' }),
        };
  // An operator is known by its name; a code or an address alone says where, not who.
  const respondent =
    row.respondent === undefined
      ? undefined
      : part(row, { respondent: 'name', respondentCode: 'code', address: 'address' });
  const place = part(row, { address: 'address' });
  const reporter = part(row, { reporter: 'name', phone: 'phone' });
  const incoming = part(row, {
    ...{ sender: 'sender', documentNo: 'documentNo', documentDate: 'documentDate' },
    ...{ inspectionNo: 'inspectionNo', officers: 'officers' },
  });
  return {
    title: text(row, 'title') || firstWords(content),
    text: content,
    channel: text(row, 'channel') || 'import',
    importDigest: digest,
    ...part(row, { demand: 'demand', domain: 'domain', occurredOn: 'occurredOn', likes: 'likes', against: 'against' }),
    ...part(row, { campaign: 'campaign' }),
    ...(source === undefined ? {} : { source }),
    ...(respondent === undefined ? {} : { respondent }),
    ...(place === undefined ? {} : { place }),
    ...(incoming === undefined ? {} : { incoming }),
    ...(reporter === undefined ? {} : { reporter }),
  };
}

/** The start of office hours, so that a day of receipt is that day in China whatever the machine's zone. */
const officeHours = (day: string): string => new Date(`${day}T09:00:00+08:00`).toISOString();

function checkReceived(row: ImportRow, today: PlainDate): FieldProblem | undefined {
  const received = row.received;
  if (typeof received !== 'string') return undefined;
  const day = received as PlainDate;
  if (day > today) return new FieldProblem('intake.import.received-later', { value: day, today });
  const covered = ruleBook.find('clue-verify', day, '') !== undefined && chinaCalendar.covers(day);
  return covered ? undefined : new FieldProblem('intake.import.received-uncovered', { value: day });
}

/** What is told of must have happened: a day to come is a slip, or a column taken for another. */
function checkPast(row: ImportRow, field: string, today: PlainDate): { field: string; problem: FieldProblem }[] {
  const value = row[field];
  if (typeof value !== 'string') return [];
  const day = value.length === 10 ? value : legalDay(new Date(value));
  return day <= today ? [] : [{ field, problem: new FieldProblem('intake.import.in-future', { value: day, today }) }];
}

/**
 * The kind of data "clues": each row is received as a clue at the importing authority. The day of receipt is the day
 * of import unless a column says otherwise; when the text was written elsewhere is kept with its source and starts no
 * clock. Who wrote it is sealed, also where only a pseudonym is known (令121 art 37).
 * Codes of rows: those of platform/import, and `intake.import.*`.
 */
export function cluesKind(now: () => Date): ImportKind {
  return {
    id: 'clues',
    title: { zh: '线索', en: 'Clues' },
    fields: clueFields,
    identity: (row) =>
      row.externalId === undefined
        ? undefined
        : JSON.stringify([text(row, 'system') || DEFAULT_SYSTEM, text(row, 'externalId')]),
    check: (row) => {
      const today = legalDay(now());
      const problem = checkReceived(row, today);
      return [
        ...(problem === undefined ? [] : [{ field: 'received', problem }]),
        ...['occurredOn', 'submittedAt', 'documentDate'].flatMap((field) => checkPast(row, field, today)),
      ];
    },
    toRequest: (row, { digest, authority }) => ({
      homeRegion: regionOf(authority),
      homeCode: authority,
      procedure: 'clue',
      verb: 'receive',
      body: bodyOf(row, digest),
      // Received today is received now: in the morning, office hours are still to come.
      ...(typeof row.received === 'string' && row.received < legalDay(now())
        ? { eventAt: officeHours(row.received) }
        : {}),
    }),
  };
}
