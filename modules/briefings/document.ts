import { legalDay } from '../../kernel/plain-date.ts';
import type { Language } from '../../kernel/text.ts';
import type { Block, OfficialDocument } from '../../platform/documents/index.ts';
import { clockOf, dayOf, headsOf, type Speak, verifyNotes } from '../bulletins/index.ts';
import { valuesByCell } from './model/assemble.ts';
import type { Content, Section } from './model/content.ts';
import { filled } from './model/fill.ts';
import type { Frozen } from './model/frozen.ts';
import { tableView } from './model/table-view.ts';
import type { StoredEdition } from './queries/read-briefing.ts';

/**
 * A frozen edition as an official document, from the signed bytes and the instant of freezing alone, so that it is the same
 * file for ever.
 */
export function briefingDocument(stored: StoredEdition, language: Language): OfficialDocument {
  const { frozen, frozenAt } = stored;
  const t: Speak = (text) => (text[language] === '' ? text.zh : text[language]);
  const issuer = t(frozen.issuer.name);
  return {
    language,
    issuer,
    title: frozen.content.title,
    number: frozen.number.text,
    at: frozenAt,
    blocks: [
      ...editionBlocks(frozen, t),
      ...frozen.content.sections.flatMap((section) => sectionBlocks(frozen, section, language)),
      ...notesBlocks(frozen, t),
      ...meaningBlocks(frozen, t),
      { kind: 'heading', text: t({ zh: '核验', en: 'How to verify' }) },
      ...headsOf(frozen.checkpoints, t),
    ],
    signature: { authority: issuer, on: legalDay(frozenAt) },
    footnotes: footnotesOf(stored, t),
  };
}

function sectionBlocks(frozen: Frozen, section: Section, language: Language): Block[] {
  const heading: Block[] = section.heading === '' ? [] : [{ kind: 'heading', text: section.heading }];
  if (section.kind === 'text') {
    const words = filled(section.text, valuesByCell(frozen), language).split(/\n+/);
    const paragraphs = words.filter((each) => each.trim() !== '');
    return [...heading, ...paragraphs.map((each): Block => ({ kind: 'paragraph', runs: [each.trim()] }))];
  }
  const table = tableView(frozen, section, language);
  if (table === undefined) return heading;
  return [
    ...heading,
    {
      kind: 'table',
      head: table.columns.map(({ title }) => title),
      rows: table.rows.map(({ cells }) => cells.map(({ text }) => text)),
      align: table.columns.map(({ numeric }) => (numeric ? 'right' : 'left')),
    },
    ...rankNote(section, language),
  ];
}

function rankNote(section: Section, language: Language): Block[] {
  if (section.kind !== 'rank') return [];
  const source =
    section.per === undefined
      ? ''
      : language === 'zh'
        ? `基数来源：${section.per.source}。`
        : ` Source of the bases: ${section.per.source}.`;
  const text =
    section.base === undefined && section.per === undefined
      ? ''
      : language === 'zh'
        ? '名次区间：各地真实名次以95%的把握同时落在区间内；没有基数的不排名。'
        : 'Rank between: all true ranks lie between them at once with 95 % confidence; without a base there is no rank.';
  return text + source === '' ? [] : [{ kind: 'paragraph', runs: [text + source] }];
}

function editionBlocks({ edition, supersedes }: Frozen, t: Speak): Block[] {
  if (supersedes === null) return [];
  const { differences, reason } = supersedes;
  return [
    {
      kind: 'paragraph',
      runs: [
        t({
          zh: `本通报为第${edition}版，代替第${supersedes.edition}版。订正原因：${reason}。共有${differences.length}个数字变动：`,
          en: `Edition ${edition}, in place of edition ${supersedes.edition}. Reason: ${reason}. Numbers that moved: ${differences.length}.`,
        }),
      ],
    },
    {
      kind: 'table',
      head: [
        t({ zh: '数字', en: 'Number' }),
        t({ zh: '原版', en: 'Before' }),
        t({ zh: '本版', en: 'Now' }),
        t({ zh: '变动事项', en: 'Matters that moved it' }),
      ],
      rows: differences.map(({ cell, before, after, moved }) => [
        cell,
        String(before),
        String(after),
        String(moved.length),
      ]),
      align: ['left', 'right', 'right', 'right'],
    },
  ];
}

function notesBlocks({ notes, content, compared, cutOff }: Frozen, t: Speak): Block[] {
  const span = ({ from, to }: Content['period']): string =>
    t({ zh: `${dayOf(from, t)}至${dayOf(to, t)}`, en: `${from} to ${to}` });
  const before =
    compared === null ? '' : t({ zh: `同期：${span(compared)}。`, en: ` Compared with: ${span(compared)}.` });
  const at = clockOf(new Date(cutOff), t);
  const scope = t({
    zh: `统计期间：${span(content.period)}。${before}数据截止：${at}。`,
    en: `Period: ${span(content.period)}.${before} Cut-off: ${at}.`,
  });
  const reasons = content.reasons.map(({ number, reason }) =>
    t({ zh: `${number}：${reason}`, en: `${number}: ${reason}` }),
  );
  return [
    { kind: 'heading', text: t({ zh: '说明', en: 'Notes' }) },
    { kind: 'paragraph', runs: [scope] },
    ...(notes.length + reasons.length === 0 ? [] : [{ kind: 'list', items: [...notes.map(t), ...reasons] } as const]),
  ];
}

function meaningBlocks({ figures }: Frozen, t: Speak): Block[] {
  if (figures.length === 0) return [];
  return [
    { kind: 'heading', text: t({ zh: '指标口径', en: 'What the figures mean' }) },
    {
      kind: 'list',
      items: figures.map(({ title, unit, definition, money }) => {
        const shown = money ? { zh: '元', en: 'yuan' } : unit;
        return t({
          zh: `${title.zh}（${shown.zh}）：${definition.zh}`,
          en: `${title.en} (${shown.en}): ${definition.en}`,
        });
      }),
    },
  ];
}

const footnotesOf = ({ id, frozen, digest, signatures }: StoredEdition, t: Speak): string[] => {
  const { rules, calendar, edition } = frozen;
  const named = t({ zh: `${id}，第${edition}版`, en: `${id}, edition ${edition}` });
  return verifyNotes({ named, digest, rules, calendar, signatures }, t);
};
