import { foldForSearch, type SignedDocumentKind } from '@diem-cau/shared';
import { numberText } from '../../../ui/desk/figures.ts';

/** A file's size as people read it, `1,4 MB`, in the steps of 1024 in which Windows counts and the limit is set. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${numberText(bytes)} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${numberText(kib)} KB` : `${numberText(kib / 1024)} MB`;
};

/** The kind that a file's name speaks of, which a person can change before it is sent. */
export const kindByName = (fileName: string): SignedDocumentKind => {
  const words = foldForSearch(fileName).replace(/[^a-z0-9]+/gu, ' ');
  if (/\bbien ban\b|^bb /u.test(words)) return 'minutes';
  return /\bthong bao\b|^tb /u.test(words) ? 'notice' : 'other';
};
