import { num, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { formsMadeBy } from '../../../cases/index.ts';
import { retentions } from '../../../cases/model/case/closing.ts';
import { numbering } from '../../../cases/model/numbering.ts';
import { type Volume, volumes } from '../../../dossiers/model/order.ts';
import type { IndexLine } from '../../../dossiers/model/sheets.ts';
import { cover, fact, field, formTemplate, opinion, pairs, sheet, signatures } from '../framework.ts';
import { caseNumber, causeOf, documentNumber, lastAct } from '../text-of.ts';
import type { CaseAct, FormInput, FormTemplate } from '../types.ts';
import { BLANK, dayZh, labelZh, or } from '../words.ts';
import { resultOf } from './closing.ts';
import { caseFacts, names, officerIds } from './common.ts';

/**
 * In the place of `make-dossier` while a dossier is built: who makes it up, when, and the hash of the file are known only
 * afterwards. No verb of a procedure.
 */
export const BUILDING = 'build-dossier';

const isBuilt = ({ act }: FormInput): boolean => act.verb === BUILDING;

/** The act that made up the dossier, as known on the day of the document; undefined while it is built. */
const madeUp = (input: FormInput): CaseAct | undefined => {
  if (isBuilt(input)) return undefined;
  return input.act.verb === 'make-dossier' ? input.act : lastAct(input, 'make-dossier');
};

/** Figures of the dossier: of what is being built, else of what was made up. */
const figuresOf = (input: FormInput): JsonObject => (isBuilt(input) ? input.act.body : (madeUp(input)?.body ?? {}));

/** Of which volume a sheet speaks; null where it speaks of the whole dossier. */
const volumeOf = ({ act }: FormInput): Volume | null => {
  const volume = str(act.body, 'volume');
  return volume === 'main' || volume === 'secondary' ? volume : null;
};

/** 卷内文件目录（正卷） in a dossier of two volumes, else the title of the form. */
function titled(input: FormInput): { readonly title?: string } {
  const volume = volumeOf(input);
  return volume === null ? {} : { title: `${input.form.title.zh}（${volumes[volume].zh}）` };
}

const figure = (body: JsonObject, key: string, unit: string): string => (key in body ? `${num(body, key)}${unit}` : '');

/** What the party may get says nothing of the other volume: a volume that is built tells its own figures only. */
function volumeRows(input: FormInput): readonly (readonly string[])[] {
  const body = figuresOf(input);
  const retention = ['保管期限', labelZh(retentions, str(body, 'retention'))];
  if (volumeOf(input) !== null) return [retention];
  const secondary = figure(body, 'secondary', '件');
  return [['副卷文件', secondary === '0件' ? '无' : secondary, ...retention]];
}

const coverSheet: FormTemplate = formTemplate({
  no: 54,
  fields: [
    field('category', '案卷类别', 'kind of dossier', () => '行政处罚案卷', 100),
    field('volume', '卷次', 'volume', (input) => volumes[volumeOf(input) ?? 'main'].zh, 100),
    field('filing-no', '归档号', 'archive number', () => '', 100),
  ],
  facts: (writing) => caseFacts(writing),
  build: (writing) => {
    const { input, act, text } = writing;
    const spot = lastAct(input, 'decide-on-spot');
    const opened = (spot ?? lastAct(input, 'file'))?.on;
    const closed = lastAct(input, 'close')?.on ?? input.matter.closedOn ?? undefined;
    const made = madeUp(input);
    return cover(writing, {
      title: '行政处罚案卷',
      blocks: [
        pairs([
          ['案件名称', input.matter.title || `${or(writing.party.name)}${or(causeOf(input))}案`],
          [spot !== undefined ? '决定书文号' : '案号', caseNumber(input)],
          ['当事人', writing.party.name],
          ['案由', causeOf(input)],
          ['处理结果', resultOf(input)],
          [spot !== undefined ? '处罚日期' : '立案日期', dayZh(opened), '结案日期', dayZh(closed)],
          ['办案人员', names(input, officerIds(input))],
          ...(made === undefined ? [] : [['立卷人', input.person(made.actor).name, '立卷日期', dayZh(made.on)]]),
          ['卷内文件', `${num(act, 'documents')}件`, '卷内页数', `${num(act, 'pages')}页`],
          ...volumeRows(input),
          ['案卷类别', text('category'), '卷次', text('volume')],
          // The archive gives its number when it takes the dossier in: on one that is built there is none to miss.
          ...(isBuilt(input) ? [] : [['归档号', text('filing-no')]]),
        ]),
      ],
    });
  },
});

const BAR = '｜';
const NARROW = /\s*[｜|]\s*/u;
/** Titles are free text: a bar or a new line in one would move the columns. */
const inColumn = (text: string): string => text.replace(/[｜|]/gu, '／').replace(/\s+/gu, ' ').trim();

/** The index as the place of form 55 holds it: one document a line, its columns between bars. */
export const indexText = (lines: readonly IndexLine[]): string =>
  lines
    .map(({ title, number, on, pages, remark }) => [title, number, on, pages, remark].map(inColumn).join(BAR))
    .join('\n');

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
      ...titled(writing.input),
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
                  // As figures: a day in words would break in so narrow a column.
                  on || '—',
                  pages || '—',
                  remark,
                ]),
        },
      ],
    });
  },
});

const notes: FormTemplate = formTemplate({
  no: 56,
  fields: [
    field('notes', '本卷情况说明', 'notes on the dossier', () => '卷内文件齐全，无需要说明的其他情况。'),
    field('shelf', '存放位置', 'shelf', ({ act }) => str(act.body, 'shelf'), 200),
  ],
  facts: (writing) => [fact('case-number', '案号', 'case number', 'number', caseNumber(writing.input))],
  build: (writing) => {
    const { input, text } = writing;
    const made = madeUp(input);
    const archived = input.act.verb === 'archive';
    const body = figuresOf(input);
    const shelved = archived || text('shelf').trim() !== '';
    return sheet(writing, {
      ...titled(input),
      blocks: [
        pairs(
          [
            ['案号', caseNumber(input), '案由', causeOf(input)],
            ['卷内文件', figure(body, 'documents', '件'), '卷内页数', figure(body, 'pages', '页')],
            ...volumeRows(input),
            // A file cannot hold its own hash: the act that makes it up does.
            ...(isBuilt(input) ? [] : [['卷宗校验值', str(body, 'digest')]]),
            ...(shelved ? [['存放位置', text('shelf')]] : []),
          ],
          [opinion('本卷情况', text('notes'), [], 60)],
        ),
        isBuilt(input)
          ? signatures(['立卷人：', '立卷日期：'], ['检查人：', '检查日期：'])
          : signatures(
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

export const dossierTemplates: readonly FormTemplate[] = [coverSheet, index, notes];
