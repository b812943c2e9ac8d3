import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { Block } from '../../../../platform/documents/types.ts';
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
import { caseNumber, causeOf, day, list, makerOf, texts, whole } from '../text-of.ts';
import type { FormInput } from '../types.ts';
import { BLANK, cite, dayZh, or, sentence, spanZh } from '../words.ts';

/** What is said before anything is looked at: who we are, the licences, the right to ask for recusal. */
export function openingWords({ input, officers, act }: Writing, asked: string): string {
  // Officers stand in an act with the licence that they showed.
  const shown =
    act.licenceShown === true || list(act, 'officers').length > 0
      ? '现向你出示执法证件，请确认'
      : `执法证件出示情况：${BLANK}`;
  return (
    `我们是${or(input.issuer.name.zh)}的执法人员${officersLine(officers)}，${shown}。依据${cite('penalty.art55')}的规定，` +
    `现依法${asked}。你应当如实回答、协助，不得拒绝或者阻挠；认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。`
  );
}

/** The place where the person writes and signs; the record's own words where the signing is told already. */
export const confirmation = (label: string, said: string): readonly [string, string] => [`${label}：`, said];

/** What a signature confirms; nothing of the kind is said for who refused it. */
export const agreed = (signature: JsonObject, words: string): readonly Block[] =>
  str(signature, 'how') === 'signed' ? [paragraph(words)] : [];

/** Names of the evidence that was taken at the scene, by its number. */
export function evidenceNamed(input: FormInput, ids: readonly string[]): string {
  return ids
    .map((id) => {
      const maker = makerOf(input, id);
      const title = maker === undefined ? '' : str(whole(maker), 'title');
      return `证据${id.slice(1)}${title === '' ? '' : `《${title}》`}`;
    })
    .join('、');
}

const findings = ({ act }: FormInput): string => texts(whole(act), 'findings').join('\n');

/** Form 9 现场笔录. */
export const sceneRecord = formTemplate({
  no: 9,
  fields: [field('findings', '现场情况', 'what was found', findings, 50_000)],
  facts: (writing) => [
    ...caseFacts(writing),
    fact('day', '检查日期', 'day', 'day', day(writing.act, 'from')),
    fact('place', '检查地点', 'place', 'name', str(writing.act, 'place')),
  ],
  build: (writing) => {
    const { input, act, party, officers } = writing;
    const [witness, taken, films] = [obj(act, 'witness'), texts(act, 'evidence'), texts(act, 'recordings')];
    const lines = writing
      .text('findings')
      .split(/\n+/)
      .filter((line) => line.trim() !== '');
    return record(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['检查时间', spanZh(str(act, 'from'), str(act, 'to'))],
          ['检查地点', str(act, 'place')],
          ['当事人', party.name, '法定代表人\n（负责人）', party.representative || '—'],
          [
            '统一社会\n信用代码',
            party.code || party.idNo || '—',
            '联系电话',
            party.phone || str(party.present, 'phone'),
          ],
          [
            '现场人员',
            Object.keys(party.present).length === 0 ? '当事人不在场' : someoneLine(party.present),
            '见证人',
            Object.keys(witness).length === 0 ? '无' : someoneLine(witness),
          ],
          ['检查人员', officersLine(officers)],
        ]),
        paragraph(`告知事项：${openingWords(writing, '对你（单位）进行现场检查，制作现场笔录')}`),
        flush('现场情况：'),
        ...(lines.length === 0
          ? [paragraph(BLANK)]
          : lines.map((line, index) => paragraph(`${index + 1}. ${sentence(line)}`))),
        ...(str(act, 'measures') === '' ? [] : [paragraph(`现场采取的措施：${sentence(str(act, 'measures'))}`)]),
        ...(taken.length === 0 ? [] : [paragraph(`现场提取的证据：${evidenceNamed(input, taken)}。`)]),
        paragraph(
          films.length === 0 ? '全过程记录：文字记录。' : `全过程记录：文字记录，并附音像记录${films.length}份。`,
        ),
        paragraph('（以下空白）'),
        ...agreed(obj(act, 'signature'), '以上笔录经当事人核对（或者向其宣读），与现场情况一致。'),
        signatures(
          [confirmation('当事人（签名或者盖章）', signedZh(obj(act, 'signature')))],
          ...(Object.keys(witness).length === 0 ? [] : [['见证人：', '日期：']]),
          officerSignatures(officers),
        ),
      ],
      remarks: ['笔录应当当场制作，逐页签名；当事人拒绝签名的，由执法人员注明情况，见证人签名。'],
    });
  },
});

/** Form 10 送达地址确认书. */
export const addressConfirmation = formTemplate({
  no: 10,
  facts: (writing) => {
    const recipient = obj(writing.act, 'recipient');
    return [
      ...caseFacts(writing),
      fact('recipient', '受送达人', 'recipient', 'name', str(recipient, 'name')),
      fact('confirmed-on', '确认日期', 'day', 'day', day(writing.act, 'on')),
    ];
  },
  fields: [field('remark', '备注', 'remark', () => '', 1_000)],
  build: (writing) => {
    const { input, act, officers, party } = writing;
    const to = obj(act, 'recipient');
    const electronic = act.electronic === true;
    return record(writing, {
      blocks: [
        pairs([
          ['案由', causeOf(input), '案号', caseNumber(input)],
          ['当事人', party.name],
          ['受送达人', str(to, 'name'), '证件号码', str(to, 'idNo') || '—'],
          ['送达地址', str(to, 'address')],
          ['邮政编码', str(to, 'postcode') || '—', '联系电话', str(to, 'phone')],
          ['代收人', str(to, 'agent') || '无', '传真', str(to, 'fax') || '—'],
          [
            '电子邮箱',
            str(to, 'email') || '—',
            '是否同意\n电子送达',
            electronic ? '■ 同意　□ 不同意' : '□ 同意　■ 不同意',
          ],
        ]),
        paragraph('告知事项：'),
        {
          kind: 'list',
          items: [
            '受送达人应当提供真实、准确的送达地址和联系方式；送达地址、联系方式变更的，应当及时书面告知本机关。',
            '因提供的地址、联系方式不准确，或者变更后未及时告知，导致文书未能被实际接收的，由受送达人承担相应后果。',
            `依据${cite('penalty.art61')}的规定，受送达人同意并签订确认书的，可以采用传真、电子邮件等方式送达行政处罚决定书等文书。`,
          ],
        },
        paragraph(
          act.consequencesTold === true
            ? '受送达人确认：已阅读（听清）上述告知事项，保证所提供的送达地址真实、准确、有效。'
            : `告知情况：${BLANK}`,
        ),
        ...(writing.text('remark').trim() === '' ? [] : paragraphs(`备注：${writing.text('remark')}`)),
        signatures(
          [confirmation('受送达人（签名或者盖章）', signedZh(obj(act, 'signature')))],
          [['确认日期：', dayZh(day(act, 'on'))]],
          officerSignatures(officers),
        ),
      ],
      remarks: ['本确认书适用于本案立案、调查、审核、听证、决定、执行各阶段。'],
    });
  },
});
