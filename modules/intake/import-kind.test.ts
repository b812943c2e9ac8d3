import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActId, type AuthorityCode, newActId } from '../../kernel/id.ts';
import { FieldProblem, type ImportRow, proposeMapping, validate } from '../../platform/import/index.ts';
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
    [
      ['收文编号', '来文单位', '来文字号', '来文日期', '收文日期', '检查单号', '执法人员', '来源专项', '事由', '内容'],
      {
        externalId: '收文编号',
        sender: '来文单位',
        documentNo: '来文字号',
        documentDate: '来文日期',
        received: '收文日期',
        inspectionNo: '检查单号',
        officers: '执法人员',
        campaign: '来源专项',
        title: '事由',
        text: '内容',
      },
    ],
    [
      [
        'Source number',
        'Sending organ',
        'Document No.',
        'Document date',
        'Inspection No.',
        'Inspectors',
        'Campaign',
        'Text',
      ],
      {
        externalId: 'Source number',
        sender: 'Sending organ',
        documentNo: 'Document No.',
        documentDate: 'Document date',
        inspectionNo: 'Inspection No.',
        officers: 'Inspectors',
        campaign: 'Campaign',
        text: 'Text',
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

describe('a row with what came with it', () => {
  const cells = {
    ...{ sender: '云岚市消费者协会', documentNo: '消协函〔2026〕8号', documentDate: '2026年4月2日' },
    ...{ inspectionNo: '检-2026-17', officers: '甲某、乙某', campaign: 'Parking-Fees-２０２６' },
  };
  const row: ImportRow = {
    ...{ ...message, channel: 'inspection' },
    ...Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, parse(key, cell) as string])),
  };

  test('is accepted by the procedure: the papers with the erasable part, the campaign in the open one', () => {
    const verb = clue.verbs.receive;
    if (verb === undefined) throw new Error('no verb receive');
    const { open, personal } = splitBody(verb, verb.body.parse(kind.toRequest(row, context).body));
    expect(personal?.incoming).toEqual({
      ...{ sender: '云岚市消费者协会', documentNo: '消协函〔2026〕8号', documentDate: '2026-04-02' },
      ...{ inspectionNo: '检-2026-17', officers: ['甲某', '乙某'] },
    });
    expect(open.campaign).toBe('parking-fees-2026');
    expect(problems(row)).toEqual([]);
  });

  test('without any of it there is no empty part', () => {
    const { body } = kind.toRequest(message, context);
    expect(body).not.toHaveProperty('incoming');
    expect(body).not.toHaveProperty('campaign');
  });

  test.each([
    ['甲某，乙某;丙某', ['甲某', '乙某', '丙某']],
    ['张三丰 李四光', ['张三丰', '李四光']],
    ['张 三', ['张 三']],
    ['John Smith, Mary Jones', ['John Smith', 'Mary Jones']],
    ['甲某\n乙某\n', ['甲某', '乙某']],
  ])('officers %j', (cell, names) => {
    expect(parse('officers', cell)).toEqual(names);
  });

  test.each([
    ['officers', '、，', 'intake.import.bad-officers'],
    ['officers', Array.from({ length: 11 }, (_, n) => `某${n}`).join('、'), 'intake.import.bad-officers'],
    ['officers', '某'.repeat(101), 'import.too-long'],
    ['campaign', '停车收费专项行动', 'intake.import.bad-campaign'],
    ['campaign', 'x'.repeat(41), 'intake.import.bad-campaign'],
    ['documentDate', '四月二日', 'import.bad-day'],
    ['documentNo', '某'.repeat(121), 'import.too-long'],
  ])('%s %j is refused', (key, cell, code) => {
    expect(parse(key, cell)).toMatchObject({ code });
  });

  test('a document from a day to come is a slip', () => {
    expect(problems({ ...row, documentDate: '2026-04-21' })).toEqual(['intake.import.in-future']);
  });
});

describe('the id of a row', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-kind-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const idOf = async (headers: string, cells: string): Promise<string> => {
    const file = join(folder, 'a.csv');
    await writeFile(file, `${headers}\n${cells}\n`);
    const { mapping } = proposeMapping(headers.split(','), kind);
    const staged = await validate(file, kind, mapping, { authority: context.authority, stagingDir: folder });
    expect(staged.valid).toBe(1);
    const [, id]: string[] = JSON.parse(await readFile(staged.rowsFile, 'utf8'));
    return id ?? '';
  };

  test('is what it was before columns were added: a file imported long ago changes nothing', async () => {
    const before = '4587591c-2edc-8151-85f8-f0c7bc39ef21';
    expect(await idOf('标题,内容,反映人', '影楼是否纳税,请查一下这家影楼。,某群众')).toBe(before);
    expect(await idOf('标题,内容,反映人,来文字号', '影楼是否纳税,请查一下这家影楼。,某群众,')).toBe(before);
  });

  test('differs where only an added column differs', async () => {
    const with8 = await idOf('标题,内容,来文字号', '影楼,请查一下。,消协函〔2026〕8号');
    expect(await idOf('标题,内容,来文字号', '影楼,请查一下。,消协函〔2026〕9号')).not.toBe(with8);
    expect(await idOf('标题,内容,检查编号', '影楼,请查一下。,消协函〔2026〕8号')).not.toBe(with8);
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
