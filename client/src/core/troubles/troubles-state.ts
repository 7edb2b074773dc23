import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FoundTrouble } from './source-watch.ts';

/** The own sources that are watched. */
export type OwnSource = 'camera' | 'microphone';

/** What this page itself has found: of its own sources, and of what it receives. */
export interface TroublesState {
  readonly own: Readonly<Record<OwnSource, FoundTrouble | null>>;
  /** Streams that should flow and stand still, as `receivedKey` names them. */
  readonly standing: readonly string[];
}
export type Troubles = StoreApi<TroublesState>;

export const noTroubles = (): Troubles =>
  createStore<TroublesState>(() => ({ own: { camera: null, microphone: null }, standing: [] }));

/** Names a received stream. */
export const receivedKey = (endpointId: string, source: string): string => `${endpointId} ${source}`;
