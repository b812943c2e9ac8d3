import { legalDay } from '../../kernel/plain-date.ts';
import type { Language } from '../../kernel/text.ts';
import type { Block, OfficialDocument } from '../../platform/documents/index.ts';
import type { CaseBulletin, CaseFigure } from './case-contract.ts';
import { footnotesOf, proofOf, rowsAre, type Speak, scopeOf } from './document-parts.ts';
import { numberText, unitOf } from './model/case-numbers.ts';
import type { StoredBulletin } from './queries/bulletin.ts';

/** A bulletin of case figures as an official document, from the signed bytes and the instant of freezing alone. */
export function caseBulletinDocument(stored: StoredBulletin<CaseBulletin>, language: Language): OfficialDocument {
  const { bulletin, frozenAt } = stored;
  const t: Speak = (text) => (text[language] === '' ? text.zh : text[language]);
  const row = t(rowsAre[bulletin.by]);
  return {
    language,
    issuer: t(bulletin.authority.name),
    title: bulletin.title,
    landscape: true,
    at: frozenAt,
    blocks: [
      { kind: 'paragraph', runs: [scopeOf(bulletin, t)] },
      { kind: 'heading', text: t({ zh: '一、总体情况', en: '1. Summary' }) },
      { kind: 'paragraph', runs: [summaryOf(bulletin, t)] },
      { kind: 'heading', text: t({ zh: `二、分${row}情况`, en: `2. By ${row.toLowerCase()}` }) },
      tableOf(bulletin, t),
      ...notesOf(bulletin, t),
      { kind: 'heading', text: t({ zh: '三、指标口径', en: '3. What the figures mean' }) },
      { kind: 'list', items: bulletin.figures.map((figure) => meaningOf(figure, t)) },
      { kind: 'heading', text: t({ zh: '四、核验', en: '4. How to verify' }) },
      ...proofOf(
        stored,
        bulletin.figures.map((figure) => ({
          id: figure.id,
          title: figure.title,
          total: numberText(figure, bulletin.total),
        })),
        { zh: '合计', en: 'Total' },
        t,
      ),
    ],
    signature: { authority: t(bulletin.authority.name), on: legalDay(frozenAt) },
    footnotes: footnotesOf(stored, t),
  };
}

/** Every figure of the total that counts anything, in words. */
function summaryOf({ figures, total }: CaseBulletin, t: Speak): string {
  const said = figures
    .filter(({ id }) => (total[id] ?? 0) !== 0)
    .map((figure) => {
      const number = numberText(figure, total);
      return t({
        zh: `${figure.title.zh}${number}${unitOf(figure).zh}`,
        en: `${figure.title.en}: ${number} ${unitOf(figure).en}`,
      });
    });
  if (said.length === 0) return t({ zh: '本期没有计入的案件。', en: 'No case counts in the period.' });
  return t({ zh: `${said.join('，')}。`, en: `${said.join('; ')}.` });
}

function tableOf({ figures, rows, total, by }: CaseBulletin, t: Speak): Block {
  return {
    kind: 'table',
    head: [
      t(rowsAre[by]),
      ...figures.map((figure) =>
        t({ zh: `${figure.title.zh}（${unitOf(figure).zh}）`, en: `${figure.title.en} (${unitOf(figure).en})` }),
      ),
    ],
    rows: [
      ...rows.map((row) => [t(row.title), ...figures.map((figure) => numberText(figure, row.figures))]),
      [t({ zh: '合计', en: 'Total' }), ...figures.map((figure) => numberText(figure, total))],
    ],
    align: ['left', ...figures.map(() => 'right' as const)],
  };
}

/** Rows of campaigns do not add up, which a reader would otherwise take for a mistake. */
function notesOf({ by }: CaseBulletin, t: Speak): Block[] {
  if (by !== 'campaign') return [];
  const note = t({
    zh: '一个案件可以同时属于几个专项行动，各行之和可以大于合计；合计中每个案件只计一次。',
    en: 'A case may be in several campaigns: the rows may add up to more than the total, which counts each case once.',
  });
  return [{ kind: 'paragraph', runs: [note] }];
}

/** Stored to the fen, shown in yuan: said where it matters. */
function meaningOf(figure: CaseFigure, t: Speak): string {
  const unit = t(unitOf(figure));
  const exact = figure.money ? t({ zh: '精确到分。', en: ' Exact to the fen.' }) : '';
  return t({
    zh: `${figure.title.zh}（${unit}）：${figure.definition.zh}${exact}`,
    en: `${figure.title.en} (${unit}): ${figure.definition.en}${exact}`,
  });
}
