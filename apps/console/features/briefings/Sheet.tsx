import { Fragment, type ReactNode } from 'react';
import { valuesByCell } from '../../../../modules/briefings/model/assemble.ts';
import type { Section } from '../../../../modules/briefings/model/content.ts';
import { fill } from '../../../../modules/briefings/model/fill.ts';
import type { Shown } from '../../../../modules/briefings/model/frozen.ts';
import { pointsOf, type TableView, tableView } from '../../../../modules/briefings/model/table-view.ts';
import { useWords } from '../../i18n/index.ts';
import { Chart } from '../../ui/Chart.tsx';
import { BulletinMap } from './BulletinMap.tsx';
import { Figures } from './Figures.tsx';
import { NumberLink } from './NumberLink.tsx';

interface Props {
  readonly shown: Shown;
  /** Opens what is behind a number; absent where nothing can be opened yet. */
  readonly onCell?: ((cell: string) => void) | undefined;
}

/** A bulletin as its readers see it, each number a button to what is behind it. */
export function Sheet({ shown, onCell }: Props): ReactNode {
  return (
    <article className="briefing-sheet">
      <h2 className="briefing-title">{shown.content.title}</h2>
      {shown.content.sections.map((section) => (
        <section key={section.id} id={`sheet-${section.id}`} className="briefing-section">
          {section.heading !== '' && <h3>{section.heading}</h3>}
          <Part shown={shown} section={section} onCell={onCell} />
        </section>
      ))}
      <Notes shown={shown} />
    </article>
  );
}

interface PartProps extends Props {
  readonly section: Section;
}

function Part({ shown, section, onCell }: PartProps): ReactNode {
  const { language } = useWords();
  if (section.kind === 'text') return <Words shown={shown} text={section.text} onCell={onCell} />;
  const view = tableView(shown, section, language);
  if (view === undefined) return null;
  if (section.kind === 'chart') return <Drawing shown={shown} section={section} view={view} onCell={onCell} />;
  if (section.kind === 'map') return <BulletinMap shown={shown} section={section} view={view} onCell={onCell} />;
  return <Figures view={view} label={section.heading} onCell={onCell} />;
}

function Words({ shown, text, onCell }: { shown: Shown; text: string; onCell: Props['onCell'] }): ReactNode {
  const { language } = useWords();
  const values = valuesByCell(shown);
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index }) => (
    <p key={index} className="briefing-words">
      {fill(line, values, language).map((piece) => (
        <Fragment key={piece.at}>
          {piece.cell === undefined ? piece.text : <NumberLink text={piece.text} cell={piece.cell} onCell={onCell} />}
        </Fragment>
      ))}
    </p>
  ));
}

interface DrawingProps extends PartProps {
  readonly section: Extract<Section, { kind: 'chart' }>;
  readonly view: TableView;
}

/** A chart with its numbers in a table below, for whoever does not see it. */
function Drawing({ shown, section, view, onCell }: DrawingProps): ReactNode {
  const { t, language } = useWords();
  const points = pointsOf(shown, section, language);
  return (
    <div>
      <Chart
        label={t('briefings.chartLabel', { title: section.heading })}
        height={260}
        option={(palette) => ({
          grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
          tooltip: { trigger: 'axis' },
          xAxis: {
            type: 'category',
            data: points.map(({ title }) => title),
            axisLabel: { color: palette.soft, rotate: points.length > 8 ? 40 : 0, interval: 0 },
          },
          yAxis: {
            type: 'value',
            axisLabel: { color: palette.soft },
            splitLine: { lineStyle: { color: palette.line } },
          },
          series: [
            {
              type: section.shape,
              data: points.map(({ value }) => value),
              itemStyle: { color: palette.primary },
              barMaxWidth: 28,
            },
          ],
        })}
      />
      <details>
        <summary>{t('briefings.chartTable')}</summary>
        <Figures view={view} label={section.heading} onCell={onCell} />
      </details>
    </div>
  );
}

/** Period, definitions and reservations, which belong to the numbers. */
function Notes({ shown }: { readonly shown: Shown }): ReactNode {
  const { t, pick } = useWords();
  const { content, compared, notes, figures } = shown;
  return (
    <footer className="briefing-notes">
      <p>
        {t('briefings.period', { from: content.period.from, to: content.period.to })}
        {compared !== null && ` · ${t('briefings.compared', { from: compared.from, to: compared.to })}`}
      </p>
      {notes.map((note) => (
        <p key={note.zh}>{pick(note)}</p>
      ))}
      {content.reasons.map(({ section, number, reason }) => (
        <p key={`${section} ${number}`}>
          {number}：{reason}
        </p>
      ))}
      {figures.length > 0 && (
        <details>
          <summary>{t('briefings.definitions', { count: figures.length })}</summary>
          <dl>
            {figures.map((figure) => (
              <div key={figure.id}>
                <dt>
                  {pick(figure.title)} <span className="mono">{figure.id}</span>
                </dt>
                <dd>{pick(figure.definition)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </footer>
  );
}
