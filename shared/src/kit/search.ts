import { oneLine } from './text.ts';

/**
 * Folds a text for a search that ignores tone marks: `Hòa Bình`, `Hoà Bình` and `hoa binh` become one, `Đặng` becomes `dang`.
 * Both spellings of the tone's place (hoà, hòa) fold to the same, since every mark is taken off.
 * What cannot be seen does not keep a text from being found.
 */
export const foldForSearch = (text: string): string =>
  oneLine(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
