import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { NoticeList, PossibleNotice } from '../../../../modules/notices/contract.ts';
import { factsOf } from '../../../../modules/notices/model/facts.ts';
import { findTemplate } from '../../../../modules/notices/model/templates.ts';
import { matters } from '../../../../modules/notices/testing.ts';
import { livePreview, missingTexts, startOf } from './live-preview.ts';

const [rejected] = matters['complaint-rejected'] ?? [];
const template = findTemplate('complaint-rejected', '2026-04-15');
if (rejected === undefined || template === undefined) throw new Error('no example');
const facts = factsOf(rejected);

const notice: PossibleNotice = {
  template: template.id,
  version: template.version,
  title: template.title,
  recipients: [{ id: 'complainant', title: { zh: '投诉人', en: 'complainant' }, corrects: null }],
  basis: [],
  remedies: 'M',
  fields: template.fields.map(({ key, label, max, initial }) => ({
    key,
    label,
    hint: null,
    max,
    required: true,
    initial: initial(facts),
  })),
  preview: { language: 'zh', issuer: '', title: '', blocks: [] },
};
const list: NoticeList = {
  version: 4,
  receipt: facts.receipt,
  mayName: true,
  issuer: { code: '510502', name: { zh: '江阳区市场监督管理局', en: 'Jiangyang' } },
  facts: facts as unknown as NoticeList['facts'],
  refusal: null,
  possible: [notice],
  issued: [],
};
const day = plainDate('2026-07-13');

describe('the preview of a notice', () => {
  it('follows what is typed, without a number', () => {
    const draft = { ...startOf(notice), texts: { reason: '重复投诉。' }, addressee: '王女士' };
    const sheet = livePreview(list, notice, draft, day);
    expect(JSON.stringify(sheet)).toContain('重复投诉。');
    expect(sheet?.blocks[0]).toEqual({ kind: 'addressee', text: '王女士：' });
    expect(sheet).not.toHaveProperty('number');
  });

  it('gives no name where none may be given', () => {
    const sheet = livePreview({ ...list, mayName: false }, notice, { ...startOf(notice), addressee: '王女士' }, day);
    expect(JSON.stringify(sheet)).not.toContain('王女士');
  });

  it('begins with the officer’s own reasons and says what is still empty', () => {
    expect(startOf(notice).texts.reason).toBe('一次购买过期食品三百件。');
    expect(missingTexts(list, notice, startOf(notice))).toEqual([]);
    expect(missingTexts(list, notice, { ...startOf(notice), texts: {} })).toEqual(['reason']);
  });

  it('leaves an unknown edition to the server', () => {
    expect(livePreview(list, { ...notice, version: '2031-01-01' }, startOf(notice), day)).toBeUndefined();
  });
});
