import { describe, expect, it } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { headerSignature, type ImportKind, proposeMapping } from './index.ts';
import { checkMapping } from './mapping.ts';

const field = (key: string, zh: string, en: string, synonyms: string[], required = false) => ({
  ...{ key, title: { zh, en }, synonyms, required },
  parse: (value: string) => value,
});

const kind: ImportKind = {
  id: 'letter',
  title: { zh: '来信', en: 'Letter' },
  fields: [
    field('source', '来源编号', 'Source number', ['编号', 'id', '工单号', '留言编号']),
    field('subject', '标题', 'Subject', ['主题', '留言主题', 'title'], true),
    field('text', '内容', 'Text', ['body', '留言详情', '投诉内容', '诉求内容'], true),
    field('at', '时间', 'Time', ['留言时间', '登记时间', '受理日期']),
    field('name', '投诉人姓名', 'Name', ['姓名', '联系人', 'user']),
    field('phone', '联系电话', 'Phone', ['电话', '手机号码']),
  ],
  toRequest: () => {
    throw new Error('not asked here');
  },
};

describe('proposed mapping', () => {
  it.each([
    [
      ['id', 'user', 'subject', 'time', 'body', 'against', 'likes'],
      ['id', 'subject', 'body', 'time', 'user', undefined],
      ['against', 'likes'],
    ],
    [
      ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情'],
      ['留言编号', '留言主题', '留言详情', '留言时间', undefined, undefined],
      ['留言用户'],
    ],
    [
      ['* 标题（必填）', '诉求 内容', '联系电话(手机)', '姓 名'],
      [undefined, '* 标题（必填）', '诉求 内容', undefined, '姓 名', '联系电话(手机)'],
      [],
    ],
    [['举报投诉内容', '事项标题'], [undefined, '事项标题', '举报投诉内容', undefined, undefined, undefined], []],
  ])('of %j', (headers, expected, unused) => {
    const proposal = proposeMapping(headers, kind);
    expect(kind.fields.map((each) => proposal.mapping[each.key])).toEqual(expected);
    expect(proposal.unused).toEqual(unused);
    expect(proposal.missing).toEqual([]);
  });

  it('names what is missing and takes no column for two fields', () => {
    const proposal = proposeMapping(['标题'], kind);
    expect(proposal.missing).toEqual(['text']);
    expect(proposal.matches).toEqual([{ field: 'subject', header: '标题', score: 1 }]);
  });

  it('is remembered for the same columns in another order and spelling', () => {
    expect(headerSignature(['标题', 'ID'])).toBe(headerSignature(['id', '标题（必填）']));
    expect(headerSignature(['标题', 'ID'])).not.toBe(headerSignature(['标题']));
  });

  it.each([
    [{ subject: '标题', text: '内容' }, undefined],
    [{ subject: '标题' }, 'import.mapping-missing'],
    [{ subject: '标题', text: '没有' }, 'import.mapping-unknown'],
    [{ subject: '标题', text: '内容', other: '标题' }, 'import.mapping-unknown'],
  ])('is checked: %j', (mapping, code) => {
    let found: string | undefined;
    try {
      checkMapping(mapping, ['标题', '内容'], kind);
    } catch (error) {
      found = isAppError(error) ? error.code : String(error);
    }
    expect(found).toBe(code);
  });
});
