import { describe, expect, it } from 'vitest';
import { kindOf, noticeOf, sizeWords } from './file-words.ts';

describe('a file in words', () => {
  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [1_000, '1.0 KB'],
    [1_536, '1.5 KB'],
    [204_800, '200 KB'],
    [1_048_575, '1.0 MB'],
    [200 * 1024 * 1024, '200 MB'],
    [5_000 * 1024 * 1024, '4.9 GB'],
  ])('%i bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));

  it('is called by its kind, whatever its type', () => {
    expect(kindOf('image/heic')).toBe('files.kind.picture');
    expect(kindOf('application/pdf')).toBe('files.kind.pdf');
    expect(kindOf('text/csv')).toBe('files.kind.table');
    expect(kindOf('application/x-cfb')).toBe('files.kind.document');
    expect(kindOf('')).toBe('files.kind.document');
  });

  it('says what its copy lacks, and malware before anything else', () => {
    const file = { state: 'stripped', scan: 'passed', type: 'image/jpeg' } as const;
    expect(noticeOf(file)?.text).toBe('files.stripped');
    expect(noticeOf({ ...file, scan: 'infected' })?.text).toBe('files.infected');
    expect(noticeOf({ ...file, state: 'unreadable' })?.text).toBe('files.unreadable');
    expect(noticeOf({ ...file, state: 'kept' })?.why).toBe('files.keptPictureWhy');
    expect(noticeOf({ ...file, state: 'clean' })).toBeNull();
  });
});
