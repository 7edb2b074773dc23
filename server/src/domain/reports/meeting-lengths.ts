import type { Instant, MeetingType, ReportedLengths, ReportQuery } from '@diem-cau/shared';

/** With how many of its own first meetings of a type a hub compares. */
const firstOnes = 10;

/** The middle of lengths, or the mean of the two in the middle, in milliseconds. */
export const median = (lengths: readonly number[]): number => {
  const sorted = lengths.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return Math.round((low + high) / 2);
};

/** Whether meetings are compared with the hub's first ones: those of one unit or host are not of the hub alone. */
export const comparesLengths = ({ unitId, hostUnitId }: ReportQuery): boolean =>
  unitId === undefined && hostUnitId === undefined;

interface Length {
  readonly openedAt: Instant;
  readonly durationMs: number;
  readonly inPeriod: boolean;
}

/** The lengths of meetings against those of the hub's own first ten of each type: whether they have become shorter. */
export class MeetingLengths {
  readonly #of = new Map<MeetingType, Length[]>();

  /** Notes a meeting that counts, of the period or from before it. */
  note(type: MeetingType, length: Length): void {
    const known = this.#of.get(type) ?? [];
    known.push(length);
    this.#of.set(type, known);
  }

  /** By type: of those alone of which the period has meetings after the hub's first ten. */
  get compared(): readonly ReportedLengths[] {
    return [...this.#of].flatMap(([type, all]) => {
      const inOrder = all.toSorted((a, b) => a.openedAt - b.openedAt);
      const first = inOrder.slice(0, firstOnes);
      const later = inOrder.slice(firstOnes).filter(({ inPeriod }) => inPeriod);
      if (later.length === 0) return [];
      const told = (lengths: readonly Length[]) => ({
        meetings: lengths.length,
        medianMs: median(lengths.map(({ durationMs }) => durationMs)),
      });
      return [{ type, first: told(first), later: told(later) }];
    });
  }
}
