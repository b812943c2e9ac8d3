import type { FileView } from '../../../../modules/intake/contract.ts';
import type { Key } from '../../i18n/index.ts';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** `812 B`, `1.4 MB`: three figures at most, in steps of 1024. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

type Kind = 'picture' | 'sound' | 'video' | 'pdf' | 'word' | 'table' | 'slides' | 'text' | 'archive' | 'document';

const NAMED: Readonly<Record<string, Kind>> = {
  'application/pdf': 'pdf',
  'application/zip': 'archive',
  'text/csv': 'table',
  'application/json': 'text',
  'application/x-ndjson': 'text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'table',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'slides',
};
const BY_FAMILY: Readonly<Record<string, Kind>> = { image: 'picture', audio: 'sound', video: 'video', text: 'text' };

/** What officers call a file of this media type. */
export function kindOf(type: string): Key {
  const kind = NAMED[type] ?? BY_FAMILY[type.split('/')[0] ?? ''] ?? 'document';
  return `files.kind.${kind}`;
}

export interface Notice {
  readonly tone: 'ok' | 'warn' | 'danger' | 'calm';
  readonly text: Key;
  /** Why, for whoever looks closer. */
  readonly why: Key;
}

/** What must be said of a file: what its working copy lacks, and why it may not open. Nothing of a plain one. */
export function noticeOf({ state, scan, type }: Pick<FileView, 'state' | 'scan' | 'type'>): Notice | null {
  if (scan === 'infected') return { tone: 'danger', text: 'files.infected', why: 'files.infectedWhy' };
  switch (state) {
    case 'unreadable':
      return { tone: 'warn', text: 'files.unreadable', why: 'files.unreadableWhy' };
    case 'stripped':
      return { tone: 'ok', text: 'files.stripped', why: 'files.strippedWhy' };
    case 'kept':
      return {
        tone: 'calm',
        text: 'files.kept',
        why: type.startsWith('image/') ? 'files.keptPictureWhy' : 'files.keptWhy',
      };
    case 'clean':
      return null;
  }
}
