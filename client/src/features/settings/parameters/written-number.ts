import type { SpokenLanguage } from '@diem-cau/shared';

const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+$/u;
const plain = /^-?\d+(\.\d+)?$/u;

/** Comma and point in each other's place. */
const swapped = (text: string): string => text.replace(/[.,]/gu, (mark) => (mark === '.' ? ',' : '.'));

/**
 * The number that a person wrote, as the page's language writes it: `1.234,5` and `12,5`, in English `1,234.5` and `12.5`; in either also
 * with the other's mark, `12.5` and `12,5`, since no thousands are grouped like that. Null where it is none.
 */
export const readNumber = (written: string, language: SpokenLanguage = 'vi'): number | null => {
  const bare = written.replace(/\s/gu, '');
  const text = language === 'en' ? swapped(bare) : bare;
  const [whole = '', part, ...more] = text.split(',');
  if (part !== undefined) {
    const isNumber = (grouped.test(whole) || /^-?\d+$/u.test(whole)) && /^\d+$/u.test(part) && more.length === 0;
    return isNumber ? Number(`${whole.replaceAll('.', '')}.${part}`) : null;
  }
  if (grouped.test(text)) return Number(text.replaceAll('.', ''));
  return plain.test(text) ? Number(text) : null;
};
