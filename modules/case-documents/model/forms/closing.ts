import { num, obj, str } from '../../../../kernel/read-json.ts';
import { formsMadeBy } from '../../../cases/index.ts';
import { retentions } from '../../../cases/model/case/closing.ts';
import { owedOn, paymentsOf } from '../../../cases/model/case/settlement.ts';
import { numbering } from '../../../cases/model/numbering.ts';
import { cover, fact, field, formTemplate, opinion, pairs, sheet, signatures, signFoot } from '../framework.ts';
import { officersLine, partyRows } from '../parts.ts';
import { caseNumber, causeOf, documentNumber, lastAct, list, whole } from '../text-of.ts';
import type { CaseAct, FormInput, FormTemplate } from '../types.ts';
import { BLANK, cite, dayZh, groundZh, labelZh, moneyZh, or } from '../words.ts';
import { caseFacts, names, officerIds, penaltiesLine } from './common.ts';

/** What was decided: the penalties, else the outcome, else that nothing was. */
function resultOf(input: FormInput): string {
  const act = lastAct(input, 'decide', 'dismiss');
  if (act === undefined) return '未作出处罚决定';
  const penalties = list(whole(act), 'penalties');
  return penalties.length > 0 ? penaltiesLine(penalties) : groundZh('decision-outcome', str(act.body, 'outcome'));
}

/** How it was performed, told from what was booked. */
function performedOf(input: FormInput): string {
  const told: string[] = [];
  const served = str(obj(input.matter.facts, 'service'), 'on');
  if (served !== '') told.push(`决定书于${dayZh(served)}送达。`);
  for (const { on, receipt, parts } of paymentsOf(input.matter)) {
    const sum = parts.reduce((total, part) => total + part.fen, 0);
    told.push(`${dayZh(on)}缴款${moneyZh(sum)}（票据号${receipt}）。`);
  }
  if (lastAct(input, 'decide') !== undefined) {
    const left = owedOn(input.matter, input.act.on).total;
    told.push(left === 0 ? '应缴款项已全部缴清。' : `尚有${moneyZh(left)}未缴纳。`);
  }
  const published = lastAct(input, 'publish');
  if (published !== undefined) told.push(`处罚信息于${dayZh(published.on)}公示。`);
  return told.join('');
}

const summaryOf = (input: FormInput): string => str(whole(lastAct(input, 'request-closing') ?? input.act), 'summary');

const closing: FormTemplate = formTemplate({
  no: 53,
  fields: [
    field('summary', '结案理由', 'why it is closed', summaryOf, 10_000),
    field('performed', '执行情况', 'how it was performed', performedOf, 10_000),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, party } = writing;
    const decided = lastAct(input, 'decide', 'dismiss');
    const approved = input.act.verb === 'close';
    const note = str(act, 'note');
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ...partyRows(party),
            ['办案人员', officersLine(writing.officers)],
            ['决定书文号', decided === undefined ? '无' : documentNumber(decided)],
            [
              '立案日期',
              dayZh(lastAct(input, 'file')?.on),
              '决定日期',
              decided === undefined ? '无' : dayZh(decided.on),
            ],
            ['处理结果', resultOf(input)],
            ['执行情况', writing.text('performed')],
            ['结案情形', groundZh('closing', str(act, 'ground'))],
            ['结案理由', writing.text('summary')],
          ],
          [
            opinion(
              '承办人意见',
              '建议结案。',
              signFoot(names(input, officerIds(input)), dayZh(lastAct(input, 'request-closing')?.on)),
              20,
            ),
            opinion('办案机构\n负责人意见', '', signFoot(), 20),
            approved
              ? opinion(
                  '机关负责人意见',
                  `同意结案。${note}`,
                  signFoot(or(input.person(input.act.actor).name), dayZh(input.act.on)),
                  20,
                )
              : opinion('机关负责人意见', '', signFoot(), 20),
          ],
        ),
      ],
      remarks: [`结案审批依据${cite('procedure.art76')}。`],
    });
  },
});

/** The act that made up the dossier, as known on the day of the document. */
const dossierOf = (input: FormInput) =>
  input.act.verb === 'make-dossier' ? input.act : lastAct(input, 'make-dossier');

const coverSheet: FormTemplate = formTemplate({
  no: 54,
  fields: [
    field('category', '案卷类别', 'kind of dossier', () => '行政处罚案卷', 100),
    field('volume', '卷次', 'volume', () => '正卷', 100),
    field('filing-no', '归档号', 'archive number', () => '', 100),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, text } = writing;
    const closed = lastAct(input, 'close');
    const secondary = num(act, 'secondary');
    return cover(writing, {
      title: '行政处罚案卷',
      blocks: [
        pairs([
          ['案件名称', input.matter.title || `${or(writing.party.name)}${or(causeOf(input))}案`],
          ['案号', caseNumber(input), '卷次', text('volume')],
          ['当事人', writing.party.name],
          ['案由', causeOf(input)],
          ['处理结果', resultOf(input)],
          ['立案日期', dayZh(lastAct(input, 'file')?.on), '结案日期', dayZh(closed?.on)],
          ['办案人员', names(input, officerIds(input))],
          ['立卷人', input.person(input.act.actor).name, '立卷日期', dayZh(input.act.on)],
          ['卷内文件', `${num(act, 'documents')}件`, '卷内页数', `${num(act, 'pages')}页`],
          [
            '副卷文件',
            secondary === 0 ? '无' : `${secondary}件`,
            '保管期限',
            labelZh(retentions, str(act, 'retention')),
          ],
          ['案卷类别', text('category'), '归档号', text('filing-no')],
        ]),
      ],
    });
  },
});

