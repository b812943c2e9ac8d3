import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Block } from '../../../../platform/documents/types.ts';
import {
  asked,
  fact,
  field,
  flush,
  formTemplate,
  letter,
  pairs,
  paragraph,
  paragraphs,
  record,
  signatures,
  type Writing,
} from '../framework.ts';
import {
  COPIES_SERVED,
  caseFacts,
  caseLine,
  contactLine,
  officerSignatures,
  officersLine,
  signedZh,
  someoneLine,
} from '../parts.ts';
import { caseNumber, causeOf, day, list, texts, whole } from '../text-of.ts';
import { BLANK, cite, clause, dayZh, numberZh, or, spanZh } from '../words.ts';
import { openingWords } from './scene.ts';

/** 9时30分 of `09:30`. */
const hourZh = (hour: string): string => {
  const [hours, minutes] = hour.split(':');
  return minutes === undefined ? BLANK : `${Number(hours)}时${minutes}分`;
};

/** Form 13 询问通知书. */
export const summons = formTemplate({
  no: 13,
  fields: [field('matters', '询问事项', 'matters', ({ act }) => str(whole(act), 'matters'), 2_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('inquiry-on', '接受询问日期', 'day of the inquiry', 'day', day(writing.act, 'on')),
    fact('inquired', '被询问人', 'person', 'name', str(obj(writing.act, 'inquired'), 'name')),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art55')),
  ],
  build: (writing) => {
    const { act } = writing;
    const bring = texts(act, 'bring');
    return letter(writing, {
      to: str(obj(act, 'inquired'), 'name'),
      blocks: [
        paragraph(
          `为查清${caseLine(writing)}的有关事实，依据${cite('penalty.art55')}的规定，请你（单位）于${dayZh(day(act, 'on'))}${hourZh(str(act, 'hour'))}到${or(str(act, 'place'))}接受询问调查，并如实回答。`,
        ),
        paragraph(`询问事项：${clause(writing.text('matters') || BLANK)}。`),
        ...(bring.length === 0
          ? []
          : [paragraph('请携带下列材料：'), { kind: 'list', items: bring.map((one) => `${clause(one)}；`) } as const]),
        paragraph('如委托他人接受询问，受委托人应当携带授权委托书和本人身份证件。'),
        paragraph(contactLine(writing)),
      ],
      remarks: [COPIES_SERVED],
    });
  },
});

/** How a page was confirmed: signed, or refused before two witnesses. */
const confirmedZh = (one: JsonObject): string => signedZh(obj(one, 'confirmed')) || BLANK;

function confirmationTable(act: JsonObject): Block {
  return {
    kind: 'table',
    head: ['页码', '逐页确认情况'],
    align: ['center', 'left'],
    rows: list(act, 'confirmations').map((one) => [`第${num(one, 'page')}页`, confirmedZh(one)]),
  };
}

const correctionsOf = (act: JsonObject): readonly Block[] => {
  const corrections = list(act, 'corrections');
  if (corrections.length === 0) return [];
  return [
    flush('更正记录（更正处已由被询问人签名或者捺指印）：'),
    ...corrections.map((one) =>
      paragraph(`第${num(one, 'page')}页，“${or(str(one, 'was'))}”更正为“${or(str(one, 'is'))}”。`),
    ),
  ];
};

const readBacks: Readonly<Record<string, string>> = {
  'read-by-person': '以上笔录我已看过，与我所述一致。',
  'read-aloud': '以上笔录已向我宣读，与我所述一致。',
};

const recorderOf = ({ input, act }: Writing): string => or(input.person(str(act, 'recorder')).name);

/** Form 14 询问笔录: the words of the person stand as they were said; only the head is ours. */
export const inquiryRecord = formTemplate({
  no: 14,
  facts: (writing) => [
    ...caseFacts(writing),
    fact('day', '询问日期', 'day', 'day', day(writing.act, 'from')),
    fact('inquired', '被询问人', 'person', 'name', str(obj(writing.act, 'inquired'), 'name')),
  ],
  fields: [],
  build: (writing) => {
    const { input, act, officers, party } = writing;
    const person = obj(act, 'inquired');
    const assisted = obj(act, 'assisted');
    const films = texts(act, 'recordings');
    return record(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['当事人', party.name],
          ['询问时间', spanZh(str(act, 'from'), str(act, 'to'))],
          ['询问地点', str(act, 'place')],
          ['询问人', officersLine(officers)],
          ['记录人', recorderOf(writing), '询问次数', `第${numberZh(num(act, 'nth'))}次`],
          ['被询问人', str(person, 'name'), '证件号码', str(person, 'idNo')],
          ['身份、职务', str(person, 'capacity') || '—', '联系电话', str(person, 'phone') || '—'],
          ['住址', str(person, 'address') || '—'],
          ...(Object.keys(assisted).length === 0 ? [] : [['在场协助人', someoneLine(assisted)]]),
        ]),
        ...asked(
          `${openingWords(writing, '向你询问调查有关问题，制作询问笔录')}你听清楚了吗？是否申请回避？`,
          str(act, 'rightsAnswer'),
        ),
        ...list(act, 'answers').flatMap((one) => asked(str(one, 'question'), str(one, 'answer'))),
        ...(list(act, 'answers').length === 0 ? asked('', '') : []),
        paragraph('（以下空白）'),
        ...correctionsOf(act),
        ...paragraphs(readBacks[str(act, 'readBack')] ?? BLANK),
        ...(films.length === 0 ? [] : [paragraph(`询问过程同步制作音像记录${films.length}份。`)]),
        flush(`本笔录共${num(act, 'pages') || BLANK}页，逐页确认情况如下：`),
        confirmationTable(act),
        signatures(['被询问人（签名或者捺指印）：', '日期：'], officerSignatures(officers), [
          ['记录人：', ''],
          '日期：',
        ]),
      ],
    });
  },
});
