const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+$/u;
const plain = /^-?\d+(\.\d+)?$/u;

/**
 * The number that a person wrote, as in Vietnam: `1.234,5` and `12,5`; also `12.5`, since no thousands are grouped like that. Null where
 * it is none.
 */
export const readNumber = (written: string): number | null => {
  const text = written.replace(/\s/gu, '');
  const [whole = '', part, ...more] = text.split(',');
  if (part !== undefined) {
    const isNumber = (grouped.test(whole) || /^-?\d+$/u.test(whole)) && /^\d+$/u.test(part) && more.length === 0;
    return isNumber ? Number(`${whole.replaceAll('.', '')}.${part}`) : null;
  }
  if (grouped.test(text)) return Number(text.replaceAll('.', ''));
  return plain.test(text) ? Number(text) : null;
};
