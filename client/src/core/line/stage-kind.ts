import type { Instant } from '@diem-cau/shared';
import type { LineState } from './line-state.ts';

/** What is said of a line that is not well, in the place of the picture, and since when it is so. */
export interface StageKind {
  readonly kind: 'lost' | 'mending' | 'first' | 'no-way';
  readonly since: Instant;
}

/** Null where nothing is in the way of the picture. `noWay` is whether the network of this page is to be asked, by `NoWay`. */
export const stageKind = ({ kind, since }: LineState, noWay: boolean): StageKind | null => {
  if (kind === 'well' || kind === 'hub') return null;
  // Where nothing comes at all there is no port to ask for.
  if (kind === 'lost') return { kind, since };
  if (noWay) return { kind: 'no-way', since };
  return { kind: kind === 'first' ? 'first' : 'mending', since };
};
