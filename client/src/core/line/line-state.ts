import type { Instant } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LineKind } from './line-word.ts';

/** What the page says of its line, and since when it is so. */
export interface LineState {
  readonly kind: LineKind;
  readonly since: Instant;
}

/** A line of which nothing is to be said. */
export const quietLine = (): StoreApi<LineState> => createStore<LineState>(() => ({ kind: 'well', since: 0 }));
