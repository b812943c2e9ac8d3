// Writes rules/calendars/cn-YYYY.json from the data of the package chinese-days (MIT), one file a year.
// The written files are the source of truth at run time; this script only saves typing when a notice appears.
// Usage: node scripts/make-calendars.mjs 2027 && npx biome check --write rules/calendars
import { readFileSync, writeFileSync } from 'node:fs';

/** The notices as far as the sources name them; a number that no source gives stays null. */
const numbers = { 2025: '国办发明电〔2024〕12号' };
/** The package's short names, and how the notice calls the day. */
const fullNames = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

const asked = process.argv.slice(2).map(Number);
const years = asked.length > 0 ? asked : [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

for (const year of years) {
  const source = new URL(`../node_modules/chinese-days/dist/years/${year}.json`, import.meta.url);
  const { holidays, workdays } = JSON.parse(readFileSync(source, 'utf8'));
  const inYear = (date) => date.startsWith(`${year}-`);
  const off = Object.keys(holidays)
    .filter(inYear)
    .sort()
    .map((date) => {
      const [en, zh] = holidays[date].split(',');
      return { date, name: { zh: fullNames[zh] ?? zh, en } };
    });
  const calendar = {
    year,
    notice: { title: `国务院办公厅关于${year}年部分节假日安排的通知`, number: numbers[year] ?? null, confidence: 'S' },
    off,
    work: Object.keys(workdays).filter(inYear).sort(),
  };
  const line = (entry) =>
    `    ${JSON.stringify(entry).replaceAll(':', ': ').replaceAll(',', ', ').replaceAll('{', '{ ').replaceAll('}', ' }')}`;
  const text = [
    '{',
    `  "year": ${year},`,
    `  "notice": ${line(calendar.notice).trim()},`,
    '  "off": [',
    off.map(line).join(',\n'),
    '  ],',
    `  "work": ${JSON.stringify(calendar.work).replaceAll(',', ', ')}`,
    '}',
    '',
  ].join('\n');
  JSON.parse(text);
  writeFileSync(new URL(`../rules/calendars/cn-${year}.json`, import.meta.url), text);
}
