import { str } from '../../../../kernel/read-json.ts';
import { fact, field, formTemplate, letter, paragraph, paragraphs, signatures, type Writing } from '../framework.ts';
import {
  COPIES_SERVED,
  caseFacts,
  caseLine,
  contactLine,
  copies,
  goodsOf,
  goodsTable,
  officersLine,
  partyLines,
} from '../parts.ts';
import { day, makerOf, texts, whole } from '../text-of.ts';
import { BLANK, cite, clause, dayZh, limitZh, or } from '../words.ts';

/** Form 15 限期提供材料通知书. */
export const materialsDemanded = formTemplate({
  no: 15,
  fields: [],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('until', '提供期限', 'until', 'day', day(writing.act, 'until')),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art55')),
  ],
  build: (writing) => {
    const { act, party } = writing;
    return letter(writing, {
      to: party.name,
      blocks: [
        paragraph(
          `为查清${caseLine(writing)}的有关事实，依据${cite('penalty.art55')}的规定，请你（单位）于${dayZh(day(act, 'until'))}前向${or(str(act, 'where'))}提供下列材料：`,
        ),
        {
          kind: 'list',
          items: texts(act, 'items').length === 0 ? [BLANK] : texts(act, 'items').map((one) => `${clause(one)}；`),
        },
        paragraph('所提供的材料应当真实、完整；复制件应当注明与原件核对一致，并由提供人签名或者盖章，注明日期。'),
        paragraph('逾期不提供，或者提供虚假材料的，依法承担相应的法律责任。'),
        paragraph(contactLine(writing)),
      ],
      signatures: signatures(['签收人：', '签收日期：']),
      remarks: [COPIES_SERVED],
    });
  },
});

/** Form 16 协助辨认/鉴别通知书: to the rights holder. */
export const identificationAsked = formTemplate({
  no: 16,
  fields: [field('subject', '辨认、鉴别的物品', 'what is identified', ({ act }) => str(whole(act), 'subject'), 2_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('holder', '权利人', 'rights holder', 'name', str(writing.act, 'holder')),
    fact('until', '期限', 'until', 'day', day(writing.act, 'until')),
  ],
  build: (writing) =>
    letter(writing, {
      to: str(writing.act, 'holder'),
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，需要对下列涉案物品进行辨认（鉴别）：${clause(writing.text('subject') || BLANK)}。`,
        ),
        paragraph(
          `请你（单位）于${dayZh(day(writing.act, 'until'))}前出具书面辨认（鉴别）意见，写明辨认（鉴别）的方法、依据和结论，由辨认（鉴别）人签名并加盖单位公章，附权利证明、授权和身份证明材料。`,
        ),
        paragraph(
          `依据${cite('procedure.art64')}的规定，上述期间不计入案件办理期限。你（单位）对所出具的意见承担法律责任。`,
        ),
        paragraph(`联系人：${writing.officers.map(({ name }) => name).join('、') || BLANK}`),
      ],
      remarks: [COPIES_SERVED],
    }),
});

/** Name of whom a letter goes to: an authority of ours by its code, any other organ by its name. */
const organOf = ({ input, act }: Writing): string => {
  const code = str(act, 'authority');
  return str(act, 'to') || (code === '' ? '' : input.authority(code).zh);
};

/** Form 17 协助调查函. */
export const assistanceAsked = formTemplate({
  no: 17,
  fields: [field('text', '请求协助的事项', 'what is asked', ({ act }) => str(whole(act), 'text'), 5_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('asked', '协助机关', 'assisting authority', 'name', organOf(writing)),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art26')),
  ],
  build: (writing) => {
    const { input } = writing;
    const limit = limitZh('case-assist-reply', input.act.on, input.matter.homeRegion);
    return letter(writing, {
      to: organOf(writing),
      blocks: [
        paragraph(
          `本机关正在办理${caseLine(writing)}。依据${cite('penalty.art26')}的规定，现请你单位协助调查下列事项：`,
        ),
        ...paragraphs(writing.text('text')),
        paragraph(
          `依据${cite('procedure.art45')}的规定，请自收到本函之日起${limit}内完成协助工作并将结果函告本机关；需要延期完成或者无法协助的，请在期限届满前告知本机关并说明理由。`,
        ),
        paragraph(`联系人：${officersLine(writing.officers)}`),
      ],
      remarks: [copies('一份送交协助机关', '一份归档')],
    });
  },
});

/** Form 18 协助扣押通知书: to the police or another organ that helps to seize. */
export const seizureAssistance = formTemplate({
  no: 18,
  fields: [
    field(
      'text',
      '请求协助的事项',
      'what is asked',
      ({ act }) => str(whole(act), 'text') || str(whole(act), 'reason'),
      5_000,
    ),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('asked', '协助机关', 'assisting organ', 'name', organOf(writing)),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art26')),
  ],
  build: (writing) => {
    const { input, act, party } = writing;
    const decision = makerOf(input, str(act, 'measure'));
    const decided =
      decision === undefined
        ? BLANK
        : `${dayZh(decision.on)}作出的${or(str(decision.body, 'documentNo'))}《实施行政强制措施决定书》`;
    return letter(writing, {
      to: organOf(writing),
      blocks: [
        paragraph(`本机关在办理${caseLine(writing)}中，依据${decided}，决定对下列物品实施扣押。`),
        partyLines(party),
        goodsTable(goodsOf(writing)),
        paragraph(`依据${cite('penalty.art26')}的规定，请你单位协助：${clause(writing.text('text') || BLANK)}。`),
        paragraph('协助扣押期间，请妥善保管上述物品，未经本机关同意不得放行、转移或者处置。'),
        paragraph(`联系人：${officersLine(writing.officers)}`),
      ],
      remarks: [copies('一份送交协助机关', '一份送达当事人', '一份归档')],
    });
  },
});
