import { MantineProvider, createTheme, type MantineColorsTuple } from '@mantine/core';
import '@mantine/core/styles.layer.css';
import type { ReactNode } from 'react';
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

const themeAt = (scale: number) =>
  createTheme({
    scale,
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    colors: { accent },
    primaryColor: 'accent',
    primaryShade: 6,
    defaultRadius: 'sm',
    // Letters with two marks (Ễ, Ộ, Ự) are clipped below 1.4.
    lineHeights: { xs: '1.45', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
    headings: {
      fontWeight: '600',
      sizes: {
        h1: { fontSize: `calc(1.5rem * ${scale})`, lineHeight: '1.4' },
        h2: { fontSize: `calc(1.15rem * ${scale})`, lineHeight: '1.4' },
        h3: { fontSize: `calc(1rem * ${scale})`, lineHeight: '1.4' },
      },
    },
    respectReducedMotion: true,
    cursorType: 'pointer',
  });

const themes = { desk: themeAt(1), wall: themeAt(2) };

/** The light, calm look of the desk pages; `wall` is twice as large, for a page used on the room's TV. */
export const DeskTheme = ({ surface = 'desk', children }: { surface?: 'desk' | 'wall'; children: ReactNode }) => (
  <MantineProvider theme={themes[surface]} forceColorScheme="light">
    <div className={classes.frame} data-surface={surface}>
      {children}
    </div>
  </MantineProvider>
);
