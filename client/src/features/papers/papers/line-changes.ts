/** A line of one side of a comparison, and whether the other side has it as well. */
export interface ComparedLine {
  readonly text: string;
  readonly changed: boolean;
}

/** Both sides of a comparison, line by line. */
export interface ComparedLines {
  readonly before: readonly ComparedLine[];
  readonly after: readonly ComparedLine[];
}

/** Larger comparisons are not made line by line: their cost grows with the product of the two lengths. */
const mostComparisons = 4_000_000;

const split = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** Which lines of both have a partner, by the longest common subsequence; indexes of both sides. */
const partners = (one: readonly string[], other: readonly string[]): readonly (readonly [number, number])[] => {
  if (one.length * other.length > mostComparisons) return [];
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
};

/** Compares two texts line by line: what of the first is gone, what of the second is new. */
export const lineChanges = (before: string, after: string): ComparedLines => {
  const [one, other] = [split(before), split(after)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const pairs = partners(one.slice(start, one.length - end), other.slice(start, other.length - end));
  const marked = (lines: readonly string[], kept: ReadonlySet<number>): ComparedLine[] =>
    lines.map((text, index) => ({
      text,
      changed: index >= start && index < lines.length - end && !kept.has(index - start),
    }));
  return {
    before: marked(one, new Set(pairs.map(([i]) => i))),
    after: marked(other, new Set(pairs.map(([, j]) => j))),
  };
};

/** The changed lines with one line around them; null stands for lines that are left out. */
export const aroundChanges = (lines: readonly ComparedLine[]): readonly (ComparedLine | null)[] => {
  const near = lines.map((_, index) => [index - 1, index, index + 1].some((at) => lines[at]?.changed === true));
  return lines.flatMap((line, index) => {
    if (near[index] === true) return [line];
    return index > 0 && near[index - 1] !== true ? [] : [null];
  });
};
