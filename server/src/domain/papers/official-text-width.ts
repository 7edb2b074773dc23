/**
 * Widths of the letters of Times New Roman Bold in thousandths of the size; Tinos has the same. A letter with marks is as wide as the
 * letter without them. For the lengths of rules only: no line is broken by them.
 */
const widths: Readonly<Record<string, number>> = {
  ...{ A: 722, B: 667, C: 722, D: 722, E: 667, F: 611, G: 778, H: 778, I: 389, J: 500, K: 778, L: 667, M: 944 },
  ...{ N: 722, O: 778, P: 611, Q: 778, R: 722, S: 556, T: 667, U: 722, V: 722, W: 1000, X: 722, Y: 722, Z: 667 },
  ...{ a: 500, b: 556, c: 444, d: 556, e: 444, f: 333, g: 500, h: 556, i: 278, j: 333, k: 556, l: 278, m: 833 },
  ...{ n: 556, o: 500, p: 556, q: 556, r: 444, s: 389, t: 333, u: 556, v: 500, w: 722, x: 500, y: 500, z: 444 },
  ...{ ' ': 250, '-': 333, ',': 250, '.': 250, ':': 333, ';': 333, '(': 333, ')': 333, '/': 278 },
};
const otherWidth = 500;
const mmOfPoint = 25.4 / 72;

const widthMm = (text: string, sizePt: number): number => {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
  const thousandths = [...letters].reduce((total, letter) => total + (widths[letter] ?? otherWidth), 0);
  return (thousandths / 1000) * sizePt * mmOfPoint;
};

/** The lengths of the lines that a bold text takes in a column, in millimetres; broken at words, as far as it goes. */
const lineLengths = (text: string, sizePt: number, columnMm: number): readonly number[] => {
  const lengths: number[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthMm(longer, sizePt) > columnMm) {
      lengths.push(widthMm(line, sizePt));
      line = word;
    } else line = longer;
  }
  return [...lengths, widthMm(line, sizePt)];
};

/** Length of the rule under a bold text: a third to a half of the text (NĐ 30/2020/NĐ-CP, Phụ lục I); here of its longest line. */
export const ruleMm = (lines: readonly string[], sizePt: number, columnMm: number): number => {
  const longest = Math.max(0, ...lines.flatMap((line) => lineLengths(line, sizePt, columnMm)));
  return 0.42 * Math.min(longest, columnMm);
};

/** Length of the rule under "Độc lập - Tự do - Hạnh phúc": that of the text itself. */
export const wholeRuleMm = (text: string, sizePt: number): number => widthMm(text, sizePt);
