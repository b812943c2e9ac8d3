import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { figuresQuery } from '../pivot/pivot-query.ts';
import { AreaMap } from './AreaMap.tsx';
import { dividedParts, FIRST_MAP, type MapChoice } from './map-query.ts';

/** The map of an area by a figure of choice, as a drawing or as a table of the same numbers. */
export function MapPanel({ of }: { readonly of: Cockpit }): ReactNode {
  const { t, pick } = useWords();
  const [choice, setChoice] = useState<MapChoice>(FIRST_MAP);
  const [view, setView] = useState<'map' | 'table'>('map');
  const figures = useQuery(figuresQuery).data ?? [];
  const shown = figures.find(({ id }) => id === choice.figure);
  return (
    <section className="panel cockpit-map" aria-labelledby="cockpit-map">
      <div className="panel-head">
        <h2 id="cockpit-map">{t('cockpit.map')}</h2>
        <span className="print-only">{shown !== undefined && pick(shown.title)}</span>
        <Select
          size="small"
          className="filter map-figure no-print"
          aria-label={t('map.figure')}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={choice.figure}
          options={figures.map(({ id, title }) => ({ value: id, label: pick(title) }))}
          onChange={(figure: string) => setChoice({ ...choice, figure })}
        />
        <span className="push row no-print">
          {dividedParts(of).length > 0 && (
            <Segmented
              size="small"
              aria-label={t('map.depth')}
              value={choice.depth}
              options={(['1', '2'] as const).map((value) => ({ value, label: t(`map.depth.${value}`) }))}
              onChange={(depth) => setChoice({ ...choice, depth })}
            />
          )}
          <Segmented
            size="small"
            aria-label={t('map.view')}
            value={view}
            options={[
              { value: 'map' as const, label: t('map.view.map') },
              { value: 'table' as const, label: t('view.table') },
            ]}
            onChange={setView}
          />
        </span>
      </div>
      <AreaMap of={of} choice={choice} view={view} />
    </section>
  );
}
