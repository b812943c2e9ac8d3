import type { CaseBulletin } from '../../../modules/bulletins/index.ts';
import { numberText, unitOf } from '../../../modules/bulletins/index.ts';
import type { CliContext } from '../context.ts';
import { tableLines } from '../table.ts';

/** A bulletin of case figures for the eye: one line a figure, for a figure needs its unit more than a row its neighbours. */
export function caseTableOf({ t }: CliContext, bulletin: CaseBulletin): string[] {
  const { authority, from, to, cutOff, figures, rows, total } = bulletin;
  const heads = [t({ zh: '指标', en: 'Figure' }), t({ zh: '单位', en: 'Unit' })];
  const columns = [...rows, { title: { zh: '合计', en: 'Total' }, figures: total }];
  return [
    `${bulletin.title}　${t(authority.name)} ${authority.code}`,
    t({ zh: `期间 ${from} 至 ${to}，截止 ${cutOff}`, en: `From ${from} to ${to}, cut-off ${cutOff}` }),
    '',
    ...tableLines(
      [...heads, ...columns.map(({ title }) => t(title))],
      figures.map((figure) => [
        t(figure.title),
        t(unitOf(figure)),
        ...columns.map((column) => numberText(figure, column.figures)),
      ]),
    ),
    '',
    `SHA-256 ${t({ zh: '立案案件', en: 'of cases filed' })}: ${bulletin.matterDigests.filed ?? bulletin.matterDigests.decided ?? '—'}`,
  ];
}
