import { num, obj, str } from '../../../../kernel/read-json.ts';
import {
  fact,
  field,
  flush,
  formTemplate,
  pairs,
  paragraph,
  paragraphs,
  record,
  signatures,
  type Writing,
} from '../framework.ts';
import { caseFacts, officerSignatures, officersLine, signedZh, someoneLine } from '../parts.ts';
import { caseNumber, causeOf, day, list, whole } from '../text-of.ts';
import { BLANK, dayZh, groundZh, or, sentence, spanZh } from '../words.ts';
import { agreed, openingWords } from './scene.ts';

const amountOf = ({ act }: Pick<Writing, 'act'>): string => {
  const [pages, quantity] = [num(act, 'pages'), str(act, 'quantity')];
  return or([quantity, pages > 0 ? `共${pages}页` : ''].filter((part) => part !== '').join('，'));
};

/** `original` for an original; where the original is and that both agree, for a copy. */
const originalOf = ({ act }: Pick<Writing, 'act'>): string =>
  str(act, 'form') === 'original' ? '原件、原物' : `复制件。${sentence(or(str(act, 'original')))}`;

const fileRows = (act: Writing['act']): string[][] => {
  const file = obj(act, 'file');
  if (Object.keys(file).length === 0) return [];
  return [
    ['文件名', str(file, 'name'), '文件大小', `${num(file, 'size').toLocaleString('en-US')} 字节`],
    ['校验值\n（SHA-256）', str(file, 'sha256')],
  ];
};

const provesField = field('proves', '证明内容', 'what it proves', ({ act }) => str(whole(act), 'proves'), 2_000);
const itemFacts = (writing: Writing) => [
  ...caseFacts(writing),
  fact('on', '取得日期', 'day', 'day', day(writing.act, 'on')),
  fact('title', '证据名称', 'name', 'name', str(writing.act, 'title')),
];

/** Form 11 证据提取单: copy or photograph in the frame, where it comes from below. */
export const evidenceSheet = formTemplate({
  no: 11,
  fields: [provesField],
  facts: itemFacts,
  build: (writing) => {
    const { input, act, officers, party } = writing;
    const photos = list(act, 'photos');
    return record(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['当事人', party.name],
          ['证据名称', str(act, 'title'), '证据种类', groundZh('evidence', str(act, 'kind'))],
        ]),
        {
          kind: 'box',
          text:
            photos.length === 0
              ? '证据（复制件、照片）粘贴处'
              : `照片${photos.length}张：${photos.map((photo) => or(str(photo, 'name'))).join('、')}`,
          height: 78,
        },
        pairs([
          ['提取时间', dayZh(day(act, 'on')), '数量', amountOf(writing)],
          ['提取地点', str(act, 'where')],
          ['提取方式', str(act, 'how'), '来源', originalOf(writing)],
          ...fileRows(act),
          ['证明内容', writing.text('proves')],
          ['证据提供人', someoneLine(obj(act, 'provider'))],
          ['提取人', officersLine(officers)],
        ]),
        ...agreed(obj(act, 'signature'), '证据提供人确认：以上证据由本人提供，经核对与原件（原物）一致。'),
        signatures([['证据提供人（签名或者盖章）：', signedZh(obj(act, 'signature'))]], officerSignatures(officers)),
      ],
    });
  },
});

/** Form 12 电子数据证据提取笔录: device, tool, steps, hash, so that somebody else can repeat it. */
export const dataRecord = formTemplate({
  no: 12,
  fields: [field('method', '提取过程和方法', 'steps', ({ act }) => str(whole(act), 'method'), 5_000), provesField],
  facts: (writing) => [
    ...itemFacts(writing),
    fact('sha256', '校验值', 'hash', 'number', str(obj(writing.act, 'file'), 'sha256')),
  ],
  build: (writing) => {
    const { input, act, officers, party } = writing;
    const [device, tool, witness] = [obj(act, 'device'), obj(act, 'tool'), obj(act, 'witness')];
    const model = [str(device, 'model'), str(device, 'serial')].filter((word) => word !== '').join('，序列号');
    return record(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['当事人', party.name],
          ['提取时间', spanZh(str(act, 'from'), str(act, 'to'))],
          ['提取地点', str(act, 'where')],
          ['提取人员', officersLine(officers)],
          [
            '证据提供人',
            someoneLine(obj(act, 'provider')),
            '见证人',
            Object.keys(witness).length === 0 ? '无' : someoneLine(witness),
          ],
          ['数据名称', str(act, 'title')],
          ['原始存储\n介质', str(device, 'name'), '型号、\n序列号', model || '—'],
          ['介质状态', str(device, 'state'), '提取工具', `${or(str(tool, 'name'))} ${str(tool, 'version')}`],
          ...fileRows(act),
        ]),
        paragraph(`告知事项：${openingWords(writing, '提取电子数据')}`),
        flush('提取过程和方法：'),
        ...paragraphs(writing.text('method')),
        paragraph(
          `提取的数据存储为“${or(str(obj(act, 'file'), 'name'))}”，提取完成后当场计算完整性校验值，记录如上。${originalOf(writing)}`,
        ),
        paragraph(`证明内容：${sentence(writing.text('proves')) || BLANK}`),
        ...agreed(obj(act, 'signature'), '以上笔录经证据提供人核对，与提取过程一致。'),
        signatures(
          [['证据提供人（签名或者盖章）：', signedZh(obj(act, 'signature'))]],
          ...(Object.keys(witness).length === 0 ? [] : [['见证人：', '日期：']]),
          officerSignatures(officers),
        ),
      ],
    });
  },
});
