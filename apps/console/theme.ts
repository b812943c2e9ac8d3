import { theme as antdTheme, type ThemeConfig } from 'antd';

export type Shade = 'light' | 'dark';
const STORE = 'qingyuan.shade';

/**
 * One palette for our own style sheet and for antd. Text colours reach 4.5:1 on their grounds and
 * `edge` (borders of fields) 3:1, in both shades: WCAG 2.2 AA 1.4.3 and 1.4.11.
 */
const palettes = {
  light: {
    ground: '#f3f5f7',
    surface: '#ffffff',
    sunk: '#f8fafb',
    line: '#dce2e8',
    edge: '#7f8d9a',
    ink: '#16202a',
    soft: '#43515e',
    faint: '#5b6976',
    primary: '#0f5a8c',
    'primary-soft': '#e5eff6',
    danger: '#b3261e',
    'danger-soft': '#fcebe9',
    warn: '#874900',
    'warn-soft': '#fff1dc',
    ok: '#1a6a3a',
    'ok-soft': '#e5f4ea',
    mark: '#ffe9a8',
  },
  dark: {
    ground: '#10161c',
    surface: '#18212a',
    sunk: '#1d2731',
    line: '#2d3945',
    edge: '#70808f',
    ink: '#e7ecf1',
    soft: '#b9c4ce',
    faint: '#9aa7b3',
    primary: '#7fbdea',
    'primary-soft': '#1c3346',
    danger: '#ff9d94',
    'danger-soft': '#3d1f1d',
    warn: '#ffbf75',
    'warn-soft': '#3a2a12',
    ok: '#85d6a4',
    'ok-soft': '#17331f',
    mark: '#5c4a10',
  },
} as const satisfies Record<Shade, Record<string, string>>;

export const FONT =
  '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif';

export function rememberedShade(): Shade {
  const stored = localStorage.getItem(STORE);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Hands the palette to the style sheet and remembers the choice. */
export function applyShade(shade: Shade, remember = false): void {
  const root = document.documentElement;
  root.dataset.shade = shade;
  root.style.colorScheme = shade;
  root.style.setProperty('--font', FONT);
  for (const [name, value] of Object.entries(palettes[shade])) root.style.setProperty(`--${name}`, value);
  if (remember) localStorage.setItem(STORE, shade);
}

/** A colour of the palette, for canvases that cannot read the style sheet. */
export function colours(shade: Shade): (typeof palettes)[Shade] {
  return palettes[shade];
}

export function antdThemeOf(shade: Shade): ThemeConfig {
  const palette = palettes[shade];
  return {
    algorithm: shade === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: shade === 'dark' ? '#4b9bd6' : palette.primary,
      colorInfo: palette.primary,
      colorLink: palette.primary,
      colorError: shade === 'dark' ? '#ff9188' : palette.danger,
      colorSuccess: palette.ok,
      colorWarning: shade === 'dark' ? '#d9902f' : '#a35a00',
      colorErrorBg: palette['danger-soft'],
      colorErrorBorder: palette.danger,
      colorSuccessBg: palette['ok-soft'],
      colorSuccessBorder: palette.ok,
      colorWarningBg: palette['warn-soft'],
      colorWarningBorder: palette.warn,
      colorInfoBg: palette['primary-soft'],
      colorInfoBorder: palette.primary,
      colorText: palette.ink,
      colorTextSecondary: palette.soft,
      colorTextTertiary: palette.faint,
      colorTextDescription: palette.faint,
      colorTextPlaceholder: palette.faint,
      colorTextDisabled: palette.faint,
      colorBorder: palette.edge,
      colorBorderSecondary: palette.line,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBgLayout: palette.ground,
      colorTextLightSolid: shade === 'dark' ? '#06182a' : '#ffffff',
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 5,
      controlHeight: 32,
      controlHeightSM: 26,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      // Without motion overlays are placed at once; with it they wait for an end that the style sheet takes away.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      // A tab that is pressed, or just was, is read like the chosen one: a darker shade falls under the contrast that text needs.
      Tabs: { itemActiveColor: shade === 'dark' ? '#4b9bd6' : palette.primary },
      Segmented: { trackBg: palette.line, itemColor: palette.soft },
    },
  };
}
