import type { CameraKept } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SaidMicrophone } from '../floor/floor.ts';
import type { FoundTrouble } from './source-watch.ts';

/** The own sources that are watched. */
export type OwnSource = 'camera' | 'microphone';

/** Somebody talks into the own microphone while nobody else speaks, and it is shut, in this way; or the open one gives way. */
export type RoomWord = Exclude<SaidMicrophone, 'open'> | 'givesWay';

/** What this page itself has found: of its own sources, and of what it receives. */
export interface TroublesState {
  readonly own: Readonly<Record<OwnSource, FoundTrouble | null>>;
  /** What the room has to know of its microphone beyond what its button says; null for nothing. */
  readonly room: RoomWord | null;
  /** How much of the own camera the line up does not bear: known here also while the hub can't be told. */
  readonly cameraKept: CameraKept | null;
  /** The line up does not bear the own screen beside the voice: it is sent slowly. */
  readonly screenSlow: boolean;
  /** Streams that should flow and stand still, as `receivedKey` names them. */
  readonly standing: readonly string[];
}
export type Troubles = StoreApi<TroublesState>;

export const noTroubles = (): Troubles =>
  createStore<TroublesState>(() => ({
    ...{ own: { camera: null, microphone: null }, room: null },
    ...{ cameraKept: null, screenSlow: false, standing: [] },
  }));

/** Names a received stream. */
export const receivedKey = (endpointId: string, source: string): string => `${endpointId} ${source}`;
