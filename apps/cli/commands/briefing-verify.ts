import type { BriefingReport } from '../../../modules/briefings/index.ts';
import type { CliContext } from '../context.ts';
import { tableLines } from '../table.ts';

/** What verifying a composed bulletin found beside the verdict: cells that differ, and the cell that was asked for. */
export function tellBriefing({ t, out }: CliContext, report: BriefingReport, cell: string | undefined): void {
  const { number, edition, differing, cells } = report;
  out(
    t({
      zh: `    ${number}，第${edition}版，数字 ${cells.length} 个`,
      en: `    ${number}, edition ${edition}, ${cells.length} numbers`,
    }),
  );
  for (const { cell: id, frozen, now } of differing) {
    out(
      t({
        zh: `✗ ${id}：签名文本为 ${frozen}，由包内行为算出 ${now}`,
        en: `✗ ${id}: ${frozen} in the signed text, ${now} from the acts in the bundle`,
      }),
    );
  }
  if (cell === undefined) return;
  if (cell === 'all') {
    const head = [t({ zh: '数字', en: 'Number' }), t({ zh: '名称', en: 'Name' }), t({ zh: '值', en: 'Value' })];
    for (const line of tableLines(
      head,
      cells.map((each) => [each.cell, t(each.title), each.value]),
    ))
      out(line);
    return;
  }
  const found = cells.find((each) => each.cell === cell);
  if (found === undefined) return;
  out(`${found.cell}　${t(found.title)}　${found.value}　SHA-256 ${found.digest}`);
  for (const line of found.matters) out(`    ${line}`);
}
