import { saveText } from '../save-text.ts';

/** Saves a report of checks as a file. */
export const saveSheet = ({ file, text }: { readonly file: string; readonly text: string }): void =>
  saveText(file, text);
