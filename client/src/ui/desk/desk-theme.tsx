import {
  Badge,
  Button,
  InputWrapper,
  MantineProvider,
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import './mantine-styles.ts';
import { useViewportSize } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import { styleNonce } from '../style-nonce.ts';
import classes from './desk-theme.module.css';

// One accent, the meeting pages' blue, from light to dark; the filled button is the seventh.
const accent: MantineColorsTuple = [
  '#eaf2fb',
  '#d3e3f5',
  '#a5c6ea',
  '#74a7df',
  '#4d8dd6',
  '#357dd0',
  '#1f5fa8',
  '#1a5293',
  '#15457d',
  '#0d3564',
];

// Kept for trouble; the seventh is the tokens' colour of trouble.
const red: MantineColorsTuple = [
  '#fdecea',
  '#f9d3d0',
  '#efa9a4',
  '#e27b74',
  '#d4554c',
  '#c43a31',
  '#b3261e',
  '#9c1f18',
  '#841913',
  '#6d130e',
];

// Kept for warnings; the seventh is the tokens' colour of a warning.
const yellow: MantineColorsTuple = [
  '#fff3d6',
  '#fbe5b0',
  '#f0cd7c',
  '#dcb04a',
  '#bf8d1f',
  '#9c6c08',
  '#7d5200',
  '#6b4600',
  '#583a00',
  '#452d00',
];

/** The library's own grey and red are too pale to be read at ease (WCAG 2.2: 4.5 to 1). */
const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--trouble)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
  },
  dark: {},
});

/** A length in rem that grows with the surface. */
const at = (rem: number): string => `calc(${rem}rem * var(--mantine-scale))`;

const themeAt = (scale: number) =>
  createTheme({
    scale,
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    colors: { accent, red, yellow },
    primaryColor: 'accent',
    primaryShade: 6,
    defaultRadius: 'sm',
    // Read at ease from 0.6 m on a 1366x768 screen: 16 px, and never below 14.
    fontSizes: { xs: at(0.875), sm: at(1), md: at(1.0625), lg: at(1.25), xl: at(1.375) },
    // Letters with two marks (Ễ, Ộ, Ự) are clipped below 1.4.
    lineHeights: { xs: '1.45', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
    headings: {
      fontWeight: '600',
      sizes: {
        h1: { fontSize: at(1.5), lineHeight: '1.4' },
        h2: { fontSize: at(1.2), lineHeight: '1.4' },
        h3: { fontSize: at(1.0625), lineHeight: '1.4' },
      },
    },
    respectReducedMotion: true,
    cursorType: 'pointer',
    components: {
      // Marks that reach beyond a letter (ư, Ộ) are not cut off, and words stand as they are written.
      Button: Button.extend({ styles: { label: { overflow: 'visible', lineHeight: 1.45 } } }),
      InputWrapper: InputWrapper.extend({
        styles: { label: { lineHeight: 1.5 }, description: { lineHeight: 1.4 }, error: { lineHeight: 1.4 } },
      }),
      Badge: Badge.extend({
        defaultProps: { tt: 'none', fw: 600, size: 'lg' },
        styles: { label: { overflow: 'visible', lineHeight: 1.45 } },
      }),
    },
  });

const deskTheme = themeAt(1);

/** Letters of 28 px on a TV of 1920x1080, as the room's commands have them; the same part of the picture on a TV of fewer pixels. */
const useWallTheme = () => {
  const { width, height } = useViewportSize();
  const scale = Math.max(1, 1.75 * Math.min(width / 1920, height / 1080));
  return useMemo(() => themeAt(scale), [scale]);
};

/** The light, calm look of the desk pages; `wall` is as large as a TV across the room needs, for a page used on the room's TV. */
export const DeskTheme = ({ surface = 'desk', children }: { surface?: 'desk' | 'wall'; children: ReactNode }) => {
  const wallTheme = useWallTheme();
  return (
    <MantineProvider
      theme={surface === 'wall' ? wallTheme : deskTheme}
      cssVariablesResolver={readable}
      forceColorScheme="light"
      getStyleNonce={styleNonce}
    >
      <div className={classes.frame} data-surface={surface}>
        {children}
      </div>
    </MantineProvider>
  );
};
