/** Long enough without any other condition, and long enough with all four kinds of signs. */
const longCharacters = 14;
const shortCharacters = 8;
/** Capitals, small letters, digits, and signs that are none of these. */
const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];

/** Whether a password is long or varied enough: 14 characters, or 8 of four kinds (TCVN 14423:2026). */
export const isStrongPassword = (password: string): boolean => {
  const text = password.normalize('NFC');
  const { length } = [...text];
  return length >= longCharacters || (length >= shortCharacters && kinds.every((kind) => kind.test(text)));
};
