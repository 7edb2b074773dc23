/** A label that points to a place on the time line; lengths in pixels. */
export interface Label {
  readonly text: string;
  /** Where it points to. */
  readonly at: number;
  readonly width: number;
}

/** A label with its place: the left edge of its text, and its row, counted from the time line upwards. */
export interface PlacedLabel extends Label {
  readonly left: number;
  readonly row: number;
}

const gap = 10;

/** Places labels in as few rows as they need without covering one another, each as near above its place as the line's ends allow. */
export const placeLabels = (labels: readonly Label[], width: number): PlacedLabel[] => {
  const ends: number[] = [];
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map((label) => {
      const left = Math.max(0, Math.min(label.at - label.width / 2, width - label.width));
      const free = ends.findIndex((end) => end + gap <= left);
      const row = free === -1 ? ends.length : free;
      ends[row] = left + label.width;
      return { ...label, left, row };
    });
};
