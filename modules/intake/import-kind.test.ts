import { describe, expect, test } from 'vitest';
import { type ActId, type AuthorityCode, newActId } from '../../kernel/id.ts';
import { FieldProblem, type ImportRow, proposeMapping } from '../../platform/import/index.ts';
import { splitBody } from '../../platform/ledger/prepare.ts';
import { cluesKind } from './import-kind.ts';
import { clue } from './model/clue.ts';

const kind = cluesKind(() => new Date('2026-04-20T02:00:00Z'));
const context = { actId: newActId() as ActId, digest: 'd', authority: '510500' as AuthorityCode, line: 2 };
const parse = (key: string, value: string) => kind.fields.find((field) => field.key === key)?.parse(value);
const message: ImportRow = {
  externalId: '188006',
  reporter: 'A000102948',
  title: '影楼是否纳税',
  text: '请查一下这家影楼。',
  submittedAt: '2019-02-28T03:25:05.000Z',
  likes: 3,
  against: 0,
};
const problems = (row: ImportRow) => (kind.check?.(row) ?? []).map(({ problem }) => problem.code);

describe('the columns of public message boards', () => {
  test.each([
    [
      ['id', 'user', 'subject', 'time', 'body', 'against', 'likes'],
      {
        externalId: 'id',
        reporter: 'user',
        title: 'subject',
        submittedAt: 'time',
        text: 'body',
        against: 'against',
        likes: 'likes',
      },
    ],
    [
      ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'],
      {
        externalId: '留言编号',
        reporter: '留言用户',
        title: '留言主题',
        submittedAt: '留言时间',
        text: '留言详情',
        against: '反对数',
        likes: '点赞数',
      },
    ],
    [
      ['线索编号', '被投诉人', '统一社会信用代码', '投诉内容', '登记日期', '来源渠道', '业务领域'],
      {
        externalId: '线索编号',
        respondent: '被投诉人',
        respondentCode: '统一社会信用代码',
        text: '投诉内容',
        received: '登记日期',
        channel: '来源渠道',
        domain: '业务领域',
      },
    ],
  ])('%j are recognised', (headers, mapping) => {
    const proposal = proposeMapping(headers, kind);
    expect(proposal.mapping).toEqual(mapping);
    expect(proposal.missing).toEqual([]);
  });
});

describe('a row as an act', () => {
  test('makes a body that the procedure accepts, with the writer sealed and the old time kept', () => {
    const request = kind.toRequest(message, context);
    expect(request).toMatchObject({ procedure: 'clue', verb: 'receive', homeRegion: '510500', homeCode: '510500' });
    expect(request).not.toHaveProperty('eventAt');
    const verb = clue.verbs.receive;
    if (verb === undefined) throw new Error('no verb receive');
    const parsed = verb.body.parse(request.body);
    const { open, personal, identity } = splitBody(verb, parsed);
    expect(identity).toEqual({ reporter: { name: 'A000102948' } });
    expect(JSON.stringify([open, personal])).not.toContain('A000102948');
    expect(open.source).toEqual({ system: '批量导入', externalId: '188006', submittedAt: '2019-02-28T03:25:05.000Z' });
  });

  test('without a title the first words of the text stand for it', () => {
    const { title: _, ...untitled } = message;
    expect(kind.toRequest(untitled, context).body.title).toBe('请查一下这家影楼。');
  });

  test('words that stand for a title end with a whole character', () => {
    const { title: _, ...rest } = message;
    const untitled = { ...rest, text: `${'字'.repeat(29)}𠮷家店` };
    expect(kind.toRequest(untitled, context).body.title).toBe(`${'字'.repeat(29)}𠮷`);
  });

  test('received today is received now, also before office hours', () => {
    expect(kind.toRequest({ ...message, received: '2026-04-20' }, context)).not.toHaveProperty('eventAt');
  });

  test('a mapped day of receipt is that day in China', () => {
    const request = kind.toRequest({ ...message, received: '2026-04-14' }, context);
    expect(request.eventAt).toBe('2026-04-14T01:00:00.000Z');
  });

  test('the same number of the same system is the same row, of another system another', () => {
    const other = { ...message, text: '改过的内容' };
    expect(kind.identity?.(message)).toBe(kind.identity?.(other));
    expect(kind.identity?.(message)).not.toBe(kind.identity?.({ ...message, system: '市长信箱' }));
  });
});

describe('what a row may have wrong', () => {
  test('a day of receipt in the future, before the rules, or not loaded', () => {
    expect(problems({ ...message, received: '2026-04-21' })).toEqual(['intake.import.received-later']);
    expect(problems({ ...message, received: '2021-07-14' })).toEqual(['intake.import.received-uncovered']);
    expect(problems({ ...message, received: '2021-07-15' })).toEqual([]);
    expect(problems(message)).toEqual([]);
  });

  test('a day or a time to come, of what is said to have happened', () => {
    for (const field of ['occurredOn', 'submittedAt']) {
      const at = (day: string) => (field === 'occurredOn' ? day : `${day}T01:00:00.000Z`);
      expect(problems({ ...message, [field]: at('2026-04-20') })).toEqual([]);
      expect(problems({ ...message, [field]: at('2026-04-21') })).toEqual(['intake.import.in-future']);
    }
  });

  test('a unified code whose check character is wrong', () => {
    expect(parse('respondentCode', '91350100M000100Y43')).toBe('91350100M000100Y43');
    expect(parse('respondentCode', '91350100m000100y 43')).toBe('91350100M000100Y43');
    expect(parse('respondentCode', '91350100M000100Y44')).toBeInstanceOf(FieldProblem);
  });

  test('a channel or a domain by any of its names', () => {
    expect(parse('channel', '来信来函')).toBe('letter');
    expect(parse('domain', '食品')).toBe('food');
    expect(parse('domain', '不存在')).toBeInstanceOf(FieldProblem);
  });
});
