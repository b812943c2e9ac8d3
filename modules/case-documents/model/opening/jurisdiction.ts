import { obj, str } from '../../../../kernel/read-json.ts';
import { fact, field, formTemplate, letter, paragraph, paragraphs, type Writing } from '../framework.ts';
import { caseFacts, caseLine, copies } from '../parts.ts';
import { actBefore, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, clause, or } from '../words.ts';

const reason = field('reason', '理由', 'reason', ({ act }) => str(whole(act), 'reason'), 2_000);
const authorityNamed = ({ input }: Pick<Writing, 'input'>, code: string): string =>
  code === '' ? BLANK : or(input.authority(code).zh);

/** The two that dispute it: who put the dispute, and with whom. */
function disputants(input: FormInput): readonly [string, string] {
  const dispute = actBefore(input, 'dispute');
  return dispute === undefined ? ['', ''] : [dispute.authority, str(dispute.body, 'with')];
}

/** Form 2 指定管辖通知书: from the common upper authority to both that dispute it. */
export const designation = formTemplate({
  no: 2,
  fields: [reason],
  facts: (writing) => [
    ...caseFacts(writing),
    fact(
      'designated',
      '被指定机关',
      'designated authority',
      'name',
      writing.input.authority(str(writing.act, 'to')).zh,
    ),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art25')),
  ],
  build: (writing) => {
    const { input, act } = writing;
    const [first, second] = disputants(input).map((code) => authorityNamed(writing, code));
    const chosen = authorityNamed(writing, str(act, 'to'));
    return letter(writing, {
      to: `${first}、${second}`,
      blocks: [
        paragraph(`${first}与${second}因${caseLine(writing)}的管辖发生争议，报请本机关指定管辖。`),
        paragraph(
          `经审查，${clause(writing.text('reason') || BLANK)}。依据${cite('penalty.art25')}的规定，本机关决定：本案由${chosen}管辖。`,
        ),
        paragraph('请有关机关接到本通知书后及时移交案件材料，办理交接手续；被指定机关应当依法调查处理，不得再行移送。'),
      ],
      remarks: ['本文书一式三份，有关机关各执一份，一份归档。'],
    });
  },
});

/** Form 3 案件交办通知书: down to an authority below. */
export const handingDown = formTemplate({
  no: 3,
  fields: [
    reason,
    field('demands', '办理要求', 'what is wanted', () => '请依法及时调查处理，并将处理结果报告本机关。', 1_000),
  ],
  facts: (writing) => [
    ...caseFacts(writing),
    fact(
      'receiver',
      '承办机关',
      'authority that handles it',
      'name',
      writing.input.authority(str(writing.act, 'to')).zh,
    ),
  ],
  build: (writing) =>
    letter(writing, {
      to: authorityNamed(writing, str(writing.act, 'to')),
      blocks: [
        paragraph(
          `${caseLine(writing)}，经研究，现将该案交由你单位办理。交办理由：${clause(writing.text('reason') || BLANK)}。`,
        ),
        ...paragraphs(writing.text('demands')),
        paragraph(`附件：案件有关材料。`),
      ],
      remarks: [copies('一份送交承办机关', '一份归档')],
    }),
});

/** What was gathered until now, named in the letter so that nothing is lost on the way. */
function materialsZh(input: FormInput): string {
  const named = [
    ['add-evidence', 'extract-evidence', 'extract-data'] as const,
    ['record-scene', 'record-inquiry'] as const,
  ].map((verbs) => input.acts.filter(({ verb }) => (verbs as readonly string[]).includes(verb)).length);
  const [evidence = 0, records = 0] = named;
  const held = Object.keys(obj(input.matter.facts, 'held')).length;
  return [
    '案件来源及立案材料',
    ...(records > 0 ? [`笔录${records}份`] : []),
    ...(evidence > 0 ? [`证据材料${evidence}件`] : []),
    ...(held > 0 ? ['强制措施、先行登记保存的文书和清单'] : []),
  ].join('、');
}

/** Form 4 案件移送函: to the authority that has power. */
export const caseTransfer = formTemplate({
  no: 4,
  fields: [reason, field('materials', '移送材料', 'material that goes with it', materialsZh, 2_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('receiver', '接收机关', 'receiving authority', 'name', receiverOf(writing)),
    fact('basis', '依据', 'basis', 'article', cite('penalty.art25')),
  ],
  build: (writing) =>
    letter(writing, {
      to: receiverOf(writing) || BLANK,
      blocks: [
        paragraph(
          `本机关在办理${caseLine(writing)}中，发现${clause(writing.text('reason') || BLANK)}，该案不属于本机关管辖。依据${cite('penalty.art25')}的规定，现将该案移送你单位处理。`,
        ),
        paragraph(`附：${clause(writing.text('materials') || BLANK)}。`),
        paragraph(`联系人：${writing.officers.map(({ name }) => name).join('、') || BLANK}`),
      ],
      remarks: [copies('一份送交接收机关', '一份归档')],
    }),
});

/** An authority of ours by its code, or another organ by its name (`refer`). */
const receiverOf = ({ input, act }: Writing): string => {
  const to = str(act, 'to');
  return /^\d{6}(\d{3})?$/.test(to) ? input.authority(to).zh : to;
};
