/** A line of the workbook's font (11 points), in points. */
const lineHeight = 15;
/** Room above and below the lines. */
const padding = 3;
/** A column is as wide as so many zeros; most letters are narrower, bold ones about as wide. */
const lettersPerZero = { regular: 1.1, bold: 0.95 } as const;

/** How many lines a text takes in a column that is `width` characters wide, broken between words. */
export const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((total, paragraph) => {
    let lines = 1;
    let filled = 0;
    for (const word of paragraph.split(' ')) {
      const needed = filled === 0 ? word.length : filled + 1 + word.length;
      if (needed <= width) {
        filled = needed;
        continue;
      }
      if (filled > 0) lines += 1;
      // A word that is longer than the column is broken itself.
      lines += Math.ceil(word.length / width) - 1;
      filled = word.length % width || width;
    }
    return total + lines;
  }, 0);

/** A text in its column; the width in characters. */
export interface WrappedText {
  readonly text: string;
  readonly width: number;
  readonly bold?: boolean;
}

/**
 * How high a row must be so that its texts do not run into the next one, in points: no program measures the rows of a workbook that it
 * has not written itself.
 */
export const rowHeight = (texts: readonly WrappedText[]): number => {
  const lines = texts.map(({ text, width, bold = false }) =>
    linesIn(text, Math.floor(width * lettersPerZero[bold ? 'bold' : 'regular'])),
  );
  return padding + lineHeight * Math.max(1, ...lines);
};
