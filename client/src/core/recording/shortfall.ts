import type { Instant, MeetingView } from '@diem-cau/shared';

/** What a recording that runs does not keep, to be said beside that it runs. */
export interface Shortfall {
  /** Whose sound is not kept, in the order of the seats, and since when the first of it is not; null where all is. */
  readonly lacking: {
    readonly names: readonly string[];
    /** How many more there are than are named. */
    readonly others: number;
    readonly since: Instant;
  } | null;
  /** Since when sound alone is kept; null where pictures are, too. */
  readonly soundOnlySince: Instant | null;
}

/** So many are named: more are counted, as nobody reads a list above the stage. */
const mostNamed = 3;

const none: Shortfall = { lacking: null, soundOnlySince: null };

/** What the recording of a meeting does not keep although it runs. */
export const shortfallOf = ({ recording, seats }: Pick<MeetingView, 'recording' | 'seats'>): Shortfall => {
  if (recording?.state !== 'running') return none;
  const { lacking = [], soundOnlySince = null } = recording;
  const [first, ...rest] = lacking.map(({ since }) => since);
  if (first === undefined) return { lacking: null, soundOnlySince };
  const ids = new Set(lacking.map(({ endpointId }) => endpointId));
  const names = seats.filter(({ endpointId }) => ids.has(endpointId)).map(({ name }) => name);
  return {
    lacking: {
      names: names.slice(0, mostNamed),
      others: Math.max(0, names.length - mostNamed),
      since: Math.min(first, ...rest),
    },
    soundOnlySince,
  };
};
