import { expect, test } from 'vitest';
import { isUuid } from '../../../kernel/id.ts';
import { reportIdOf } from './file-publicly.ts';

test('the report of a mixed letter has the id that it has always had: a repeated send finds it', () => {
  const id = reportIdOf('01900000-0000-7000-8000-000000000001');
  expect(id).toBe('17d7f6c8-0eb6-86d1-aa98-8f8d15dd71d9');
  expect(isUuid(id)).toBe(true);
  expect(reportIdOf('01900000-0000-7000-8000-000000000002')).not.toBe(id);
});
