import { legalDay } from '../../kernel/plain-date.ts';
import type { Language, Text } from '../../kernel/text.ts';
import type { Block, OfficialDocument } from '../../platform/documents/index.ts';
import { isCaseBulletin } from './case-contract.ts';
import { caseBulletinDocument } from './case-document.ts';
import type { BoardFigures, Bulletin, FigureId } from './contract.ts';
import { dayOf, footnotesOf, proofOf, rowsAre, type Speak, scopeOf } from './document-parts.ts';
import { clearedOf, definitions, onAClock } from './model/figures.ts';
import type { StoredBulletin } from './queries/bulletin.ts';

const FIGURES: readonly FigureId[] = [
  ...([
    'received',
    'open',
    'paused',
    'near',
    'overdue',
    'clearedOnTime',
    'clearedLate',
    'clearedWithoutClock',
  ] as const),
];
const RATES = ['clearanceRate', 'onTimeRate'] as const;

/**
 * A frozen bulletin as an official document. It is made of the signed bytes and the instant of freezing alone, never of
 * what may change later (names of persons, the key now in use), so that the same bulletin always gives the same file.
 */
export function bulletinDocument(stored: StoredBulletin, language: Language): OfficialDocument {
  const { bulletin } = stored;
  return isCaseBulletin(bulletin)
    ? caseBulletinDocument({ ...stored, bulletin }, language)
    : clearanceDocument({ ...stored, bulletin }, language);
}

function clearanceDocument(stored: StoredBulletin<Bulletin>, language: Language): OfficialDocument {
  const { bulletin, frozenAt } = stored;
  const t = (text: Text): string => (text[language] === '' ? text.zh : text[language]);
  const issuer = t(bulletin.authority.name);
  return {
    language,
    issuer,
    title: bulletin.title,
    landscape: true,
    at: frozenAt,
    blocks: [
      { kind: 'paragraph', runs: [scopeOf(bulletin, t)] },
      { kind: 'heading', text: t({ zh: '一、总体情况', en: '1. Summary' }) },
      { kind: 'paragraph', runs: [summaryOf(bulletin, t)] },
      {
        kind: 'heading',
        text: t({ zh: `二、分${t(rowsAre[bulletin.by])}情况`, en: `2. By ${t(rowsAre[bulletin.by]).toLowerCase()}` }),
      },
      tableOf(bulletin, t),
      {
        kind: 'paragraph',
        runs: [
          t({
            zh: '名次先按清零率、再按按期率排列，两率均相同的名次并列；没有基数的不计算比率，也不排名。',
            en: 'Ranked by clearance rate, then by on-time rate; equal rows share a rank. Without a base there is no rate and no rank.',
          }),
        ],
      },
      { kind: 'heading', text: t({ zh: '三、指标口径', en: '3. What the figures mean' }) },
      { kind: 'list', items: meaningsOf(bulletin, t) },
      { kind: 'heading', text: t({ zh: '四、核验', en: '4. How to verify' }) },
      ...proofOf(
        stored,
        FIGURES.map((id) => ({ id, title: definitions[id].title, total: String(bulletin.total[id]) })),
        { zh: '件数', en: 'Matters' },
        t,
      ),
    ],
    signature: { authority: issuer, on: legalDay(frozenAt) },
    footnotes: footnotesOf(stored, t),
  };
}

const baseOf = (rate: (typeof RATES)[number], row: BoardFigures): { part: number; base: number } => {
  switch (rate) {
    case 'clearanceRate':
      return { part: clearedOf(row), base: clearedOf(row) + row.open + row.paused };
    case 'onTimeRate':
      return { part: row.clearedOnTime, base: onAClock(row) };
  }
};

/** A rate never stands without its base: 66.67%（6/9）; with none there is no rate. */
function rateText(rate: (typeof RATES)[number], row: BoardFigures, t: Speak): string {
  const value = row[rate];
  const { part, base } = baseOf(rate, row);
  if (value === null) return t({ zh: '—（无基数）', en: '— (no base)' });
  const percent = `${(value * 100).toFixed(2)}%`;
  return t({ zh: `${percent}（${part}/${base}）`, en: `${percent} (${part}/${base})` });
}

function summaryOf({ total, day }: Bulletin, t: Speak): string {
  const cleared = clearedOf(total);
  const rates = RATES.map((rate) => rateText(rate, total, t));
  return t({
    zh:
      `本期收到${total.received}件，销号${cleared}件，其中按期${total.clearedOnTime}件、超期${total.clearedLate}件、不计期限${total.clearedWithoutClock}件。` +
      `截至${dayOf(day, t)}，计时在办${total.open}件，其中临期${total.near}件、超期${total.overdue}件；依法暂停${total.paused}件。` +
      `清零率${rates[0]}，按期率${rates[1]}。`,
    en:
      `Received in the period: ${total.received}. Cleared: ${cleared}, of these ${total.clearedOnTime} on time, ${total.clearedLate} late and ${total.clearedWithoutClock} without a clock. ` +
      `On ${day}, on the clock: ${total.open}, of these ${total.near} near and ${total.overdue} overdue; paused: ${total.paused}. ` +
      `Clearance rate ${rates[0]}, on-time rate ${rates[1]}.`,
  });
}

function tableOf({ rows, total, by }: Bulletin, t: Speak): Block {
  const figures = (row: BoardFigures): string[] => [
    ...FIGURES.map((figure) => String(row[figure])),
    ...RATES.map((rate) => rateText(rate, row, t)),
  ];
  return {
    kind: 'table',
    head: [
      t({ zh: '名次', en: 'Rank' }),
      t(rowsAre[by]),
      ...FIGURES.map((figure) => t(definitions[figure].title)),
      t({ zh: '清零率（销号/应清）', en: 'Clearance rate (cleared/base)' }),
      t({ zh: '按期率（按期/有期限的销号）', en: 'On-time rate (on time/cleared on a clock)' }),
    ],
    rows: [
      ...rows.map((row) => [row.rank === null ? '—' : String(row.rank), t(row.title), ...figures(row)]),
      ['', t({ zh: '合计', en: 'Total' }), ...figures(total)],
    ],
    align: ['center', 'left', ...FIGURES.map(() => 'right' as const), 'right', 'right'],
  };
}

function meaningsOf({ nearWorkdays }: Bulletin, t: Speak): string[] {
  const near = t({ zh: `本通报为${nearWorkdays}个工作日。`, en: ` Here: ${nearWorkdays} working days.` });
  return [...FIGURES, ...RATES].map((figure) => {
    const { title, unit, definition } = definitions[figure];
    const meaning = `${t(definition)}${figure === 'near' ? near : ''}`;
    return t({ zh: `${title.zh}（${unit.zh}）：${meaning}`, en: `${title.en} (${unit.en}): ${meaning}` });
  });
}
