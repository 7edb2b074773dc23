import { oneLine } from './text.ts';

const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * What a name is compared by: two texts that people type for the same words have one identity. NFC, one blank, nothing invisible, capitals or
 * not, and the tone over whichever vowel of its word (`hòa`, `hoà`; `thủy`, `thuỷ`). To be compared, never to be shown. Other than
 * `foldForSearch` it keeps the tones: Hoa and Hòa are two people.
 */
export const typedIdentity = (text: string): string =>
  oneLine(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(tone, '') + (word.match(tone) ?? []).join(''))
    .normalize('NFC');
