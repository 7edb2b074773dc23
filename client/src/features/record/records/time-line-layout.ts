/** Measures of the time line, in pixels of the page. */
export const layout = {
  labelRow: 20,
  courseBar: 22,
  axis: 26,
  lane: 34,
  /** Room to the right of the line, so that the last time of the axis is not cut off. */
  margin: 12,
  mostNames: 200,
} as const;

const perLetter = 7.6;

/** About how wide a text of 14 pixels is. */
export const textWidth = (text: string): number => text.length * perLetter;

/** A name that fits the column of names; the whole of it is said in words. */
export const shortName = (name: string): string => {
  const most = Math.floor((layout.mostNames - 12) / perLetter);
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
};

/** How wide the column of names is. */
export const namesWidth = (names: readonly string[]): number =>
  Math.min(layout.mostNames, Math.max(90, ...names.map((name) => textWidth(name) + 12)));
