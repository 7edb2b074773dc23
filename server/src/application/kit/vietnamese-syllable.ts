const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const onset = '(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?';
const closed = '(?:[aăâeêioôơuưy]|iê|yê|oa|oă|oe|oo|uâ|uê|uô|uơ|uy|uyê|ươ)(?:ch?|k|m|ng?|nh|p|t)';
const open =
  '(?:[aâeêioôơuưy]|a[iouy]|â[uy]|eo|êu|i[au]|iêu|o[aei]|oa[ioy]|oeo|ôi|ơi|u[aêiơy]|uây|uôi|uy[au]|ư[aiu]|ươ[iu]|yêu)';
const syllable = new RegExp(`^${onset}(?:${closed}|${open})$`, 'u');

/** Whether a word is spelt as a syllable of Vietnamese: onset, vowels, end, and one tone at most; capitals or not. */
export const isSyllable = (word: string): boolean => {
  const parts = word.toLowerCase().normalize('NFD');
  if ((parts.match(tones)?.length ?? 0) > 1) return false;
  return syllable.test(parts.replace(tones, '').normalize('NFC'));
};
