import type { ReactNode } from 'react';
import type { GroupRow, IncidentView } from '../../../../modules/incidents/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { integer, shortAuthority, yuan } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import './incidents.css';

type Told = IncidentView['told'];
type Anchors = GroupRow['anchors'];

/** So many people an hour, with as many digits as say something. */
export const speed = (perHour: number): string => (perHour >= 1 ? perHour.toFixed(1) : perHour.toFixed(2));

/** What is told of a group in figures: people, speed, sum, counties; and how it grew. */
export function ToldPart({
  told,
  others,
}: {
  readonly told: Told;
  readonly others: IncidentView['others'];
}): ReactNode {
  const { t, pick } = useWords();
  const figures: readonly (readonly [label: string, value: string, note?: string])[] = [
    [t('incident.people'), integer(told.people), t('incident.mattersOf', { count: integer(told.matters) })],
    [t('incident.speed'), speed(told.growth.perHour), t('incident.usual', { usual: speed(told.growth.usualPerHour) })],
    [t('incident.claim'), yuan(told.claimFen)],
    [t('incident.counties'), integer(told.counties)],
    [t('incident.since'), told.first, t('incident.last', { on: told.last })],
  ];
  return (
    <Part
      title={t('incident.told')}
      actions={told.growth.growing && <span className="mark mark-warn">{t('incident.growing')}</span>}
    >
      <dl className="incident-figures">
        {figures.map(([label, value, note]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              {note !== undefined && <span className="faint small">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Chart
        label={t('incident.trend')}
        height={150}
        option={(palette) => ({
          animation: false,
          textStyle: { fontFamily: FONT, color: palette.soft },
          grid: { left: 34, right: 8, top: 12, bottom: 24 },
          xAxis: {
            type: 'category',
            data: told.days.map(({ on }) => on.slice(5)),
            axisLine: { lineStyle: { color: palette.line } },
            axisTick: { show: false },
            axisLabel: { color: palette.soft },
          },
          yAxis: {
            type: 'value',
            minInterval: 1,
            axisLabel: { color: palette.soft },
            splitLine: { lineStyle: { color: palette.line } },
          },
          series: [{ type: 'bar', data: told.days.map(({ people }) => people), itemStyle: { color: palette.primary } }],
        })}
      />
      <table className="sr-only">
        <caption>{t('incident.trend')}</caption>
        <tbody>
          {told.days.map(({ on, people }) => (
            <tr key={on}>
              <th scope="row">{on}</th>
              <td>{people}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <div>
          <h3>{t('incident.others')}</h3>
          <p className="soft small">{t('incident.othersWhy')}</p>
          <ul className="plain incident-others">
            {others.map(({ authority, name, count }) => (
              <li key={authority}>
                {pick(shortAuthority(name))}{' '}
                <span className="count">{count === null ? t('incident.few') : integer(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="faint small">{t('incident.thresholds', { rule: told.growth.rule })}</p>
    </Part>
  );
}

/** Trader, place and grievance, as named or as most of the matters have them. */
export function AnchorList({ anchors }: { readonly anchors: Anchors }): ReactNode {
  const { t } = useWords();
  const named = [
    [t('incident.field.party'), anchors.party],
    [t('incident.field.place'), anchors.place],
    [t('incident.field.issue'), anchors.issue],
  ] as const;
  if (named.every(([, word]) => word === null)) return <span className="faint">{t('incident.noAnchors')}</span>;
  return (
    <dl className="incident-anchors">
      {named.map(([label, word]) =>
        word === null ? null : (
          <div key={label}>
            <dt className="faint">{label}</dt>
            <dd>{word}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
