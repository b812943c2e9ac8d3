import type { ReactNode } from 'react';

/** Outlines on a 20-unit grid; decorative, the words beside them carry the meaning. */
const paths = {
  search: 'M9 15.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M13.8 13.8l4.2 4.2',
  board: 'M3 17V9.5M8 17V4M13 17v-6M17.5 17V7M2 17.5h16',
  bulletin: 'M5 2.5h7L15.5 6v11.5h-10.5zM12 2.5V6h3.5M7.5 9.5h5.5M7.5 12.5h5.5',
  upload: 'M10 13V3.5M6.5 7 10 3.5 13.5 7M3 13v4h14v-4',
  download: 'M10 3.5V13M6.5 9.5 10 13l3.5-3.5M3 13v4h14v-4',
  hand: 'M3 6.5h10.5M10.5 3l3.5 3.5-3.5 3.5M17 13.5H6.5M9.5 10 6 13.5 9.5 17',
  rules: 'M4 3h9.5a2.5 2.5 0 0 1 2.5 2.5V17H6a2 2 0 0 1-2-2zM4 15a2 2 0 0 1 2-2h10M7.5 6.5H13',
  add: 'M10 4v12M4 10h12',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.5V10l3 2',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  late: 'M10 3 2 17h16zM10 8v4M10 14.3v.2',
  pause: 'M7 4.5v11M13 4.5v11',
  user: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 17.5c.5-3.5 3-5 6.5-5s6 1.5 6.5 5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  seal: 'M10 2.5 12 4.5h3v3l2 2.5-2 2.5v3h-3l-2 2-2-2H5v-3L3 10l2-2.5v-3h3zM7 10l2 2 4-4',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.5 1.5M14.5 14.5 16 16M4 16l1.5-1.5M14.5 5.5 16 4',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M7.5 8c0-3 5-3 5 0 0 1.800-2.5 2-2.5 4M10 14.3v.2',
  out: 'M8 3H3.5v14H8M12 6.5 15.5 10 12 13.5M15 10H7',
  menu: 'M3 5h14M3 10h14M3 15h14',
  unfold: 'M6 8l4 4 4-4',
  home: 'M3 9.5 10 3l7 6.5V17h-5v-5H8v5H3z',
  back: 'M11.5 5 6.5 10l5 5',
  idea: 'M7 14.5h6M8 17h4M10 2.5a5 5 0 0 0-3 9c.7.6 1 1.5 1 3h4c0-1.5.3-2.4 1-3a5 5 0 0 0-3-9',
} as const;

export type IconName = keyof typeof paths;

interface Props {
  readonly name: IconName;
  readonly size?: number;
}

export function Icon({ name, size = 16 }: Props): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