/** A line of the index of a dossier. Pages are a text, e.g. `3–5`, '' while nobody numbered them. */
export interface IndexLine {
  readonly title: string;
  readonly number: string;
  readonly on: string;
  readonly pages: string;
  readonly remark: string;
}

const BAR = '｜';
const NARROW = /\s*[｜|]\s*/u;

/** The index as the place of form 55 holds it: one document a line, its columns between bars. */
export const indexText = (lines: readonly IndexLine[]): string =>
  lines.map(({ title, number, on, pages, remark }) => [title, number, on, pages, remark].join(BAR)).join('\n');

/** What such a text says; what is missing at the end of a line is empty. */
export const readIndex = (text: string): readonly IndexLine[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [title = '', number = '', on = '', pages = '', remark = ''] = line.trim().split(NARROW);
      return { title, number, on, pages, remark };
    });

const OWN = [54, 55, 56];

/** The number that an act gave to the paper of that word. */
function numberOf({ matter }: FormInput, act: CaseAct, word: string): string {
  const slot = numbering[matter.procedure]?.[act.verb]?.find((each) => each.word === word);
  return slot === undefined ? documentNumber(act) : str(act.body, slot.field);
}

/** Documents that the acts made, in their order: where no dossier numbered the pages, none is invented. */
function documentsOf(input: FormInput): string {
  const lines = input.acts.flatMap((act) =>
    formsMadeBy(act.verb)
      .filter(({ no }) => !OWN.includes(no))
      .map(({ title, numberWord }) => ({
        title: title.zh,
        number: numberWord === null ? '' : numberOf(input, act, numberWord),
        on: act.on,
        pages: '',
        remark: '',
      })),
  );
  return indexText(lines);
}

const index: FormTemplate = formTemplate({
  no: 55,
  fields: [
    field('index', '卷内文件（题名｜文号｜日期｜页次｜备注）', 'documents, columns between bars', documentsOf, 100_000),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const lines = readIndex(writing.text('index'));
    return sheet(writing, {
      blocks: [
        pairs([['案号', caseNumber(writing.input), '案由', causeOf(writing.input)]]),
        {
          kind: 'table',
          head: ['序号', '文件题名', '文号', '日期', '页次', '备注'],
          align: ['center', 'left', 'left', 'center', 'center', 'left'],
          rows:
            lines.length === 0
              ? [['', BLANK]]
              : lines.map(({ title, number, on, pages, remark }, at) => [
                  String(at + 1),
                  or(title),
                  number || '—',
                  /^\d{4}-\d{2}-\d{2}$/.test(on) ? dayZh(on) : on || '—',
                  pages || '—',
                  remark,
                ]),
        },
      ],
    });
  },
});

const digestOf = (input: FormInput): string => str(dossierOf(input)?.body ?? {}, 'digest');

const notes: FormTemplate = formTemplate({
  no: 56,
  fields: [
    field('notes', '本卷情况说明', 'notes on the dossier', () => '卷内文件齐全，无需要说明的其他情况。'),
    field('shelf', '存放位置', 'shelf', ({ act }) => str(act.body, 'shelf'), 200),
  ],
  facts: (writing) => [fact('case-number', '案号', 'case number', 'number', caseNumber(writing.input))],
  build: (writing) => {
    const { input, text } = writing;
    const made = dossierOf(input);
    const archived = input.act.verb === 'archive';
    const body = made?.body ?? {};
    const count = (key: string, unit: string): string => (key in body ? `${num(body, key)}${unit}` : '');
    return sheet(writing, {
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ['卷内文件', count('documents', '件'), '卷内页数', count('pages', '页')],
            ['副卷文件', count('secondary', '件'), '保管期限', labelZh(retentions, str(body, 'retention'))],
            ['卷宗校验值', digestOf(input)],
            ...(archived || text('shelf').trim() !== '' ? [['存放位置', text('shelf')]] : []),
          ],
          [opinion('本卷情况', text('notes'), [], 60)],
        ),
        signatures(
          [
            ['立卷人：', made === undefined ? '' : or(input.person(made.actor).name)],
            ['立卷日期：', dayZh(made?.on)],
          ],
          archived
            ? [
                ['检查人：', or(input.person(input.act.actor).name)],
                ['检查日期：', dayZh(input.act.on)],
              ]
            : ['检查人：', '检查日期：'],
        ),
      ],
    });
  },
});

export const closingTemplates: readonly FormTemplate[] = [closing, coverSheet, index, notes];
