import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyForm } from './form.ts';

/** A window's storage, and a page that forgets its memory when it is loaded anew. */
const kept = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
const openPage = () => {
  vi.resetModules();
  return import('./store.ts');
};

beforeEach(() => kept.clear());

describe('what a window keeps of what is typed', () => {
  const form = { ...emptyForm, title: '某饭店使用过期食材' };

  it('keeps nothing of a report unless its author says so', async () => {
    const page = await openPage();
    expect(page.loadDraft('report').kept).toBe(false);
    page.saveDraft('report', { form, attempt: null, kept: false });
    expect(kept.size).toBe(0);
    // Within the page nothing is lost; with the page everything is.
    expect(page.loadDraft('report').form.title).toBe(form.title);
    expect((await openPage()).loadDraft('report').form).toEqual(emptyForm);
  });

  it('brings back a kept draft with its act id, so that a sending begun before the reload is not doubled', async () => {
    const page = await openPage();
    const attempt = page.newAttempt('zh');
    page.saveDraft('complaint', { form, attempt, kept: true });
    expect((await openPage()).loadDraft('complaint')).toEqual({ form, attempt, kept: true });
  });

  it('forgets what it kept the moment the author takes the wish back', async () => {
    const page = await openPage();
    page.saveDraft('report', { form, attempt: null, kept: true });
    expect(kept.size).toBe(1);
    page.saveDraft('report', { form, attempt: null, kept: false });
    expect(kept.size).toBe(0);
  });

  it('leaves nothing behind when all is cleared', async () => {
    const page = await openPage();
    page.saveDraft('report', { form, attempt: null, kept: true });
    page.saveDraft('complaint', { form, attempt: null, kept: true });
    page.clearAllDrafts();
    expect(kept.size).toBe(0);
    expect(page.loadDraft('report').form).toEqual(emptyForm);
  });

  it('takes what was typed along to another kind, as a new sending, and leaves nothing under the old one', async () => {
    const page = await openPage();
    page.saveDraft('complaint', { form, attempt: page.newAttempt('zh'), kept: true });
    page.moveDraft('complaint', 'both');
    expect(page.loadDraft('both')).toEqual({ form, attempt: null, kept: true });
    expect(page.loadDraft('complaint').form).toEqual(emptyForm);
    // A complaint is kept as a matter of course; a report only when its author says so.
    page.moveDraft('both', 'report');
    expect(page.loadDraft('report')).toEqual({ form, attempt: null, kept: false });
    expect(kept.size).toBe(0);
  });

  it.each(['no json', '[]', '{"form":7}', '{"form":{"title":7,"evil":"x"},"attempt":{"actId":1}}'])(
    'opens an empty form over the broken draft %s',
    async (broken) => {
      kept.set('qingyuan.draft.clue', broken);
      const draft = (await openPage()).loadDraft('clue');
      expect(draft.form).toEqual(emptyForm);
      expect(draft.attempt).toBeNull();
    },
  );
});
