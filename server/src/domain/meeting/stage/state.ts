import type { EndpointId, Instant, StageChoice } from '@diem-cau/shared';

/** Endpoints that are viewed in turn. */
export interface Tour {
  readonly endpointId: EndpointId;
  /** Those who come after it, in the directory's order. */
  readonly left: readonly EndpointId[];
  /** For how long each is seen. */
  readonly seconds: number;
  readonly until: Instant;
}

/** Whether nobody speaks. */
export interface Quiet {
  /** After so many seconds of it all see who is there; null where the stage stays as it is. */
  readonly afterSeconds: number | null;
  /** Since when nobody has spoken or got the floor, nobody came in, and nothing was chosen; null while somebody speaks. */
  readonly since: Instant | null;
  /** Those who are there are seen. */
  readonly gallery: boolean;
}

/** How the stage stands: what was chosen, and whom a round shows meanwhile. */
export interface StageState {
  readonly choice: StageChoice;
  readonly tour: Tour | null;
}

/** The stage, and what can be undone about it. */
export interface Staging extends StageState {
  readonly undo: { readonly until: Instant; readonly without: StageState } | null;
  /** How it stood before the floor was given, or the chair took the word, which put whoever got it onto the stage; null where something else was done since. */
  readonly beforeFloor: StageState | null;
  readonly quiet: Quiet;
}

/** What is shown now. */
export const shownChoice = ({ choice, tour }: StageState): StageChoice =>
  tour === null ? choice : { show: 'chosen', endpoints: [tour.endpointId] };
