import { afterEach, expect, test } from 'vitest';
import { projectPath } from '../paths.ts';
import { type DocumentThread, openThread } from './thread.ts';

const worker = projectPath('platform/documents/docx-worker.mjs');
const opened: DocumentThread[] = [];
const open = (library: string): DocumentThread => {
  const thread = openThread(worker, () => ({ library }), 'docx');
  opened.push(thread);
  return thread;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((thread) => thread.close()));
});

const empty = { document: { sections: [] }, core: '<x/>' };

test('a library that is not there is said by name', async () => {
  await expect(open('no-such-library').ask(empty)).rejects.toMatchObject({
    code: 'documents.unavailable',
    params: { part: 'docx' },
  });
});

test('one document that cannot be made fails alone; those beside it are made', async () => {
  const thread = open('docx');
  const broken = { document: { sections: [{ children: [{ make: 'NoSuchThing', of: {} }] }] }, core: '<x/>' };
  const [first, second, third] = await Promise.allSettled([thread.ask(empty), thread.ask(broken), thread.ask(empty)]);
  expect([first.status, third.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'documents.failed' } });
});

test('closed while a document waits, it fails coded; asked again, a new thread makes it', async () => {
  const thread = open('docx');
  const waiting = expect(thread.ask(empty)).rejects.toMatchObject({ code: 'documents.failed' });
  await thread.close();
  await waiting;
  expect((await thread.ask(empty)).subarray(0, 2).toString()).toBe('PK');
});
