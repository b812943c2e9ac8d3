import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { colours } from '../theme.ts';
import type { ChartOption } from './echarts.ts';
import { ShadeContext } from './shade.ts';

interface Props {
  /** What the chart shows, in one sentence; the same figures stand in a table beside it. */
  readonly label: string;
  readonly height: number;
  readonly option: (palette: ReturnType<typeof colours>) => ChartOption;
}

/** A chart as a picture with a name; the library comes only when a page has one. */
export function Chart({ label, height, option }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const shade = useRef(useContext(ShadeContext));
  shade.current = useContext(ShadeContext);
  const latest = useRef(option);
  latest.current = option;
  const key = JSON.stringify(option(colours(shade.current)));
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    let gone = false;
    let dispose = (): void => undefined;
    void import('./echarts.ts').then(({ drawChart }) => {
      if (!gone) dispose = drawChart(place, JSON.parse(key) as ChartOption);
    });
    return () => {
      gone = true;
      dispose();
    };
  }, [key]);
  return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
