import { chairPages } from './chair-pages.ts';
import { panel } from './meeting/panel.ts';
import { roll } from './meeting/roll.ts';

/** The English texts of the chair's panel: those of whoever conducts a meeting, and its own. */
export const panelPages = { ...chairPages, panel, roll } as const;
